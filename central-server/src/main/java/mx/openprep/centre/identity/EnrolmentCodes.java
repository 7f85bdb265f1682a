package mx.openprep.centre.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out one-time codes for new stations. */
final class EnrolmentCodes {
  private final StationTable stations;
  private final CodeTable codes;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  EnrolmentCodes(
      StationTable stations, CodeTable codes, TransactionTemplate transaction, Clock clock) {
    this.stations = stations;
    this.codes = codes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A code and the station it is for. */
  record Issued(EnrolmentCode code, long number, NodeId station, Instant expires) {}

  /**
   * Issues a code. Two at once are never for one new station.
   *
   * @param station a new name, or that of a station of this CATD that must be trusted anew; empty
   *     for the next free one
   * @throws Refusal CATD_UNKNOWN, or STATION_ELSEWHERE when the station belongs to another
   */
  Issued issue(CatdId catd, Optional<NodeId> station, Duration validFor) {
    return transaction.execute(status -> {
      if (!stations.lockCatd(catd)) {
        throw new Refusal(MessageCode.CATD_UNKNOWN, catd.value());
      }
      NodeId name = station.orElseGet(() -> nextFree(catd));
      if (name.equals(CentreJournal.NODE)) {
        throw new Refusal(MessageCode.STATION_ELSEWHERE, name.value(), name.value());
      }
      codes
          .catdOf(name)
          .filter(other -> !other.equals(catd))
          .ifPresent(other -> {
            throw new Refusal(MessageCode.STATION_ELSEWHERE, name.value(), other.value());
          });
      EnrolmentCode code = EnrolmentCode.random(random);
      Instant expires = clock.instant().plus(validFor);
      long number = codes.issue(code.hash(), catd, name, expires);
      return new Issued(code, number, name, expires);
    });
  }

  private NodeId nextFree(CatdId catd) {
    List<String> taken = codes.stationsOf(catd);
    int number = 1;
    while (taken.contains(catd + "-" + number)) {
      number++;
    }
    return new NodeId(catd + "-" + number);
  }
}
