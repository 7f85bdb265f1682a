package mx.openprep.centre.publication.act;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.journal.CommittedTable;
import mx.openprep.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code publication_act} and {@code publication_act_confirmation}. */
public final class ActTable {
  /** Proposals, by their number. */
  public static final CommittedTable PROPOSALS =
      new CommittedTable(
          "publication_act",
          "select number::text as key, "
              + CommittedTable.digestOf(
                  "row(number, kind, extract(epoch from new_end), ground, proposed_by,"
                      + " proposed_initials, reason, extract(epoch from proposed_at))")
              + " as digest from publication_act");

  /** Confirmations, by the number of their act. */
  public static final CommittedTable CONFIRMATIONS =
      new CommittedTable(
          "publication_act_confirmation",
          "select act::text as key, "
              + CommittedTable.digestOf(
                  "row(act, position, proposed_by, confirmed_by, confirmed_initials, reason,"
                      + " extract(epoch from confirmed_at))")
              + " as digest from publication_act_confirmation");

  private static final String ACTS =
      """
      select a.*, c.confirmed_by, c.confirmed_initials, c.reason as confirmed_reason,
        c.confirmed_at
      from publication_act a left join publication_act_confirmation c on c.act = a.number
      """;

  private final JdbcClient jdbc;

  public ActTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lets the commands know what the acts begin from. */
  public void begin(Standing begin) {
    jdbc.sql(
            """
            insert into publication_hours (phase, ends_at) values (?, ?)
            on conflict (only_row) do update set phase = excluded.phase, ends_at = excluded.ends_at
            """)
        .param(begin.phase().name())
        .param(time(begin.end()))
        .update();
  }

  /** What they begin from; empty before a centre has published. */
  Optional<Standing> begin() {
    return jdbc.sql("select phase, ends_at from publication_hours")
        .query((row, _) ->
            new Standing(
                Phase.valueOf(row.getString("phase")),
                0,
                row.getObject("ends_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** In the order in which they took effect. */
  public List<Act> confirmed() {
    return jdbc.sql(ACTS + "where c.act is not null order by c.position")
        .query((row, _) -> act(row))
        .list();
  }

  /** Proposed since the given moment and not confirmed, oldest first. */
  List<Act> open(Instant since) {
    return jdbc.sql(ACTS + "where c.act is null and a.proposed_at >= ? order by a.number")
        .param(time(since))
        .query((row, _) -> act(row))
        .list();
  }

  long propose(
      ActKind kind,
      Optional<Instant> newEnd,
      Optional<ClosingGround> ground,
      PersonId by,
      String initials,
      String reason) {
    return jdbc.sql(
            """
            insert into publication_act (kind, new_end, ground, proposed_by, proposed_initials,
              reason)
            values (?, ?, ?, ?, ?, ?) returning number
            """)
        .param(kind.name())
        .param(newEnd.map(ActTable::time).orElse(null))
        .param(ground.map(Enum::name).orElse(null))
        .param(by.value())
        .param(initials)
        .param(reason)
        .query(Long.class)
        .single();
  }

  void confirm(Act act, PersonId by, String initials, String reason) {
    jdbc.sql(
            """
            insert into publication_act_confirmation (act, proposed_by, confirmed_by,
              confirmed_initials, reason)
            values (?, ?, ?, ?, ?)
            """)
        .param(act.number())
        .param(act.proposed().person().value())
        .param(by.value())
        .param(initials)
        .param(reason)
        .update();
  }

  /** One confirmation at a time, so that each is judged by what the one before left. */
  void lock() {
    jdbc.sql("lock table publication_act_confirmation in share row exclusive mode").update();
  }

  private static Act act(ResultSet row) throws SQLException {
    @Nullable String confirmedBy = row.getString("confirmed_by");
    return new Act(
        row.getLong("number"),
        ActKind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getObject("new_end", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("ground")).map(ClosingGround::valueOf),
        new Act.Signatory(
            new PersonId(row.getString("proposed_by")),
            row.getString("proposed_initials"),
            row.getString("reason"),
            row.getObject("proposed_at", OffsetDateTime.class).toInstant()),
        confirmedBy == null
            ? Optional.empty()
            : Optional.of(
                new Act.Signatory(
                    new PersonId(confirmedBy),
                    row.getString("confirmed_initials"),
                    row.getString("confirmed_reason"),
                    row.getObject("confirmed_at", OffsetDateTime.class).toInstant())));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
