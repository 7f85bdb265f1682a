package mx.openprep.centre.identity;

import java.time.Duration;
import java.util.List;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.v1.StationRecord;

/** What other capabilities may note about a station. */
public final class Stations {
  private final StationTable table;

  Stations(StationTable table) {
    this.table = table;
  }

  /** All stations of this CATD, also those that were withdrawn. */
  public List<StationRecord> of(CatdId catd) {
    return table.recordsOf(catd);
  }

  /**
   * The station has just spoken to the centre.
   *
   * @param clockOffset the centre's clock minus the station's
   */
  public void seen(NodeId station, String softwareVersion, Duration clockOffset) {
    table.seen(station, softwareVersion, clockOffset);
  }
}
