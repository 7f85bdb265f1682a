package mx.openprep.centre.identity;

import java.time.Instant;
import mx.openprep.election.CatdId;
import mx.openprep.election.PackageHash;
import mx.openprep.enrolment.EnrolmentCard;
import mx.openprep.journal.NodeId;

/**
 * A one-time code on its card; told this once, the centre keeps its hash.
 *
 * @param number by which people speak of it
 * @param election what the new workstation must receive
 */
public record IssuedCard(
    long number,
    CatdId catd,
    NodeId station,
    Instant expires,
    EnrolmentCard card,
    PackageHash election) {
  @Override
  public String toString() {
    return "IssuedCard " + number + " for " + station;
  }
}
