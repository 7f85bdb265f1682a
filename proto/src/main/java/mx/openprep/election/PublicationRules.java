package mx.openprep.election;

import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * When and how the cuts are published (DOMAIN §7, §8).
 *
 * @param start never before it
 * @param end the latest end; the close itself is a decision of two people
 * @param interval between two cuts
 */
public record PublicationRules(
    OffsetDateTime start, OffsetDateTime end, Duration interval, DatabaseRules databases) {

  /** How the database files are written down. */
  public CsvDialect csv() {
    return databases.csv();
  }
}
