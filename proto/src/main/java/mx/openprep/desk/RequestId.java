package mx.openprep.desk;

import io.grpc.Metadata;
import java.util.Optional;

/**
 * The name an asker gives his request, so that asking again is not asking twice.
 *
 * @param value up to 64 letters, digits and dashes
 */
public record RequestId(String value) {
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of("request", Metadata.ASCII_STRING_MARSHALLER);

  /** The name among these headers, if there is one. */
  public static Optional<RequestId> of(Metadata headers) {
    return Optional.ofNullable(headers.get(KEY))
        .filter(name -> name.matches("[A-Za-z0-9-]{1,64}"))
        .map(RequestId::new);
  }
}
