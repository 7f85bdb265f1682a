package mx.openprep.centre.tally;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random elections, added up in memory and in SQL: nothing differs, unless a fault is planted. With
 * {@code -Dopenprep.elections=100000} so many instead of 2,000; that takes minutes.
 */
@ExtendWith(CentreExtension.class)
class MemoryAgainstSqlTest {
  private static final System.Logger LOG = System.getLogger(MemoryAgainstSqlTest.class.getName());
  private static final int ELECTIONS = Integer.getInteger("openprep.elections", 2_000);

  /** So many go through one statement of the recount. */
  private static final int TOGETHER = 500;

  private static DataSource database;

  @BeforeAll
  static void database(SharedPostgres postgres) throws SQLException {
    database = postgres.migrated();
  }

  @Test
  void randomElectionsDoNotDiffer() throws SQLException {
    long figures = 0;
    int actas = 0;
    for (int first = 0; first < ELECTIONS; first += TOGETHER) {
      Batch batch = new Batch(first, Math.min(TOGETHER, ELECTIONS - first));
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        batch.begin(connection);
        ActaTable table = batch.table();
        // Twice: everything, then what has changed.
        for (int night = 0; night < 2; night++) {
          batch.night(connection);
          List<ElectionTally> tallies = table.read(connection).tallies();
          assertThat(new SqlRecount().differences(connection, tallies)).isEmpty();
          tallies.forEach(MemoryAgainstSqlTest::assertNothingIsLostOrMade);
          figures += SqlRecount.inMemory(tallies).size();
          actas += tallies.stream().mapToInt(tally -> tally.rows().size()).sum();
        }
      }
    }
    LOG.log(
        System.Logger.Level.INFO,
        "{0} random elections, each tallied twice, {1} actas, {2} figures, 0 differences",
        ELECTIONS,
        actas,
        figures);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aFaultInTheStatementIsSeen(String name, UnaryOperator<String> fault) throws SQLException {
    assertThat(differences(new SqlRecount(fault), "select 1")).as(name).isNotEmpty();
  }

  static Stream<Arguments> aFaultInTheStatementIsSeen() {
    return Stream.of(
        fault(
            "a join that fans out",
            s ->
                s.replace(
                    ") r on r.acta = c.acta",
                    ") r on r.acta = c.acta join vote_column v on v.election = c.election")),
        fault("a join that loses rows", s -> s.replace("left join (", "join (")),
        fault(
            "swapped columns",
            s ->
                s.replace("r.votes[1]", "r.votes[x]")
                    .replace("r.votes[2]", "r.votes[1]")
                    .replace("r.votes[x]", "r.votes[2]")),
        fault(
            "a dropped null", s -> s.replace("a.votes,", "array_remove(a.votes, null) as votes,")),
        fault("actas without their image", s -> s.replace("p.hash is not null or", "true or")),
        fault("actas that do not count", s -> s.replace("'-') as sign", "'-') = '-' as sign")),
        fault("the list of actas that do not count", s -> s.replace("sum(c.lista", "max(c.lista")),
        fault("especiales", s -> s.replace("= 'S' as", "= 'B' as")));
  }

  private static Arguments fault(String name, UnaryOperator<String> fault) {
    return Arguments.of(name, fault);
  }

  @ParameterizedTest
  @MethodSource
  void aFaultInTheRowsIsSeen(String name, String plant) throws SQLException {
    assertThat(differences(new SqlRecount(), plant)).as(name).isNotEmpty();
  }

