package mx.openprep.message;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a refusal travels over gRPC: status, code and details in trailers. */
public final class RefusalStatus {
  private static final Metadata.Key<String> CODE =
      Metadata.Key.of("openprep-code", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<byte[]> DETAIL =
      Metadata.Key.of("openprep-detail-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private RefusalStatus() {}

  public static StatusRuntimeException toStatus(Refusal refusal) {
    Metadata trailers = new Metadata();
    trailers.put(CODE, refusal.code().code());
    for (String detail : refusal.details()) {
      trailers.put(DETAIL, detail.getBytes(StandardCharsets.UTF_8));
    }
    return Status.fromCode(refusal.code().status())
        .withDescription(refusal.getMessage())
        .withCause(refusal)
        .asRuntimeException(trailers);
  }

  /** The refusal behind a status, if it carries one. */
  public static Optional<Refusal> of(StatusRuntimeException status) {
    Metadata trailers = status.getTrailers();
    if (trailers == null) {
      return Optional.empty();
    }
    String code = trailers.get(CODE);
    Iterable<byte[]> found = trailers.getAll(DETAIL);
    List<String> details = new ArrayList<>();
    if (found != null) {
      found.forEach(d -> details.add(new String(d, StandardCharsets.UTF_8)));
    }
    return Arrays.stream(MessageCode.values())
        .filter(c -> c.code().equals(code))
        .findFirst()
        .map(c -> new Refusal(c, status, details.toArray(String[]::new)));
  }
}
