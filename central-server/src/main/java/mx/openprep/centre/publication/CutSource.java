package mx.openprep.centre.publication;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.tally.ActaTable;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Snapshot;
import mx.openprep.centre.tally.SqlRecount;
import mx.openprep.election.ElectionPackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one consistent moment of the database, adds it up, and has SQL add it up again. It lives as
 * long as its publisher and reads only what has changed since it was asked last. For one thread.
 */
final class CutSource {
  private static final Logger LOG = LoggerFactory.getLogger(CutSource.class);

  private final DataSource database;
  private final ElectionPackage election;
  private final ActaTable actas;
  private final SqlRecount recount = new SqlRecount();

  /** True until actas are read that follow actas: after zeros everything is other. */
  private boolean fromNothing = true;

  CutSource(DataSource database, ElectionPackage election) {
    this.database = database;
    this.election = election;
    this.actas = new ActaTable(election);
  }

  /**
   * What a cut publishes.
   *
   * @param changes since this source was read last, whatever became of that reading
   * @param differences where the two totals differ; a cut needs that there are none
   */
  record Reading(Snapshot snapshot, Changes changes, List<SqlRecount.Difference> differences) {
    List<ElectionTally> tallies() {
      return snapshot.tallies();
    }
  }

  Reading read(CutKind kind) throws SQLException {
    return switch (kind) {
      case ZEROS -> zeros();
      case ORDINARY, LAST -> counted();
    };
  }

  private Reading zeros() {
    fromNothing = true;
    return new Reading(Snapshot.inZeros(election), Changes.everything(), List.of());
  }

  private Reading counted() throws SQLException {
    try (Connection connection = database.getConnection()) {
      int isolation = connection.getTransactionIsolation();
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        boolean everything = fromNothing;
        // Should this reading fail, what it had found changed is not known again.
        fromNothing = true;
        Reading reading = agreed(connection, everything);
        fromNothing = false;
        return reading;
      } finally {
        connection.rollback();
        connection.setTransactionIsolation(isolation);
        connection.setReadOnly(false);
        connection.setAutoCommit(true);
      }
    }
  }

  /** What memory holds is thrown away before anybody is told that the totals differ. */
  private Reading agreed(Connection connection, boolean everything) throws SQLException {
    Snapshot snapshot = actas.read(connection);
    List<SqlRecount.Difference> differences = recount.differences(connection, snapshot.tallies());
    if (differences.isEmpty()) {
      return new Reading(snapshot, changes(snapshot, everything), differences);
    }
    LOG.error(
        "The totals differ in {} figures, first {}; everything is read again",
        differences.size(),
        differences.getFirst());
    Changes before = changes(snapshot, everything);
    actas.readAllAgain();
    Snapshot again = actas.read(connection);
    return new Reading(
        again,
        before.and(changes(again, everything)),
        recount.differences(connection, again.tallies()));
  }

  private static Changes changes(Snapshot snapshot, boolean everything) {
    return everything
        ? Changes.everything()
        : snapshot.changed().map(Changes::of).orElseGet(Changes::everything);
  }
}
