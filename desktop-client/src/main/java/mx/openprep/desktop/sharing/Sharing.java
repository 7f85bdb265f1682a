package mx.openprep.desktop.sharing;

import java.util.List;
import mx.openprep.desktop.lan.SharingSettings;

/** How this workstation works with the others, and how to change it. */
public interface Sharing {
  SharingSettings chosen();

  /** The name of this workstation. */
  String station();

  /** Where the others find this machine on the local network: its numeric addresses. */
  List<String> addresses();

  /** The hosts that make themselves known. Blocks for some seconds. */
  List<NearbyHost> search();

  /**
   * From the next opening of the node on it works so. Blocks; a host to join is tried first.
   *
   * @throws mx.openprep.message.Refusal why that host cannot be joined; then nothing has changed
   */
  void change(SharingSettings settings);
}
