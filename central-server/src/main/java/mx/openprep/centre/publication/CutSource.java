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

/**
 * Reads one consistent moment of the database, adds it up, and has SQL add it up again, in the same
 * moment and while the cut is rendered. It lives as long as its publisher and reads only what has
 * changed since it was asked last. For one thread.
 */
final class CutSource {
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
   * What a cut publishes, while its second total is still being made.
   *
   * @param changes since this source was read last, whatever became of that reading
   * @param second where the two totals differ
   */
  record Reading(Snapshot snapshot, Changes changes, Beside<List<SqlRecount.Difference>> second) {
    List<ElectionTally> tallies() {
      return snapshot.tallies();
    }

    /** Where the two totals differ, waited for; a cut needs that there are none. */
    List<SqlRecount.Difference> differences() {
      return second.await();
    }
  }

  Reading read(CutKind kind) throws SQLException {
    return switch (kind) {
      case ZEROS -> zeros();
      case ORDINARY, LAST -> counted();
    };
  }

  /** Trusts nothing of what memory holds. */
  void readAllAgain() {
    actas.readAllAgain();
  }

  private Reading zeros() {
    fromNothing = true;
    return new Reading(
        Snapshot.inZeros(election), Changes.everything(), Beside.begin("no-total", List::of));
  }

  private Reading counted() throws SQLException {
    boolean everything = fromNothing;
    // Should this reading fail, what it had found changed is not known again.
    fromNothing = true;
    Moment moment = Moment.of(database);
    try {
      Snapshot snapshot = actas.read(moment.connection());
      Reading reading =
          new Reading(
              snapshot,
              changes(snapshot, everything),
              Beside.begin(
                  "second-total",
                  () -> {
                    try (moment) {
                      return recount.differences(moment.connection(), snapshot.tallies());
                    }
                  }));
      fromNothing = false;
      return reading;
    } catch (SQLException | RuntimeException e) {
      try (moment) {
        throw e;
      }
    }
  }

  /** A transaction that sees one consistent moment of the database and writes nothing. */
  private record Moment(Connection connection, int isolation) implements AutoCloseable {
    static Moment of(DataSource database) throws SQLException {
      Connection connection = database.getConnection();
      Moment moment = new Moment(connection, connection.getTransactionIsolation());
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return moment;
    }

    /** Gives the connection back as it was. */
    @Override
    public void close() throws SQLException {
      try (connection) {
        connection.rollback();
        connection.setTransactionIsolation(isolation);
        connection.setReadOnly(false);
        connection.setAutoCommit(true);
      }
    }
  }

  private static Changes changes(Snapshot snapshot, boolean everything) {
    return everything
        ? Changes.everything()
        : snapshot.changed().map(Changes::of).orElseGet(Changes::everything);
  }
}
