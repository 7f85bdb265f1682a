package mx.openprep.centre.identity;

import io.grpc.Context;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;

/**
 * The station at the other end of a call, as its certificate says: {@code
 * openprep://<realm>/<catd>/<station>}.
 */
public record StationIdentity(Realm realm, CatdId catd, NodeId station) {
  private static final String SCHEME = "openprep";
  private static final Context.Key<StationIdentity> CALLER = Context.key("station");

  /** The station that makes the present call; only in services that need a certificate. */
  public static StationIdentity ofCaller() {
    StationIdentity caller = CALLER.get();
    if (caller == null) {
      throw new IllegalStateException("Not in a call that needs a certificate");
    }
    return caller;
  }

  Context asCaller() {
    return Context.current().withValue(CALLER, this);
  }

  URI uri() {
    return URI.create(
        SCHEME + "://" + realm.name().toLowerCase(Locale.ROOT) + "/" + catd + "/" + station);
  }

  static Optional<StationIdentity> parse(String uri) {
    try {
      URI parsed = URI.create(uri);
      List<String> path = List.of(parsed.getPath().split("/", -1));
      if (!SCHEME.equals(parsed.getScheme()) || parsed.getHost() == null || path.size() != 3) {
        return Optional.empty();
      }
      return Optional.of(
          new StationIdentity(
              Realm.valueOf(parsed.getHost().toUpperCase(Locale.ROOT)),
              new CatdId(path.get(1)),
              new NodeId(path.get(2))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
