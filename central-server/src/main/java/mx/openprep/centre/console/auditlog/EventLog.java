package mx.openprep.centre.console.auditlog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.ActaId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table {@code event}. */
@Component
public class EventLog {
  static final int PAGE = 50;

  private final JdbcClient jdbc;

  EventLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which events.
   *
   * @param q text that stands in the event as it was written: a person, station, acta or act
   * @param kind as the contract names it; empty for all
   * @param before only those of smaller positions
   */
  record Wanted(String q, String kind, String node, long before) {}

  /** Latest first. */
  List<EventLine> find(Wanted wanted) {
    return jdbc.sql(
            """
            select position, node, sequence, kind, acta, envelope from event
            where position < :before and (:kind = '' or kind = :kind)
              and (:node = '' or node = :node)
              and (length(:q) = 0 or position(:q in envelope) > 0)
            order by position desc limit :limit
            """)
        .param("before", wanted.before())
        .param("kind", wanted.kind())
        .param("node", wanted.node())
        .param("q", wanted.q().getBytes(StandardCharsets.UTF_8))
        .param("limit", PAGE)
        .query((row, _) ->
            EventLine.of(
                row.getLong("position"),
                row.getString("node"),
                row.getLong("sequence"),
                row.getString("kind"),
                Optional.ofNullable(row.getString("acta")),
                row.getBytes("envelope")))
        .list();
  }

  /** Everything that happened to an acta, in the order in which the centre came to know it. */
  public List<EventLine> of(ActaId acta) {
    return jdbc.sql(
            """
            select position, node, sequence, kind, envelope from event
            where acta = ? order by position
            """)
        .param(acta.value())
        .query((row, _) ->
            EventLine.of(
                row.getLong("position"),
                row.getString("node"),
                row.getLong("sequence"),
                row.getString("kind"),
                Optional.of(acta.value()),
                row.getBytes("envelope")))
        .list();
  }

  List<String> kinds() {
    return jdbc.sql("select distinct kind from event order by kind").query(String.class).list();
  }
}
