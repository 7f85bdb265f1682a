package mx.openprep.centre.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.journal.CommittedTable;
import mx.openprep.centre.publication.folder.Pointer;
import mx.openprep.centre.tally.Snapshot;
import mx.openprep.journal.Fact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Which cuts there are. A number is taken once, whatever becomes of its cut. */
final class CutTable {
  private static final JsonMapper JSON = new JsonMapper();

  /** Cuts that readers saw, by their number. */
  static final CommittedTable CUTS =
      new CommittedTable(
          "cut",
          "select number::text as key, "
              + CommittedTable.digestOf(
                  "row(number, kind, phase, act, epoch, position, heads,"
                      + " extract(epoch from made_at), manifest_hash)")
              + " as digest from cut where published_at is not null");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final CentreJournal journal;

  CutTable(DataSource database) {
    this.jdbc = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    this.journal = CentreJournal.withoutActas(jdbc, Clock.systemUTC());
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

  /**
   * Notes that readers see a cut.
   *
   * @param actas the digest of what it shows of actas otherwise than the cut before, if anything
   */
  void published(long number, byte[] manifestHash, Optional<String> actas) {
    transaction.executeWithoutResult(status -> {
      int noted =
          jdbc.sql(
                  """
                  update cut set published_at = now(), manifest_hash = ?
                  where number = ? and published_at is null
                  """)
              .param(manifestHash)
              .param(number)
              .update();
      if (noted > 0) {
        Fact.AdministrativeAct act =
            Fact.AdministrativeAct.of("CUT_PUBLISHED", Long.toString(number))
                .with("manifest", HexFormat.of().formatHex(manifestHash));
        journal.append(
            CUTS.seal(
                jdbc, actas.map(digest -> PublishedActas.COMMITTED.seal(act, digest)).orElse(act)));
      }
    });
  }

  /** Notes a cut whose publisher died after it moved the pointer. */
  void adopt(Pointer pointer) {
    published(
        pointer.cut(),
        HexFormat.of().parseHex(pointer.manifestHash()),
        PublishedActas.digest(jdbc, pointer.cut()));
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
