package mx.openprep.centre.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random elections, added up in memory and in SQL: nothing differs, unless a fault is planted. The
 * long run is {@code ./prep bench elections 100000}.
 */
@ExtendWith(CentreExtension.class)
class MemoryAgainstSqlTest {
  private static final System.Logger LOG = System.getLogger(MemoryAgainstSqlTest.class.getName());
  private static final int ELECTIONS = 2_000;

  private static DataSource database;

  @BeforeAll
  static void database(SharedPostgres postgres) throws SQLException {
    database = postgres.migrated();
  }

  @Test
  void randomElectionsDoNotDiffer() throws SQLException {
    RandomElections.Outcome outcome = RandomElections.tally(database, ELECTIONS);

    LOG.log(System.Logger.Level.INFO, "{0}", outcome);
    assertThat(outcome.elections()).isEqualTo(ELECTIONS);
    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.lostOrMade()).isEmpty();
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
        fault("remainders that go to the weakest", s -> s.replace("own_votes desc", "own_votes")),
        fault(
            "ties that the last on the ballot wins",
            s -> s.replace("desc, rank)", "desc, rank desc)")),
        fault("remainders that nobody gets", s -> s.replace("then 1\n", "then 0\n")),
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
            "update acta_result set fields = jsonb_set(fields::jsonb, '{NULOS}', '77777') " + one),
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
      RandomElections batch = new RandomElections(0, 40);
      batch.begin(connection);
      batch.night(connection);
      assertThat(new SqlRecount().differences(connection, batch.table().read(connection).tallies()))
          .isEmpty();
      statement.execute(plant);
      return recount.differences(connection, batch.table().read(connection).tallies());
    }
  }
}
