package mx.openprep.desktop.app.ui;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Last resort of every piece of background work: whatever it threw, as something to tell a person.
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private Refusals() {}

  static Refusal of(Throwable thrown) {
    return switch (thrown) {
      case Refusal refusal -> refusal;
      case StatusRuntimeException status -> RefusalStatus.of(status).orElseGet(() -> bare(status));
      default -> unexpected(thrown);
    };
  }

  private static Refusal bare(StatusRuntimeException status) {
    return status.getStatus().getCode() == Status.Code.UNAVAILABLE
        ? new Refusal(MessageCode.CENTRE_UNREACHABLE, status)
        : unexpected(status);
  }

  private static Refusal unexpected(Throwable thrown) {
    LOG.error("Unexpected failure of background work", thrown);
    return new Refusal(MessageCode.UNEXPECTED, thrown, thrown.toString());
  }
}
