package mx.openprep.centre.identity;

import java.time.Duration;
import mx.openprep.journal.NodeId;

/** What other capabilities may note about a station. */
public final class Stations {
  private final StationTable table;

  Stations(StationTable table) {
    this.table = table;
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
