package mx.openprep.centre.publication;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Snapshot;
import mx.openprep.centre.tally.SnapshotReader;
import mx.openprep.centre.tally.SqlRecount;
import mx.openprep.election.ElectionPackage;

/** Reads one consistent moment of the database, adds it up, and has SQL add it up again. */
final class CutSource {
  private final DataSource database;
  private final ElectionPackage election;

  CutSource(DataSource database, ElectionPackage election) {
    this.database = database;
    this.election = election;
  }

  /**
   * What a cut publishes.
   *
   * @param changes since this source was read last, whatever became of that reading
   * @param differences where the two totals differ; a cut needs that there are none
   */
  record Reading(
      Snapshot snapshot,
      List<ElectionTally> tallies,
      Changes changes,
      List<SqlRecount.Difference> differences) {}

  Reading read(CutKind kind) throws SQLException {
    return switch (kind) {
      case ZEROS -> zeros();
      case ORDINARY, LAST -> counted();
    };
  }

  private Reading zeros() {
    Snapshot snapshot = Snapshot.inZeros(election);
    return new Reading(snapshot, snapshot.tally(election), Changes.everything(), List.of());
  }

  private Reading counted() throws SQLException {
    try (Connection connection = database.getConnection()) {
      int isolation = connection.getTransactionIsolation();
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        Snapshot snapshot = new SnapshotReader(election).read(connection);
        List<ElectionTally> tallies = snapshot.tally(election);
        return new Reading(
            snapshot,
            tallies,
            Changes.everything(),
            new SqlRecount().differences(connection, tallies));
      } finally {
        connection.rollback();
        connection.setTransactionIsolation(isolation);
        connection.setReadOnly(false);
        connection.setAutoCommit(true);
      }
    }
  }
}
