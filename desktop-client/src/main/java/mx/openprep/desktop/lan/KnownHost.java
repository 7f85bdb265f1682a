package mx.openprep.desktop.lan;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import mx.openprep.desktop.station.StationName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the host was last, and where it says it is now when it is no longer there. */
public final class KnownHost {
  private static final Logger LOG = LoggerFactory.getLogger(KnownHost.class);
  private static final int TRIES_BEFORE_LOOKING = 3;
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Function<Duration, List<FoundHost>> search;
  private final StationName own;
  private final String station;
  private volatile HostAddress address;

  /**
   * A host.
   *
   * @param station its name; empty when only its address was typed, then it is not looked for
   */
  public KnownHost(
      StationName own,
      String station,
      HostAddress address,
      Function<Duration, List<FoundHost>> search) {
    this.own = own;
    this.station = station;
    this.address = address;
    this.search = search;
  }

  /** Blocks while it is looked for, which happens after some failures in a row. */
  HostAddress address(int failuresInARow) {
    if (!station.isEmpty() && failuresInARow > 0 && failuresInARow % TRIES_BEFORE_LOOKING == 0) {
      search.apply(LOOK).stream()
          .filter(found -> found.isFor(own) && found.name().station().value().equals(station))
          .findFirst()
          .ifPresent(this::moved);
    }
    return address;
  }

  private void moved(FoundHost found) {
    if (!found.address().equals(address)) {
      LOG.info("{} is at {} now", station, found.address());
      address = found.address();
    }
  }
}
