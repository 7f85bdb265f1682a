package mx.openprep.centre.publication;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mx.openprep.acta.ByForm;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.journal.CommittedTable;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Provenance;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.PublishedRow;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.PublishedActa;
import mx.openprep.v1.PublishedInCut;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What each cut shows of an acta otherwise than the one before. Writing costs what changed, reading
 * what a CATD has not been told.
 */
public final class PublishedActas {
  private static final int AT_ONCE = 1_000;
  // Few: reception needs sessions too.
  private static final int SESSIONS = 2;

  // Contents first become hashes: those alone are sorted.
  private static final String DIGEST =
      """
      select p.cut::text as key,
        encode(sha256(string_agg(p.line, '' order by p.acta collate "C")), 'hex') as digest
      from (
        select acta, cut,
          convert_to(concat_ws('|', acta, catd), 'UTF8') || sha256(content) as line
        from published_acta %s
        offset 0) p
      """;

  /** What a cut showed otherwise than the one before, by its number. */
  static final CommittedTable COMMITTED =
      new CommittedTable(
          "published_acta",
          DIGEST.formatted("")
              + "join cut c on c.number = p.cut and c.published_at is not null group by p.cut");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ElectionPackage election;
  private final ByForm<List<FormField>> keyed;

  PublishedActas(JdbcClient jdbc, TransactionTemplate transaction, ElectionPackage election) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.election = election;
    this.keyed = new ByForm<>(election, FormDefinition::keyed);
  }

  /** A published cut; number 0 while there is none. */
  public record LastCut(long number, Optional<OffsetDateTime> made) {}

  public LastCut lastCut() {
    return jdbc.sql(
            """
            select number, made_at from cut where published_at is not null
            order by number desc limit 1
            """)
        .query((row, _) ->
            new LastCut(
                row.getLong("number"), Optional.of(row.getObject("made_at", OffsetDateTime.class))))
        .optional()
        .orElseGet(() -> new LastCut(0, Optional.empty()));
  }

  /**
   * The actas of a CATD that a cut after the given one shows otherwise, each as the last cut shows
   * it.
   *
   * @param node who asks
   * @param last up to which cut
   */
  public List<PublishedInCut> between(CatdId catd, NodeId node, long told, long last) {
    return jdbc.sql(
            """
            select distinct on (p.acta) p.acta, p.content, p.cut, c.made_at,
              coalesce((c.heads ->> ?)::bigint, 0) as node_sequence
            from published_acta p join cut c on c.number = p.cut
            where p.catd = ? and p.cut > ? and p.cut <= ? and c.published_at is not null
            order by p.acta, p.cut desc
            """)
        .param(node.value())
        .param(catd.value())
        .param(told)
        .param(last)
        .query((row, _) -> read(row))
        .list();
  }

  private PublishedInCut read(ResultSet row) throws SQLException {
    ExpectedActa acta = election.acta(new ActaId(row.getString("acta"))).orElseThrow();
    try {
      return PublishedInCut.newBuilder()
          .setActa(
              PublishedRow.told(
                  acta.id(), keyed.of(acta), PublishedActa.parseFrom(row.getBytes("content"))))
          .setCut(row.getLong("cut"))
          .setMade(WireValues.timestamp(row.getObject("made_at", OffsetDateTime.class).toInstant()))
          .setNodeSequence(row.getLong("node_sequence"))
          .build();
    } catch (InvalidProtocolBufferException e) {
      throw new SQLException("A published row that cannot be read", e);
    }
  }

  /** The digest of what a cut shows otherwise, published or not; empty where it shows nothing. */
  static Optional<String> digest(JdbcClient jdbc, long cut) {
    return jdbc.sql(DIGEST.formatted("where cut = ?") + "group by p.cut")
        .param(cut)
        .query((row, _) -> row.getString("digest"))
        .optional();
  }

  /**
   * Notes what the cut shows otherwise; it counts once the cut is published.
   *
   * @return its digest, for the journal's entry of the cut
   */
  Optional<String> write(long cut, List<ElectionTally> tallies, Changes changes) {
    List<ActaRow> rows =
        tallies.stream()
            .flatMap(tally -> tally.rows().stream())
            .filter(row -> row.expected().isPresent() && changes.touch(row))
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<List<ActaRow>> parts =
        IntStream.range(0, Math.ceilDiv(rows.size(), AT_ONCE))
            .map(part -> part * AT_ONCE)
            .mapToObj(from -> rows.subList(from, Math.min(from + AT_ONCE, rows.size())))
            .toList();
    IntStream.range(0, SESSIONS)
        .parallel()
        .forEach(session -> {
          for (int part = 1 + session; part < parts.size(); part += SESSIONS) {
            insertInMemory(cut, parts.get(part));
          }
        });
    // Commits last, and waits for the disk, for all of them.
    insert(cut, parts.getFirst());
    return digest(jdbc, cut);
  }

  /** Durable once a later transaction is. */
  private void insertInMemory(long cut, List<ActaRow> rows) {
    transaction.executeWithoutResult(_ -> {
      jdbc.sql("set local synchronous_commit = off").update();
      insert(cut, rows);
    });
  }

  private void insert(long cut, List<ActaRow> rows) {
    int size = rows.size();
    String[] actas = new String[size];
    String[] catds = new String[size];
    byte[][] contents = new byte[size][];
    Boolean[] shown = new Boolean[size];
    for (int i = 0; i < size; i++) {
      ActaRow row = rows.get(i);
      ExpectedActa acta = row.expected().orElseThrow();
      actas[i] = acta.id().value();
      catds[i] = acta.casilla().catd().value();
      contents[i] =
          PublishedRow.kept(
                  election.rules().texts(),
                  keyed.of(acta),
                  row.decision(),
                  row.fields(),
                  row.provenance().map(Provenance::image))
              .toByteArray();
      shown[i] = row.decision().contabilizada() != Contabilizada.NOT_CAPTURED;
    }
    jdbc.sql(
            """
            insert into published_acta (acta, cut, catd, content)
            select acta, cut, catd, content
            from (
              select n.*, c.number as cut, (
                select p.content from published_acta p
                where p.acta = n.acta
                  and (select published_at is not null from cut where number = p.cut)
                order by p.cut desc limit 1) as last
              from cut c, unnest(?::text[], ?::text[], ?::bytea[], ?::boolean[])
                as n (acta, catd, content, shown)
              where c.number = ?
              -- Looks up each row's last content once.
              offset 0) row
            where last is distinct from content and (shown or last is not null)
            """)
        .param(actas)
        .param(catds)
        .param(contents)
        .param(shown)
        .param(cut)
        .update();
  }
}
