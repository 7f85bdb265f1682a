package mx.openprep.centre.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;

/**
 * A station as administrators see it.
 *
 * @param serial of the certificate given last, in hexadecimal digits
 * @param expires that certificate's last moment
 * @param clockOffset the centre's clock minus the station's
 */
public record StationStatus(
    NodeId station,
    CatdId catd,
    String serial,
    Optional<Instant> expires,
    Instant enrolled,
    Optional<Instant> lastSeen,
    Optional<String> softwareVersion,
    Optional<Duration> clockOffset,
    Optional<Revocation> revocation) {

  /** When and why it was withdrawn. */
  public record Revocation(Instant at, String because) {}
}