  static Stream<Arguments> aFaultInTheRowsIsSeen() {
    String one =
        """
        where acta = (select acta from acta_result r join published_image p on p.hash = r.image
          where r.contabilizada = '1' and r.votes[1] <> r.votes[2] limit 1)
        """;
    String marked =
        """
        where acta = (select acta from acta_result r join published_image p on p.hash = r.image
            join catalogue_acta c using (acta)
          where r.contabilizada = '1' and r.votes[1] is null and r.votes[2] > 0
            and num_nonnulls(variadic r.votes) = c.vote_fields - 1 limit 1)
        """;
    return Stream.of(
        Arguments.of(
            "an acta that stands twice in the catalogue",
            """
            alter table catalogue_acta drop constraint catalogue_acta_pkey;
            insert into catalogue_acta select * from catalogue_acta limit 1
            """),
        Arguments.of(
            "an image that is published twice",
            """
            alter table published_image drop constraint published_image_pkey;
            insert into published_image select * from published_image where hash =
              (select image from acta_result where contabilizada = '1' and image in
                (select hash from published_image) limit 1)
            """),
        Arguments.of(
            "a stored total that is not the sum",
            "update acta_result set calculated_total = calculated_total + 1 " + one),
        Arguments.of(
            "two columns of one acta that are swapped",
            "update acta_result set votes[1] = votes[2], votes[2] = votes[1] " + one),
        Arguments.of(
            "a null that is dropped",
            "update acta_result set votes = array_remove(votes, null) " + marked),
        Arguments.of("a null that became a zero", "update acta_result set votes[1] = 0 " + marked),
        Arguments.of(
            "a field changed behind its total",
            "update acta_result set fields = jsonb_set(fields, '{NULOS}', '77777') " + one),
        Arguments.of(
            "a mark of inconsistency without reason",
            "update acta_result set inconsistent = not inconsistent " + one),
        Arguments.of(
            "a decision that does not follow, whatever is stored with it",
            """
            update acta_result set contabilizada = '0', observations = '{EXCEDE_LISTA_NOMINAL}',
              inconsistent = true
            """
                + one),
        Arguments.of(
            "an acta in another territory", "update catalogue_acta set territory = '009' " + one));
  }

  private List<SqlRecount.Difference> differences(SqlRecount recount, String plant)
      throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      Batch batch = new Batch(0, 40);
      batch.begin(connection);
      batch.night(connection);
      assertThat(new SqlRecount().differences(connection, batch.table().read(connection).tallies()))
          .isEmpty();
      statement.execute(plant);
      return recount.differences(connection, batch.table().read(connection).tallies());
    }
  }

  private static void assertNothingIsLostOrMade(ElectionTally tally) {
    Figures figures = tally.outside().tally().figures();
    Tally votes = tally.outside().tally();
    for (TerritoryTally territory : tally.territories().values()) {
      assertThat(sum(territory.views().byParty())).isEqualTo(territory.tally().figures().votes());
      assertThat(sum(territory.views().byCandidature()))
          .isEqualTo(territory.tally().figures().votes());
      List<Tally> sections =
          territory.sections().values().stream().map(SectionTally::tally).toList();
      assertThat(Tally.sum(territory.tally().votes().columns(), sections))
          .isEqualTo(territory.tally());
      figures = figures.plus(territory.tally().figures());
      votes = votes.plus(territory.tally());
    }
    assertThat(figures).isEqualTo(tally.majority().figures());
    assertThat(votes).isEqualTo(tally.majority());
    assertThat(sum(tally.majorityViews().byParty())).isEqualTo(figures.votes());
    assertThat(sum(tally.majorityViews().byCandidature())).isEqualTo(figures.votes());
  }

  private static long sum(Map<FieldId, Long> view) {
    return view.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Elections that share the tables. */
  private static final class Batch {
    private final List<RandomElection> elections;

    Batch(int first, int count) {
      elections =
          IntStream.range(first, first + count)
              .mapToObj(number -> new RandomElection(number, 2024))
              .toList();
    }

    ActaTable table() {
      return new ActaTable(elections.stream().map(RandomElection::places).toList());
    }

    void begin(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("truncate catalogue_acta, vote_column, acta_result, published_image");
      }
      StoredActa.copy(connection, "catalogue_acta", lines(RandomElection::catalogue));
      StoredActa.copy(connection, "vote_column", lines(RandomElection::columns));
    }

    void night(Connection connection) throws SQLException {
      List<ImageHash> published = new ArrayList<>();
      List<StoredActa> night =
          elections.stream()
              .flatMap(election -> election.night(published).stream())
              .collect(toCollection(ArrayList::new));
      StoredActa.write(connection, night);
      StoredActa.copy(
          connection,
          "published_image (hash)",
          published.stream().map(image -> "\\\\x" + image.hex()).toList());
    }

    private List<String> lines(Function<RandomElection, Collection<String>> of) {
      return elections.stream().map(of).flatMap(Collection::stream).toList();
    }
  }
}
