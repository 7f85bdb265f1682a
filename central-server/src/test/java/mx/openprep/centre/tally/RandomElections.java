package mx.openprep.centre.tally;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.SharedPostgres;

/**
 * Random elections that share the tables, so that one statement recounts hundreds of them.
 *
 * <p>{@code ./prep bench elections 100000} tallies so many, in memory and in SQL, and prints what
 * differs.
 */
final class RandomElections {
  private static final System.Logger LOG = System.getLogger(RandomElections.class.getName());

  /** So many go through one statement of the recount. */
  private static final int TOGETHER = 500;

  private final List<RandomElection> elections;

  RandomElections(int first, int count) {
    elections =
        IntStream.range(first, first + count)
            .mapToObj(number -> new RandomElection(number, 2024))
            .toList();
  }

  /**
   * What came of a run.
   *
   * @param actas and figures of all tallies, two of each election
   * @param lostOrMade elections in which a level is not the sum of the one below
   */
  record Outcome(
      int elections,
      long actas,
      long figures,
      List<SqlRecount.Difference> differences,
      List<String> lostOrMade) {}

  public static void main(String[] arguments) throws IOException, SQLException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    long start = System.nanoTime();
    try (SharedPostgres postgres = new SharedPostgres()) {
      Outcome outcome = tally(postgres.migrated(), count);
      LOG.log(
          System.Logger.Level.INFO,
          "{0} elections, {1} actas, {2} figures, {3} differences, {4} lost or made, {5} s",
          outcome.elections(),
          outcome.actas(),
          outcome.figures(),
          outcome.differences().size(),
          outcome.lostOrMade().size(),
          (System.nanoTime() - start) / 1_000_000_000);
      if (!outcome.differences().isEmpty() || !outcome.lostOrMade().isEmpty()) {
        throw new IllegalStateException(outcome.toString());
      }
    }
  }

  /** Tallies so many elections twice: everything, then what has changed. */
  static Outcome tally(DataSource database, int count) throws SQLException {
    long figures = 0;
    long actas = 0;
    List<SqlRecount.Difference> differences = new ArrayList<>();
    List<String> lostOrMade = new ArrayList<>();
    for (int first = 0; first < count; first += TOGETHER) {
      RandomElections batch = new RandomElections(first, Math.min(TOGETHER, count - first));
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        batch.begin(connection);
        ActaTable table = batch.table();
        for (int night = 0; night < 2; night++) {
          batch.night(connection);
          List<ElectionTally> tallies = table.read(connection).tallies();
          differences.addAll(new SqlRecount().differences(connection, tallies));
          figures += SqlRecount.inMemory(tallies).size();
          for (ElectionTally tally : tallies) {
            actas += tally.rows().size();
            if (!everyLevelIsTheSumOfTheOneBelow(tally)) {
              lostOrMade.add(tally.election().code().value());
            }
          }
        }
        connection.commit();
      }
    }
    return new Outcome(count, actas, figures, differences, lostOrMade);
  }

  private static boolean everyLevelIsTheSumOfTheOneBelow(ElectionTally tally) {
    Tally sum = tally.outside().tally();
    boolean is = true;
    for (TerritoryTally territory : tally.territories().values()) {
      Tally own = territory.tally();
      List<Tally> sections =
          territory.sections().values().stream().map(SectionTally::tally).toList();
      is &= own.equals(Tally.sum(own.votes().columns(), sections));
      is &= sum(territory.views().byParty()) == own.figures().votes();
      is &= sum(territory.views().byCandidature()) == own.figures().votes();
      sum = sum.plus(own);
    }
    return is
        && sum.equals(tally.majority())
        && sum(tally.majorityViews().byParty()) == sum.figures().votes()
        && sum(tally.majorityViews().byCandidature()) == sum.figures().votes();
  }

  private static long sum(Map<FieldId, Long> view) {
    return view.values().stream().mapToLong(Long::longValue).sum();
  }

  ActaTable table() {
    return new ActaTable(elections.stream().map(RandomElection::places).toList());
  }

  /** Empties the tables and fills the catalogue. */
  void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("truncate catalogue_acta, vote_column, acta_result, published_image");
    }
    StoredActa.copy(connection, "catalogue_acta", lines(RandomElection::catalogue));
    StoredActa.copy(connection, "vote_column", lines(RandomElection::columns));
  }

  /** Writes what their actas say now. */
  void night(Connection connection) throws SQLException {
    List<ImageHash> published = new ArrayList<>();
    List<StoredActa> night = new ArrayList<>();
    elections.forEach(election -> night.addAll(election.night(published)));
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
