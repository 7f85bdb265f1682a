package mx.openprep.desktop.station;

import io.grpc.Status;
import io.grpc.StatusException;
import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import org.jspecify.annotations.Nullable;

/** Why a call to the centre failed, in words a person can be told. */
public final class CentreFault {
  private CentreFault() {}

  /** What the centre said, or what kept it from saying anything. */
  public static Refusal refusal(StatusException failure) {
    Status status = failure.getStatus();
    return RefusalStatus.of(status.asRuntimeException(failure.getTrailers()))
        .orElseGet(() -> new Refusal(code(status), failure, brief(status)));
  }

  private static String brief(Status status) {
    String description = status.getDescription();
    return description == null ? status.getCode().name() : description;
  }

  private static MessageCode code(Status status) {
    // Neither side's TLS tells gRPC more than "unavailable": who was refused stands in the cause.
    if (caused(status.getCause(), CentreFault::isAboutCertificates)) {
      return MessageCode.CERTIFICATE_FOREIGN;
    }
    return switch (status.getCode()) {
      case UNAUTHENTICATED -> MessageCode.CERTIFICATE_FOREIGN;
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, ABORTED -> MessageCode.CENTRE_UNREACHABLE;
      case UNIMPLEMENTED -> MessageCode.PROTOCOL_DIFFERS;
      case INTERNAL, UNKNOWN ->
          caused(status.getCause(), IOException.class::isInstance)
              ? MessageCode.CENTRE_UNREACHABLE
              : MessageCode.UNEXPECTED;
      case OK,
          INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          FAILED_PRECONDITION,
          OUT_OF_RANGE,
          DATA_LOSS ->
          MessageCode.UNEXPECTED;
    };
  }

  private static boolean caused(@Nullable Throwable cause, Predicate<Throwable> by) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (by.test(t)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A link that breaks during the handshake is an SSL exception too; only the alerts of RFC 8446
   * 6.2 that speak of certificates mean that one of the two was refused. And internal_error: that
   * is what BoringSSL answers to a certificate of an issuer with the right name and another key.
   */
  private static boolean isAboutCertificates(Throwable cause) {
    if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
      return true;
    }
    String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return cause instanceof SSLException
        && (said.contains("certificate")
            || said.contains("unknown_ca")
            || said.contains("access_denied")
            || said.contains("internal_error"));
  }
}
