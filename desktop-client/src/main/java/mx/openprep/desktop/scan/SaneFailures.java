package mx.openprep.desktop.scan;

import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneStatus;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/** What a failure of SANE means to the person at the scanner. */
final class SaneFailures {
  private SaneFailures() {}

  /** Details of the refusal: the scanner's name, then the technical cause. */
  static Refusal refusal(@Nullable Throwable failure, String scanner) {
    return switch (failure) {
      case Refusal refusal -> refusal;
      case SaneException sane ->
          new Refusal(code(sane.getStatus()), sane, scanner, String.valueOf(sane.getStatus()));
      case SocketTimeoutException silence ->
          new Refusal(MessageCode.SCANNER_TIMEOUT, silence, scanner);
      case ConnectException nobody ->
          new Refusal(MessageCode.SCANNER_SERVICE_GONE, nobody, scanner);
      case IOException gone ->
          new Refusal(MessageCode.SCANNER_GONE, gone, scanner, String.valueOf(gone.getMessage()));
      // jfreesane answers nonsense on the wire with whatever it stumbles over.
      case Throwable other ->
          new Refusal(MessageCode.SCANNER_FAILED, other, scanner, other.toString());
      case null -> new Refusal(MessageCode.SCANNER_FAILED, scanner, "");
    };
  }

  /** The status is null when it is none that SANE defines. */
  private static MessageCode code(@Nullable SaneStatus status) {
    return switch (status) {
      case STATUS_JAMMED -> MessageCode.SCANNER_JAMMED;
      case STATUS_NO_DOCS -> MessageCode.SCANNER_EMPTY;
      case STATUS_COVER_OPEN -> MessageCode.SCANNER_COVER_OPEN;
      case STATUS_DEVICE_BUSY -> MessageCode.SCANNER_BUSY;
      case STATUS_EOF -> MessageCode.SCAN_TRUNCATED;
      // Cable or power, nearly always.
      case STATUS_IO_ERROR -> MessageCode.SCANNER_GONE;
      case STATUS_UNSUPPORTED -> MessageCode.SCANNER_UNSUPPORTED;
      case STATUS_CANCELLED -> MessageCode.SCANNER_STOPPED_ITSELF;
      case STATUS_INVAL -> MessageCode.SCANNER_SETTING_REFUSED;
      case STATUS_NO_MEM -> MessageCode.SCANNER_NO_MEMORY;
      case STATUS_ACCESS_DENIED -> MessageCode.SCANNER_ACCESS_DENIED;
      case STATUS_GOOD -> MessageCode.SCANNER_FAILED;
      case null -> MessageCode.SCANNER_FAILED;
    };
  }
}
