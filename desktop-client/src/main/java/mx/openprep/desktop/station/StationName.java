package mx.openprep.desktop.station;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;

/** Who a station is, as its certificate says: {@code openprep://<realm>/<catd>/<station>}. */
public record StationName(Realm realm, CatdId catd, NodeId station) {
  private static final Pattern NAME = Pattern.compile("openprep://([a-z]+)/([^/]+)/([^/]+)");

  /** The kind of a URI among the alternative names of a certificate (RFC 5280, 4.2.1.6). */
  private static final Integer URI = 6;

  /** The name in a certificate, if it is a station's. */
  public static Optional<StationName> of(X509Certificate certificate) {
    Collection<List<?>> names;
    try {
      names = certificate.getSubjectAlternativeNames();
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
    if (names == null) {
      return Optional.empty();
    }
    return names.stream()
        .filter(n -> URI.equals(n.get(0)))
        .map(n -> NAME.matcher(String.valueOf(n.get(1))))
        .filter(Matcher::matches)
        .findFirst()
        .flatMap(StationName::named);
  }

  private static Optional<StationName> named(Matcher parts) {
    try {
      return Optional.of(
          new StationName(
              Realm.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
              new CatdId(parts.group(2)),
              new NodeId(parts.group(3))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "openprep://" + realm.name().toLowerCase(Locale.ROOT) + "/" + catd + "/" + station;
  }
}
