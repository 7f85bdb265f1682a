package mx.openprep.centre.diffusion;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.mirror.Pointer;
import mx.openprep.message.MessageCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code difusor} and {@code difusor_sighting}. */
final class DifusorTable {
  private static final String STATUS =
      """
      select d.name, d.url, s.cut, s.asked_at, s.seen_at, s.error, lacking.cuts,
        coalesce((select max(number) from cut where published_at is not null), 0) as present,
        -- One who never answered lacks everything since it was registered.
        coalesce(extract(epoch from now() - case when s.cut is null
          then greatest(lacking.since, d.added_at) else lacking.since end), 0)::bigint as seconds,
        coalesce(c.manifest_hash <> s.manifest_hash, false) as differs
      from difusor d
      left join difusor_sighting s on s.difusor = d.id
      left join cut c on c.number = s.cut and c.published_at is not null
      cross join lateral (
        select count(*) as cuts, min(published_at) as since from cut
        where published_at is not null and number > coalesce(s.cut, 0)) lacking
      where d.removed_at is null
      order by lower(d.name)
      """;

  private final JdbcClient jdbc;

  DifusorTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A difusor that is to be asked. */
  record Known(long id, Difusor difusor) {}

  /** False when there is one of that name. */
  boolean add(Difusor difusor) {
    return jdbc.sql("insert into difusor (name, url) values (?, ?) on conflict do nothing")
            .param(difusor.name())
            .param(difusor.address().toString())
            .update()
        > 0;
  }

  boolean remove(String name) {
    return jdbc.sql(
                "update difusor set removed_at = now() where lower(name) = lower(?)"
                    + " and removed_at is null")
            .param(name)
            .update()
        > 0;
  }

  List<Known> known() {
    return jdbc.sql("select id, name, url from difusor where removed_at is null order by id")
        .query((row, number) -> new Known(row.getLong("id"), difusor(row)))
        .list();
  }

  void seen(long id, Pointer pointer) {
    jdbc.sql(
            """
            insert into difusor_sighting (difusor, asked_at, seen_at, cut, manifest_hash)
            values (?, now(), now(), ?, ?)
            on conflict (difusor) do update set asked_at = excluded.asked_at,
              seen_at = excluded.seen_at, cut = excluded.cut,
              manifest_hash = excluded.manifest_hash, error = null
            """)
        .param(id)
        .param(pointer.cut())
        .param(HexFormat.of().parseHex(pointer.manifestHash()))
        .update();
  }

  void notSeen(long id, String error) {
    jdbc.sql(
            """
            insert into difusor_sighting (difusor, asked_at, error) values (?, now(), ?)
            on conflict (difusor) do update set asked_at = excluded.asked_at,
              error = excluded.error
            """)
        .param(id)
        .param(error)
        .update();
  }

  List<DifusorStatus> status() {
    return jdbc.sql(STATUS).query((row, number) -> status(row)).list();
  }

  /** Two that are equal are one. */
  boolean addIncident(MessageCode code, String detail) {
    return jdbc.sql("insert into incident (code, detail) values (?, ?) on conflict do nothing")
            .param(code.code())
            .param(detail)
            .update()
        > 0;
  }

  private static DifusorStatus status(ResultSet row) throws SQLException {
    return new DifusorStatus(
        difusor(row),
        Optional.ofNullable(row.getObject("cut", Long.class)),
        row.getLong("present"),
        row.getLong("cuts"),
        Duration.ofSeconds(Math.max(0, row.getLong("seconds"))),
        row.getBoolean("differs"),
        time(row, "asked_at"),
        time(row, "seen_at"),
        Optional.ofNullable(row.getString("error")));
  }

  private static Difusor difusor(ResultSet row) throws SQLException {
    return new Difusor(row.getString("name"), URI.create(row.getString("url")));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
