package mx.openprep.centre.publication;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.publication.folder.Pointer;
import mx.openprep.centre.tally.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Which cuts there are. A number is taken once, whatever becomes of its cut. */
final class CutTable {
  private static final JsonMapper JSON = new JsonMapper();
  private final JdbcClient jdbc;

  CutTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What readers are shown.
   *
   * @param acts how many acts it tells of
   */
  record Shown(long number, CutKind kind, Phase phase, long acts, Instant madeAt) {}

  /** What a cut is to be, before it has a number. */
  record Plan(CutKind kind, Phase phase, long acts, OffsetDateTime madeAt, long epoch) {}

  /**
   * Takes the next number.
   *
   * @param highestOnDisk a restored database may know fewer cuts than the directory
   */
  long begin(Plan plan, Snapshot snapshot, long highestOnDisk) {
    return jdbc.sql(
            """
            insert into cut (number, kind, phase, act, epoch, made_at, position, heads)
            values (
              greatest((select coalesce(max(number), 0) from cut), ?) + 1, ?, ?, ?, ?, ?, ?,
              ?::jsonb)
            returning number
            """)
        .param(highestOnDisk)
        .param(plan.kind().name())
        .param(plan.phase().name())
        .param(plan.acts())
        .param(plan.epoch())
        .param(plan.madeAt())
        .param(snapshot.position())
        .param(JSON.writeValueAsString(snapshot.heads()))
        .query(Long.class)
        .single();
  }

  /** Takes the next number for a cut that shows the figures of the last published one. */
  long repeat(Plan plan, long highestOnDisk) {
    return jdbc.sql(
            """
            insert into cut (number, kind, phase, act, epoch, made_at, position, heads)
            select greatest((select max(number) from cut), ?) + 1, ?, ?, ?, ?, ?, position, heads
            from cut where published_at is not null order by number desc limit 1
            returning number
            """)
        .param(highestOnDisk)
        .param(plan.kind().name())
        .param(plan.phase().name())
        .param(plan.acts())
        .param(plan.epoch())
        .param(plan.madeAt())
        .query(Long.class)
        .single();
  }

  void published(long number, byte[] manifestHash) {
    jdbc.sql("update cut set published_at = now(), manifest_hash = ? where number = ?")
        .param(manifestHash)
        .param(number)
        .update();
  }

  /** Notes a cut whose publisher died after it moved the pointer. */
  void adopt(Pointer pointer) {
    jdbc.sql(
            """
            update cut set published_at = now(), manifest_hash = ?
            where number = ? and published_at is null
            """)
        .param(HexFormat.of().parseHex(pointer.manifestHash()))
        .param(pointer.cut())
        .update();
  }

  /** What became of an attempt, for people to look at. */
  void tried(long epoch, String outcome) {
    jdbc.sql("update publisher_epoch set tried_at = now(), outcome = ? where epoch = ?")
        .param(outcome)
        .param(epoch)
        .update();
  }

  /** The last published cut. */
  Optional<Shown> shown() {
    return jdbc.sql(
            """
            select number, kind, phase, act, made_at from cut
            where published_at is not null order by number desc limit 1
            """)
        .query((row, _) ->
            new Shown(
                row.getLong("number"),
                CutKind.valueOf(row.getString("kind")),
                Phase.valueOf(row.getString("phase")),
                row.getLong("act"),
                row.getObject("made_at", OffsetDateTime.class).toInstant()))
        .optional();
  }
}
