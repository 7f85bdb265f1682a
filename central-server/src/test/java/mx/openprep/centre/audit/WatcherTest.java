package mx.openprep.centre.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.identity.Administrators;
import mx.openprep.centre.journal.Alteration;
import mx.openprep.centre.journal.EventStore;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.centre.publication.CutOutcome;
import mx.openprep.centre.publication.Publisher;
import mx.openprep.centre.publication.act.ActKind;
import mx.openprep.centre.publication.act.PublicationActs;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import mx.openprep.people.PersonId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody with all power over the database changes something by hand, triggers switched off. */
@ExtendWith(CentreExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatcherTest {
  /** Every table from which published figures follow, or that says what is published. */
  private static final List<String> TABLES =
      List.of(
          "event",
          "node_head",
          "acta_result",
          "catalogue_acta",
          "vote_column",
          "ballot_box",
          "published_image",
          "published_acta",
          "cut",
          "publication_act",
          "publication_act_confirmation");

  private static final Set<String> BROUGHT_BACK =
      Set.of("published_acta", "cut", "publication_act", "publication_act_confirmation");

  /** Book-keeping that no figure follows from. */
  private static final Set<String> NOT_RESULTS =
      Set.of(
          "event.received_at",
          "acta_result.written_by",
          "published_image.written_by",
          "published_image.published_at",
          "cut.published_at");

  private RealCentre centre;
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private Watcher watcher;

  @BeforeAll
  void night(SharedPostgres postgres, @TempDir Path home) throws SQLException {
    centre =
        RealCentre.start(
            home,
            postgres.newDatabase(),
            "--openprep.watcher.scheduled=false",
            "--openprep.publication.scheduled=false");
    jdbc = centre.jdbc();
    transaction = new TransactionTemplate(centre.bean(PlatformTransactionManager.class));
    watcher = centre.bean(Watcher.class);
    List<ExpectedActa> actas = centre.election().actas().subList(0, 12);
    TestJournal journal = new TestJournal("VIGILA-1", Realm.DRILL).session("ana");
    for (ExpectedActa acta : actas) {
      journal.verified(centre.election(), acta.id(), 7);
      upload(acta.id());
    }
    centre.bean(EventStore.class).append(journal.node(), journal.envelopes()).join();
    Publisher publisher = centre.bean(Publisher.class);
    assertThat(publisher.cutNow()).isInstanceOf(CutOutcome.Published.class);
    act();
    assertThat(publisher.cutNow()).isInstanceOf(CutOutcome.Published.class);
    assertThat(jdbc.sql("select count(*) from published_acta").query(Long.class).single())
        .isEqualTo(12);
    assertThat(watcher.look()).isEmpty();
  }

  private void upload(ActaId acta) {
    byte[] image = acta.value().getBytes(StandardCharsets.UTF_8);
    try (ImageStore.Arrival arrival =
        centre.bean(ImageStore.class).receive("VIGILA-1", ImageHash.of(image), image.length, 0)) {
      arrival.write(ByteBuffer.wrap(image));
      arrival.complete();
    }
  }

  private void act() {
    for (String person : List.of("ada", "blas")) {
      jdbc.sql(
              """
              insert into person (person, name, roles, catd, password_hash)
              values (?, 'Ada Luz', array['ADMINISTRADOR'], 'CCV', '')
              """)
          .param(person)
          .update();
    }
    PublicationActs acts = new PublicationActs(jdbc, transaction, Clock.systemUTC());
    long number =
        acts.propose(
            new PublicationActs.Proposal(
                ActKind.EXTEND, Optional.of(Instant.now().plusSeconds(3_600)), false),
            new Administrators.Administrator(new PersonId("ada"), "A. L."),
            "Faltan actas");
    acts.confirm(number, new Administrators.Administrator(new PersonId("blas"), "B. P."), "Sí");
  }

  @AfterAll
  void end() {
    centre.close();
  }

  private record Edit(String name, String table, String sql) {}

  @TestFactory
  Stream<DynamicTest> everyHandEditOfEveryResultTableIsReported() {
    return TABLES.stream()
        .flatMap(table -> edits(table).stream())
        .map(edit -> DynamicTest.dynamicTest(edit.name(), () -> isReported(edit)));
  }

  private void isReported(Edit edit) {
    jdbc.sql("drop table if exists kept").update();
    jdbc.sql("create table kept as table " + edit.table()).update();
    try {
      boolean done = byHand(edit.sql());
      List<Alteration> found = watcher.look();
      if (done) {
        assertThat(found).extracting(Alteration::table).contains(edit.table());
        assertThat(told(edit.table())).isPositive();
      } else {
        assertThat(found).isEmpty();
      }
    } finally {
      restore(edit.table());
      jdbc.sql("drop table kept").update();
    }
    var _ = watcher.look();
    assertThat(watcher.look()).as("as before").isEmpty();
    assertThat(jdbc.sql("select count(*) from quarantined_acta").query(Long.class).single())
        .isZero();
  }

  /**
   * What the watcher mends by itself is left to it; what people must bring back is brought back.
   */
  private void restore(String table) {
    if (table.equals("event")) {
      String fresh =
          "node = 'centro' and sequence > (select max(sequence) from kept where node = 'centro')";
      jdbc.sql("create table fresh as select * from event where " + fresh).update();
      byHand("delete from event");
      byHand("insert into event select * from kept");
      byHand(
          """
          insert into event (position, node, sequence, id, hash, acta, kind, envelope, received_at)
          select (select max(position) from kept) + row_number() over (order by sequence), node,
            sequence, id, hash, acta, kind, envelope, received_at
          from fresh
          """);
      jdbc.sql("drop table fresh").update();
    } else if (BROUGHT_BACK.contains(table)) {
      byHand("delete from " + table);
      byHand("insert into " + table + " overriding system value select * from kept");
    }
  }

  private long told(String table) {
    return jdbc.sql("select count(*) from alteration where relation = ?")
        .param(table)
        .query(Long.class)
        .single();
  }

  /** False when the database itself refuses, or nothing was there to change. */
  private boolean byHand(String sql) {
    try {
      return transaction.execute(status -> {
        jdbc.sql("set local session_replication_role = replica").update();
        return jdbc.sql(sql).update() > 0;
      });
    } catch (DataAccessException e) {
      return false;
    }
  }

  private List<Edit> edits(String table) {
    List<Edit> edits = new ArrayList<>();
    String one = "ctid = (select ctid from " + table + " order by ctid limit 1)";
    columns(table)
        .forEach((column, type) -> {
          if (!NOT_RESULTS.contains(table + "." + column)) {
            edits.add(
                edit(
                    table,
                    "changes " + column,
                    "update %s set %s = %s where %s"
                        .formatted(table, column, other(column, type), one)));
          }
        });
    edits.add(edit(table, "deletes a row", "delete from " + table + " where " + one));
    edits.add(edit(table, "deletes all rows", "delete from " + table));
    edits.add(
        edit(
            table,
            "deletes the last row",
            "delete from %s where ctid = (select ctid from %s order by ctid desc limit 1)"
                .formatted(table, table)));
    return edits;
  }

  private static Edit edit(String table, String what, String sql) {
    return new Edit(table + ": " + what, table, sql);
  }

  private Map<String, String> columns(String table) {
    Map<String, String> columns = new LinkedHashMap<>();
    jdbc.sql(
            """
            select column_name, udt_name from information_schema.columns
            where table_schema = 'public' and table_name = ? order by ordinal_position
            """)
        .param(table)
        .query(row -> {
          columns.put(row.getString(1), row.getString(2));
        });
    return columns;
  }

  private static String other(String column, String type) {
    return switch (type) {
      case "int4", "int8" -> "coalesce(" + column + ", 0) + 1000";
      case "text" -> "coalesce(" + column + ", '') || 'x'";
      case "bpchar" -> "case " + column + " when '1' then '0' else '1' end";
      case "bool" -> "not coalesce(" + column + ", false)";
      case "bytea" -> "sha256(coalesce(" + column + ", ''))";
      case "timestamptz" -> "coalesce(" + column + ", now()) + interval '1 second'";
      case "json" -> "'{\"PAN\": 999}'::json";
      case "jsonb" -> "'{\"PAN\": 999}'::jsonb";
      case "uuid" -> "gen_random_uuid()";
      case "_text" -> "array_append(" + column + ", 'x')";
      case "_int4" -> "array_append(" + column + ", 1)";
      default -> throw new AssertionError("A column of an unknown type: " + column + " " + type);
    };
  }

  @Test
  void anAlteredFigureIsMadeAgainFromTheJournal() {
    String before = figures();
    byHand("update acta_result set calculated_total = 9999, fields = '{}'");

    assertThat(watcher.look())
        .hasSize(12)
        .allSatisfy(a -> assertThat(a.what()).isEqualTo("calculated_total, fields"));

    assertThat(figures()).isEqualTo(before);
    assertThat(watcher.look()).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from incident where code = 'F702'")
                .query(Long.class)
                .single())
        .isPositive();
  }

  @Test
  void actasOfAnAlteredJournalAreKeptOutUntilItIsAsItWas() {
    String before = figures();
    jdbc.sql("drop table if exists kept").update();
    jdbc.sql("create table kept as table event").update();
    byHand(
        "update event set envelope = envelope || '\\x00' where position = (select max(position) from event where kind = 'ACTA_CAPTURED')");

    try {
      assertThat(watcher.look()).extracting(Alteration::what).containsExactly("hash");
      assertThat(jdbc.sql("select count(*) from acta_result").query(Long.class).single())
          .isEqualTo(11);
    } finally {
      restore("event");
      jdbc.sql("drop table kept").update();
    }
    assertThat(watcher.look()).isEmpty();
    assertThat(figures()).isEqualTo(before);
  }

  private String figures() {
    return String.join(
        "\n",
        jdbc.sql("select (to_jsonb(r) - 'written_by')::text from acta_result r order by acta")
            .query(String.class)
            .list());
  }
}
