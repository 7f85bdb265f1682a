package mx.openprep.desk;

import io.grpc.ServerCall;
import mx.openprep.journal.NodeId;

/** Knows, at one door of the node API, which workstation a call comes from. */
@FunctionalInterface
public interface CallerStation {
  /**
   * The workstation; asked again for every message of a call.
   *
   * @throws mx.openprep.message.Refusal when it may not be let in; nothing of the call is then read
   */
  NodeId of(ServerCall<?, ?> call);
}
