package mx.openprep.centre.publication;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.tally.ActaTable;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Snapshot;
import mx.openprep.centre.tally.SqlRecount;
import mx.openprep.election.ElectionPackage;

/**
 * Reads one consistent moment of the database, adds it up, and has SQL add it up again, of the same
 * moment, meanwhile and while the cut is rendered. It lives as long as its publisher and reads only
 * what has changed since it was asked last. For one thread.
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
   * @param second where the two totals differ; waits for the second
   */
  record Reading(Snapshot snapshot, Changes changes, Supplier<List<SqlRecount.Difference>> second) {
    List<ElectionTally> tallies() {
      return snapshot.tallies();
    }

    /** Where the two totals differ; a cut needs that there are none. */
    List<SqlRecount.Difference> differences() {
      return second.get();
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
    return new Reading(Snapshot.inZeros(election), Changes.everything(), List::of);
  }

  private Reading counted() throws SQLException {
    boolean everything = fromNothing;
    // Should this reading fail, what it had found changed is not known again.
    fromNothing = true;
    try (Moment moment = Moment.of(database)) {
      Beside<Map<String, Long>> inSql = recounted(moment.shared(database));
      Snapshot snapshot = read(moment);
      fromNothing = false;
      Beside<List<SqlRecount.Difference>> compared =
          Beside.begun(
              "two-totals",
              () -> SqlRecount.differences(SqlRecount.inMemory(snapshot.tallies()), inSql.await()));
      return new Reading(snapshot, changes(snapshot, everything), compared::await);
    }
  }

  private Snapshot read(Moment moment) throws SQLException {
    if (!actas.isToReadAll()) {
      return actas.read(moment.connection());
    }
    try (Moment same = moment.shared(database)) {
      return actas.read(List.of(moment.connection(), same.connection()));
    }
  }

  private Beside<Map<String, Long>> recounted(Moment moment) {
    return Beside.begun(
        "second-total",
        () -> {
          try (moment) {
            return recount.figures(moment.connection());
          }
        });
  }

  /** A transaction that sees one consistent moment of the database and writes nothing. */
  private record Moment(Connection connection, int isolation) implements AutoCloseable {
    /** Another transaction that sees the same. */
    Moment shared(DataSource database) throws SQLException {
      String snapshot;
      try (Statement export = connection.createStatement();
          ResultSet exported = export.executeQuery("select pg_export_snapshot()")) {
        exported.next();
        snapshot = exported.getString(1);
      }
      Moment same = of(database);
      try (Statement take = same.connection().createStatement()) {
        take.execute("set transaction snapshot '" + snapshot + "'");
        return same;
      } catch (SQLException e) {
        try (same) {
          throw e;
        }
      }
    }

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
