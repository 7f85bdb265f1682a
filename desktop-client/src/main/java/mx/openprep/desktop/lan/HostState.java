package mx.openprep.desktop.lan;

import java.time.Instant;
import mx.openprep.message.Refusal;

/** Whether the host of a joined workstation is there. */
public sealed interface HostState {
  /**
   * It is there.
   *
   * @param run another one after each of its starts: sessions of an earlier one are gone
   */
  record Present(String host, String run) implements HostState {}

  /**
   * This workstation was to be host itself and cannot share; it works alone.
   *
   * @param why LAN_CLOSED
   */
  record NotShared(Refusal why) implements HostState {}

  /**
   * It is not; this workstation keeps trying.
   *
   * @param host empty when it has never been there
   */
  record Lost(String host, Instant since, Refusal why) implements HostState {}
}
