package mx.openprep.centre.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out one-time codes for new stations. */
final class EnrolmentCodes {
  private final StationTable stations;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  EnrolmentCodes(StationTable stations, TransactionTemplate transaction, Clock clock) {
    this.stations = stations;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A code and the station it is for. */
  record Issued(EnrolmentCode code, NodeId station) {}

  /**
   * Issues a code.
   *
   * @param station a new name, or that of a station of this CATD that must be trusted anew; empty
   *     for the next free one
   * @throws IllegalArgumentException when the CATD is none, or the station belongs to another
   */
  Issued issue(CatdId catd, Optional<NodeId> station, Duration validFor) {
    return transaction.execute(status -> {
      if (!stations.knowsCatd(catd)) {
        throw new IllegalArgumentException("No such CATD: " + catd);
      }
      NodeId name = station.orElseGet(() -> nextFree(catd));
      if (stations.catdOf(name).filter(other -> !other.equals(catd)).isPresent()) {
        throw new IllegalArgumentException("Station of another CATD: " + name);
      }
      EnrolmentCode code = EnrolmentCode.random(random);
      stations.issue(code.hash(), catd, name, clock.instant().plus(validFor));
      return new Issued(code, name);
    });
  }

  private NodeId nextFree(CatdId catd) {
    List<String> taken = stations.stationsOf(catd);
    int number = 1;
    while (taken.contains(catd + "-" + number)) {
      number++;
    }
    return new NodeId(catd + "-" + number);
  }
}
