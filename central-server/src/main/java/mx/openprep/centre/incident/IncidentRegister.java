package mx.openprep.centre.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import mx.openprep.election.ActaId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the table {@code incident} with what two people decided. */
public final class IncidentRegister {
  public static final int PAGE = 50;

  private static final String ALL =
      """
      select i.*, exists (
          select from consent c join consent_decision d on d.consent = c.number
          where c.kind = 'INCIDENT' and c.subject = i.id::text and d.accepted) as settled
      from incident i
      """;

  private final JdbcClient jdbc;
  private final Function<ActaId, Optional<String>> keys;

  /**
   * The register in this database.
   *
   * @param keys of actas, as people call them
   */
  public IncidentRegister(JdbcClient jdbc, Function<ActaId, Optional<String>> keys) {
    this.jdbc = jdbc;
    this.keys = keys;
  }

  /**
   * An incident.
   *
   * @param clave of the acta, where it is about one
   * @param settled whether two people ended it
   */
  public record Line(
      long id,
      Instant at,
      String code,
      Optional<String> node,
      Optional<ActaId> acta,
      Optional<String> clave,
      Optional<String> detail,
      boolean settled) {}

  /** Which ones; latest first, before the given one. */
  public record Wanted(String q, boolean all, long before) {}

  public List<Line> find(Wanted wanted) {
    return jdbc.sql(
            """
            select * from (%s) i
            where (:all or not settled) and id < :before
              and (:q = '' or position(:q in lower(concat_ws(' ', code, node, acta, detail))) > 0)
            order by id desc limit :limit
            """
                .formatted(ALL))
        .param("all", wanted.all())
        .param("before", wanted.before())
        .param("q", wanted.q().toLowerCase(Locale.ROOT))
        .param("limit", PAGE)
        .query((row, _) -> line(row))
        .list();
  }

  public Optional<Line> find(long id) {
    return jdbc.sql("select * from (" + ALL + ") i where id = ?")
        .param(id)
        .query((row, _) -> line(row))
        .optional();
  }

  private Line line(ResultSet row) throws SQLException {
    Optional<ActaId> acta = Optional.ofNullable(row.getString("acta")).map(ActaId::new);
    return new Line(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("code"),
        Optional.ofNullable(row.getString("node")),
        acta,
        acta.flatMap(keys),
        Optional.ofNullable(row.getString("detail")),
        row.getBoolean("settled"));
  }
}
