package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import javax.xml.stream.XMLStreamException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** What a failure of the network means to the person at the scanner. */
final class EsclFailures {
  private EsclFailures() {}

  /** Details of the refusal: the scanner's name, then the technical cause. */
  static Refusal refusal(IOException failure, String scanner) {
    MessageCode code =
        switch (failure) {
          case HttpConnectTimeoutException unreachable -> MessageCode.SCANNER_GONE;
          case HttpTimeoutException late -> MessageCode.SCANNER_TIMEOUT;
          case SSLException changed when isChanged(changed) ->
              MessageCode.SCANNER_CERTIFICATE_CHANGED;
          // Too old for this Java, for example: nothing that a cable mends.
          case SSLException insecure -> MessageCode.SCANNER_FAILED;
          case ProtocolException nonsense -> MessageCode.SCANNER_FAILED;
          default -> MessageCode.SCANNER_GONE;
        };
    return new Refusal(code, failure, scanner, innermost(failure));
  }

  static Refusal refusal(XMLStreamException failure, String scanner) {
    return new Refusal(
        MessageCode.SCANNER_FAILED, failure, scanner, String.valueOf(failure.getMessage()));
  }

  private static boolean isChanged(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PinnedCertificate.Changed) {
        return true;
      }
    }
    return false;
  }

  private static String innermost(Throwable failure) {
    Throwable inner = failure;
    for (Throwable next = inner.getCause(); next != null; next = next.getCause()) {
      inner = next;
    }
    return String.valueOf(inner.getMessage());
  }
}
