package mx.openprep.centre.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CaptureDesk;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.journal.FoldListener;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code desk_work} and {@code desk_image}: what waits, folded with the journal. */
final class WorkTable implements FoldListener {
  private final JdbcClient jdbc;
  private final ElectionPackage election;

  /** An acta somebody may key, from this image. */
  record Candidate(ActaId acta, ImageHash image, CaptureWork work) {}

  /** How many actas are in a state, what is due of them, and since when the oldest waits. */
  record Tally(ActaState.Name state, Optional<CaptureWork> due, int actas, Instant oldest) {}

  WorkTable(JdbcClient jdbc, ElectionPackage election) {
    this.jdbc = jdbc;
    this.election = election;
  }

  private record Row(
      String acta,
      String catd,
      String state,
      @Nullable String due,
      Optional<ImageHash> image,
      String keyedBy) {}

  @Override
  public void folded(Map<ActaId, ActaState> states) {
    List<Row> rows = new ArrayList<>();
    states.forEach(
        (acta, state) -> election.acta(acta).ifPresent(expected -> rows.add(row(expected, state))));
    write(rows);
    file(states);
  }

  private static Row row(ExpectedActa acta, ActaState state) {
    Optional<CaptureDesk.Due> due = CaptureDesk.due(state);
    return new Row(
        acta.id().value(),
        acta.casilla().catd().value(),
        state.name().name(),
        due.map(d -> CaptureWork.of(d).name()).orElse(null),
        due.map(CaptureDesk.Due::image),
        String.join(",", CaptureDesk.alreadyKeyedBy(state).stream().map(PersonId::value).toList()));
  }

  private void write(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into desk_work as w (acta, catd, state, due, image, keyed_by)
            select acta, catd, state, due, image, string_to_array(keyed_by, ',')
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[])
              as n (acta, catd, state, due, image, keyed_by)
            on conflict (acta) do update set
              state = excluded.state, due = excluded.due, image = excluded.image,
              keyed_by = excluded.keyed_by,
              since = case
                when (w.due, w.image, w.state) is distinct from
                  (excluded.due, excluded.image, excluded.state) then now() else w.since end
            """)
        .param(rows.stream().map(Row::acta).toArray(String[]::new))
        .param(rows.stream().map(Row::catd).toArray(String[]::new))
        .param(rows.stream().map(Row::state).toArray(String[]::new))
        .param(rows.stream().map(Row::due).toArray(String[]::new))
        .param(
            rows.stream()
                .map(row -> row.image().map(ImageHash::bytes).orElse(null))
                .toArray(byte[][]::new))
        .param(rows.stream().map(Row::keyedBy).toArray(String[]::new))
        .update();
  }

  /** Which acta each image shows, or none after a wrong one. */
  private void file(Map<ActaId, ActaState> states) {
    List<byte[]> images = new ArrayList<>();
    List<@Nullable String> actas = new ArrayList<>();
    states.forEach((acta, state) -> {
      if (state instanceof ActaState.FueraDeCatalogo found) {
        images.add(found.image().bytes());
        actas.add(acta.value());
      }
      boolean parted =
          state instanceof ActaState.AwaitingRescan waiting
              && waiting.problem().partsImageFromActa();
      state
          .trailSoFar()
          .ifPresent(trail -> {
            images.add(trail.picture().image().bytes());
            actas.add(parted ? null : acta.value());
          });
    });
    if (images.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update desk_image d set acta = n.acta
            from unnest(?::bytea[], ?::text[]) as n (image, acta)
            where d.image = n.image and d.acta is distinct from n.acta
              and (n.acta is not null or d.acta is not null)
            """)
        .param(images.toArray(byte[][]::new))
        .param(actas.toArray(String[]::new))
        .update();
  }

  @Override
  public void digitized(List<Event> images) {
    for (Event event : images) {
      if (event.fact() instanceof Fact.ImageDigitized fact) {
        jdbc.sql(
                """
                insert into desk_image (image, catd, origin, digitization, digitized_at)
                select ?, s.catd, ?, ?, ? from station s where s.station = ?
                on conflict do nothing
                """)
            .param(fact.image().bytes())
            .param(fact.origin().name())
            .param(fact.digitization().name())
            .param(event.time().atOffset(ZoneOffset.UTC))
            .param(event.node().value())
            .update();
      }
    }
  }

  /**
   * Those that have waited longest, whose image is here, that this person has not keyed and nobody
   * holds.
   *
   * @param since only those that have waited since then or before
   * @param now by which leases are out of date
   */
  List<Candidate> waiting(
      CaptureWork work, Coverage coverage, PersonId person, Instant since, Instant now, int most) {
    return jdbc.sql(
            """
            select w.acta, w.image from desk_work w
            where w.due = ? and w.catd = any (?) and w.since <= ? and not (? = any (w.keyed_by))
              and exists (select 1 from image i where i.hash = w.image)
              and not exists (
                select 1 from desk_lease l
                where l.acta = w.acta and l.state = 'OPEN' and l.expires_at > ?)
            order by w.due, w.since, w.acta limit ?
            """)
        .param(work.name())
        .param(coverage.ids())
        .param(since.atOffset(ZoneOffset.UTC))
        .param(person.value())
        .param(now.atOffset(ZoneOffset.UTC))
        .param(most)
        .query((row, _) ->
            new Candidate(
                new ActaId(row.getString("acta")),
                ImageHash.fromBytes(row.getBytes("image")),
                work))
        .list();
  }

  /** Whether this is still due and this person has not keyed it. */
  boolean isStill(Candidate task, PersonId person) {
    return jdbc.sql(
                """
                select count(*) from desk_work
                where acta = ? and due = ? and image = ? and not (? = any (keyed_by))
                """)
            .param(task.acta().value())
            .param(task.work().name())
            .param(task.image().bytes())
            .param(person.value())
            .query(Integer.class)
            .single()
        > 0;
  }

  List<Tally> tallies(Coverage coverage) {
    return jdbc.sql(
            """
            select w.state, w.due, count(*) as actas, min(w.since) as oldest from desk_work w
            where w.catd = any (?)
              and (w.due is null or exists (select 1 from image i where i.hash = w.image))
            group by w.state, w.due
            """)
        .param(coverage.ids())
        .query((row, _) ->
            new Tally(
                ActaState.Name.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("due")).map(CaptureWork::valueOf),
                row.getInt("actas"),
                row.getTimestamp("oldest").toInstant()))
        .list();
  }
}
