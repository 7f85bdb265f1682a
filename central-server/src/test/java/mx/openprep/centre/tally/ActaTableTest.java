package mx.openprep.centre.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.publication.SyntheticNight;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A table that is read again and again says what one says that reads everything. */
@ExtendWith(CentreExtension.class)
class ActaTableTest {
  @TempDir private Path directory;
  private DataSource database;
  private ElectionPackage mini;
  private SyntheticNight night;
  private ActaTable table;

  @BeforeEach
  void night(SharedPostgres postgres) throws Exception {
    database = postgres.migrated();
    mini = ElectionPackageReader.read(RealCentre.MINI);
    CatalogueTable.fill(database, mini);
    night = SyntheticNight.of(mini, database, directory);
    table = new ActaTable(mini);
  }

  @Test
  void theFirstReadingFollowsNone() throws SQLException {
    night.storePublished(mini.actas().stream());

    assertThat(read().changed()).isEmpty();
  }

  @Test
  void onlyWhatHasChangedIsNamedAndRenewed() throws SQLException {
    night.storePublished(mini.actas().stream().skip(1));
    Snapshot before = read();
    ExpectedActa acta = mini.actas().getFirst();
    night.storePublished(mini.actas().stream().limit(1));

    Snapshot after = read();

    assertThat(after.changed()).contains(Set.of(acta.id()));
    for (int election = 1; election < after.tallies().size(); election++) {
      assertThat(after.tallies().get(election)).isSameAs(before.tallies().get(election));
    }
    ElectionTally of = after.tallies().getFirst();
    of.territories()
        .forEach((id, territory) -> {
          if (!acta.casilla().territory(of.division()).equals(java.util.Optional.of(id))) {
            assertThat(territory).isSameAs(before.tallies().getFirst().territories().get(id));
          }
        });
  }

  @Test
  void whatIsWrittenAgainAndSaysTheSameHasNotChanged() throws SQLException {
    night.storePublished(mini.actas().stream());
    read();
    execute("update acta_result set state = state");

    assertThat(read().changed()).contains(Set.of());
  }

  @Test
  void aTransactionThatBeganFirstAndCommitsLastIsNotMissed() throws SQLException {
    night.storePublished(mini.actas().stream());
    read();
    try (Connection slow = database.getConnection();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("update acta_result set cotejada = true where acta = 'G-006'");
      execute("update acta_result set cotejada = true where acta = 'G-007'");
      assertThat(read().changed()).contains(Set.of(new ActaId("G-007")));
      execute("update acta_result set cotejada = true where acta = 'G-008'");
      assertThat(read().changed()).contains(Set.of(new ActaId("G-008")));
      slow.commit();
    }

    assertThat(read().changed()).contains(Set.of(new ActaId("G-006")));
  }

  @Test
  void anActaChangesWhenItsImageIsPublishedAndWhenItIsLost() throws SQLException {
    ExpectedActa acta = mini.actas().get(4);
    read();
    ImageHash image = night.store(acta, votes(acta, 3));
    assertThat(read().changed()).contains(Set.of());

    execute("insert into published_image (hash) values ('\\x" + image.hex() + "')");
    assertThat(read().changed()).contains(Set.of(acta.id()));

    execute("delete from published_image");
    assertThat(read().changed()).contains(Set.of(acta.id()));
  }

  @Test
  void whatVanishesIsNotCapturedAnyMore() throws SQLException {
    night.storePublished(mini.actas().stream());
    Snapshot full = read();
    Set<ActaId> known =
        full.tallies().stream()
            .flatMap(tally -> tally.rows().stream())
            .filter(ActaRow::isKnown)
            .map(ActaRow::id)
            .collect(Collectors.toSet());
    execute("delete from acta_result where acta = 'G-007'");
    assertThat(read().changed()).contains(Set.of(new ActaId("G-007")));
    known.remove(new ActaId("G-007"));

    execute("truncate acta_result");

    Snapshot empty = read();
    assertThat(empty.changed()).contains(known);
    assertThat(empty.position()).isZero();
  }

