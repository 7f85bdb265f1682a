package mx.openprep.centre.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.NodeId;
import mx.openprep.readiness.ReadinessFinding;
import mx.openprep.readiness.ReadinessItem;
import mx.openprep.readiness.ReadinessReport;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each workstation said last about its readiness: the table {@code station_readiness}. */
public final class StationReadiness {
  private final JdbcClient jdbc;

  StationReadiness(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One check of one workstation. */
  public record Reported(NodeId node, String station, ReadinessItem item, Instant at) {}

  /** The last report of every workstation that made one, by station and check. */
  public List<Reported> all() {
    return jdbc
        .sql("select node, station, finding, value, reported_at from station_readiness")
        .query((row, number) -> reported(row))
        .list()
        .stream()
        .sorted(
            Comparator.comparing(Reported::station)
                .thenComparing(reported -> reported.item().check()))
        .toList();
  }

  private static Reported reported(ResultSet row) throws SQLException {
    return new Reported(
        new NodeId(row.getString("node")),
        row.getString("station"),
        new ReadinessItem(
            ReadinessFinding.valueOf(row.getString("finding")), row.getString("value")),
        row.getTimestamp("reported_at").toInstant());
  }

  /** A report takes the place of an earlier one, in whatever order the two came in. */
  void note(Event event) {
    if (event.fact() instanceof Fact.ReadinessReported(ReadinessReport report)) {
      Timestamp at = Timestamp.from(event.time());
      jdbc.sql(
              """
              delete from station_readiness where node = ? and station = ? and reported_at <= ?
              """)
          .param(event.node().value())
          .param(event.station())
          .param(at)
          .update();
      for (ReadinessItem item : report.items()) {
        jdbc.sql(
                """
                insert into station_readiness
                  (node, station, checked, finding, value, reported_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .param(event.node().value())
            .param(event.station())
            .param(item.check().name())
            .param(item.finding().name())
            .param(item.value())
            .param(at)
            .update();
      }
    }
  }

  /** Throws the table away and folds it anew from the journals. */
  void foldAgain() {
    jdbc.sql("delete from station_readiness").update();
    jdbc.sql("select envelope from event where kind = 'READINESS_REPORTED' order by position")
        .query(
            (RowCallbackHandler)
                row -> Entry.of(row.getBytes("envelope")).event().ifPresent(this::note));
  }
}
