package mx.openprep.desktop.sync;

import java.time.Duration;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.NodeStatus;

/** How the link to the centre is, as a person can be told. */
public sealed interface ReplicatorState {
  /** Trying for the first time. */
  record Connecting() implements ReplicatorState {}

  /** The centre knows us and takes what we send. */
  record Online() implements ReplicatorState {}

  /**
   * No link; the work goes on without.
   *
   * @param why CENTRE_UNREACHABLE, CERTIFICATE_FOREIGN, CERTIFICATE_MISSING, CERTIFICATE_REVOKED,
   *     CERTIFICATE_REPLACED, CERTIFICATE_EXPIRED, PACKAGE_DIFFERS, REALM_DIFFERS,
   *     PROTOCOL_DIFFERS, HANDSHAKE_MISSING or UNEXPECTED
   * @param retry how long until it is tried again at the latest
   */
  record Waiting(MessageCode why, Duration retry) implements ReplicatorState {}

  /**
   * Not tried again until somebody has looked: going on could lose or double something. Everything
   * is kept at the node.
   *
   * @param why JOURNAL_FORKED: the centre holds a journal of this station that is not ours
   */
  record Stopped(MessageCode why) implements ReplicatorState {}

  /** The program is ending. */
  record Closed() implements ReplicatorState {}

  /** The same for the node's status chip. */
  default NodeStatus.Link link() {
    return switch (this) {
      case Online _ -> NodeStatus.Link.ONLINE;
      case Connecting _, Closed _ -> NodeStatus.Link.OFFLINE;
      case Waiting waiting -> link(waiting.why());
      case Stopped stopped -> link(stopped.why());
    };
  }

  private static NodeStatus.Link link(MessageCode why) {
    return switch (why) {
      case CERTIFICATE_MISSING, CERTIFICATE_FOREIGN, EVENT_OF_OTHER_NODE, JOURNAL_FORKED ->
          NodeStatus.Link.WRONG_IDENTITY;
      case PACKAGE_DIFFERS -> NodeStatus.Link.WRONG_PACKAGE;
      case REALM_DIFFERS -> NodeStatus.Link.WRONG_REALM;
      case CERTIFICATE_REVOKED, CERTIFICATE_REPLACED -> NodeStatus.Link.WITHDRAWN;
      case CERTIFICATE_EXPIRED -> NodeStatus.Link.CERTIFICATE_EXPIRED;
      case PROTOCOL_DIFFERS -> NodeStatus.Link.WRONG_VERSION;
      // Any other reason ends a link without saying that one of the two is the wrong one.
      default -> NodeStatus.Link.OFFLINE;
    };
  }
}