  @Test
  void actasOutsideTheCatalogueComeAndGo() throws SQLException {
    night.storePublished(mini.actas().stream());
    read();
    night.storeOutsideCatalogue(mini.actas().getFirst());
    execute("insert into published_image (hash) select hash from image");

    Snapshot with = read();
    assertThat(with.tallies().getFirst().total().figures().outsideCatalogue()).isEqualTo(1);
    assertThat(with.changed()).hasValueSatisfying(changed -> assertThat(changed).hasSize(1));

    execute("delete from acta_result where state = 'FUERA_DE_CATALOGO'");
    assertThat(read().tallies().getFirst().total().figures().outsideCatalogue()).isZero();
  }

  @Test
  void aCommitBetweenReadingAndRecountDisturbsNeither() throws SQLException {
    night.storePublished(mini.actas().stream().skip(3));
    try (Connection connection = database.getConnection()) {
      snapshot(connection);
      Snapshot snapshot = table.read(connection);
      night.storePublished(mini.actas().stream().limit(3));
      execute("update acta_result set calculated_total = 1 where acta = 'G-006'");

      assertThat(new SqlRecount().differences(connection, snapshot.tallies())).isEmpty();
      connection.rollback();
      assertThat(new SqlRecount().differences(connection, snapshot.tallies())).isNotEmpty();
    }
  }

  @Test
  void afterAnyHistoryItSaysWhatOneSaysThatReadsEverything() throws SQLException {
    Random random = new Random(7);
    List<ExpectedActa> actas = new ArrayList<>(mini.actas());
    try (Connection slow = database.getConnection();
        Statement slowly = slow.createStatement()) {
      slow.setAutoCommit(false);
      for (int round = 0; round < 60; round++) {
        Collections.shuffle(actas, random);
        switch (random.nextInt(8)) {
          case 0 -> slow.commit();
          case 1 ->
              slowly.execute("update acta_result set cotejada = not cotejada where acta like 'D%'");
          case 2 -> {
            slow.commit();
            execute("delete from acta_result where acta like '%" + random.nextInt(10) + "'");
          }
          case 3 -> {
            slow.commit();
            execute("delete from published_image where get_byte(hash, 0) < 20");
          }
          default -> {
            slow.commit();
            night.storePublished(actas.stream().limit(random.nextInt(6)));
          }
        }
        read();
      }
      slow.commit();
    }
  }

  /** Reads, and compares with a table that reads everything and with SQL. */
  private Snapshot read() throws SQLException {
    try (Connection connection = database.getConnection();
        Connection same = database.getConnection()) {
      snapshot(connection);
      follow(connection, same);
      Snapshot snapshot = table.read(connection);
      Snapshot whole = new ActaTable(mini).read(List.of(connection, same));
      assertThat(snapshot.position()).isEqualTo(whole.position());
      for (int election = 0; election < whole.tallies().size(); election++) {
        assertThat(TallyProperties.everything(snapshot.tallies().get(election)))
            .isEqualTo(TallyProperties.everything(whole.tallies().get(election)));
      }
      assertThat(new SqlRecount().differences(connection, snapshot.tallies())).isEmpty();
      return snapshot;
    }
  }

  private static void snapshot(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
  }

  /** Lets a transaction see what another one sees. */
  private static void follow(Connection first, Connection other) throws SQLException {
    snapshot(other);
    try (Statement export = first.createStatement();
        ResultSet snapshot = export.executeQuery("select pg_export_snapshot()");
        Statement take = other.createStatement()) {
      snapshot.next();
      take.execute("set transaction snapshot '" + snapshot.getString(1) + "'");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Map<FieldId, FieldValue> votes(ExpectedActa acta, int each) {
    return FormDefinition.of(mini, acta).keyed().stream()
        .collect(Collectors.toMap(f -> f.id(), _ -> FieldValue.votes(each)));
  }
}
