package mx.openprep.centre.tally;

import static java.lang.System.Logger.Level.INFO;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.publication.SyntheticNight;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;

/**
 * What the figures of a cut cost, at 1 %, 50 % and 100 % of the actas of a state: reading the rows
 * alone, reading and adding up everything, reading 150 changed actas, the recount in SQL; and
 * beside them the peer, one statement with GROUPING SETS that makes the figures of every level, as
 * the tally does. Medians of several runs, in milliseconds.
 *
 * <p>Arguments: election package; how often to run each, 11 by default.
 */
public final class TallyBenchmark {
  private static final System.Logger LOG = System.getLogger(TallyBenchmark.class.getName());
  private static final int CHANGED = 150;
  private static final int WARM = 3;

  private final ElectionPackage election;
  private final int runs;

  private TallyBenchmark(ElectionPackage election, int runs) {
    this.election = election;
    this.runs = runs;
  }

  public static void main(String[] arguments) throws Exception {
    ElectionPackage election = ElectionPackageReader.read(Path.of(arguments[0]));
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 11;
    try (SharedPostgres postgres = new SharedPostgres()) {
      for (int percent : List.of(1, 50, 100)) {
        new TallyBenchmark(election, runs).measure(postgres.migrated(), percent);
      }
    }
  }

  private void measure(DataSource database, int percent) throws Exception {
    List<ExpectedActa> all = new ArrayList<>(election.actas());
    Collections.shuffle(all, new Random(percent));
    SyntheticNight night =
        SyntheticNight.of(election, database, Files.createTempDirectory("night"));
    long start = System.nanoTime();
    night.storePublished(all.stream().limit((long) all.size() * percent / 100));
    LOG.log(INFO, "--- {0} % of {1} actas, stored in {2} ms", percent, all.size(), since(start));
    CatalogueTable.fill(database, election);
    try (Connection connection = database.getConnection()) {
      sections(connection);
      execute(connection, "vacuum analyze");
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      double reading = median(connection, "reading the rows alone", () -> drain(connection));
      median(connection, "places of the catalogue, once", () -> new ActaTable(election));
      Deque<ActaTable> empty =
          IntStream.range(0, runs + WARM)
              .mapToObj(_ -> new ActaTable(election))
              .collect(toCollection(ArrayDeque::new));
      double whole =
          median(
              connection,
              "reading and adding up everything",
              () -> empty.remove().read(connection));
      LOG.log(INFO, "{0}", "ratio to reading alone %.2f".formatted(whole / reading));
      ActaTable table = new ActaTable(election);
      Snapshot snapshot = table.read(connection);
      List<ActaColumns> columns = columns(snapshot.tallies());
      median(connection, "adding up alone, every acta changed", () -> addUp(columns));
      median(
          connection,
          "recount in SQL, compared",
          () -> new SqlRecount().differences(connection, snapshot.tallies()));
      plan(connection, snapshot.tallies());
      Map<String, Long> peer = new HashMap<>();
      median(connection, "peer: SQL with GROUPING SETS", () -> groupingSets(connection, peer));
      connection.rollback();
      compare(snapshot.tallies(), peer);
      incremental(connection, table, night, all);
      memory(table);
    }
  }

  private void incremental(
      Connection connection, ActaTable table, SyntheticNight night, List<ExpectedActa> all)
      throws Exception {
    List<Double> times = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      night.storePublished(all.stream().skip((long) run * CHANGED).limit(CHANGED));
      long start = System.nanoTime();
      Snapshot snapshot = table.read(connection);
      times.add(since(start));
      if (!new SqlRecount().differences(connection, snapshot.tallies()).isEmpty()) {
        throw new IllegalStateException("The totals differ");
      }
      connection.rollback();
    }
    report("reading and adding up " + CHANGED + " changed actas", times);
  }

  private static void plan(Connection connection, List<ElectionTally> tallies) throws SQLException {
    List<String> statements = new ArrayList<>();
    new SqlRecount(
            statement -> {
              statements.add(statement);
              return statement;
            })
        .differences(connection, tallies);
    try (PreparedStatement explain =
            connection.prepareStatement(
                "explain (analyze, verbose false, costs off) " + statements.getFirst());
        ResultSet lines = explain.executeQuery()) {
      while (lines.next()) {
        LOG.log(INFO, "{0}", lines.getString(1));
      }
    }
    connection.rollback();
  }

  private double median(Connection connection, String what, Callable<?> work) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int run = 0; run < runs + WARM; run++) {
      long start = System.nanoTime();
      var _ = work.call();
      times.add(since(start));
      connection.rollback();
    }
    // The first ones warm up.
    return report(what, times.subList(WARM, times.size()));
  }

  private static double report(String what, List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    double median = sorted.get(sorted.size() / 2);
    LOG.log(
        INFO,
        "{0}",
        "%-40s %8.1f ms (%.1f to %.1f)"
            .formatted(what, median, sorted.getFirst(), sorted.getLast()));
    return median;
  }

  private static long drain(Connection connection) throws SQLException {
    long characters = 0;
    try (PreparedStatement select = connection.prepareStatement(ActaRowReader.ACTAS)) {
      select.setFetchSize(2_000);
      try (ResultSet rows = select.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            String value = rows.getString(column);
            characters += value == null ? 0 : value.length();
          }
        }
      }
    }
    return characters;
  }

  private List<ActaColumns> columns(List<ElectionTally> tallies) {
    return tallies.stream()
        .map(tally -> {
          ActaColumns columns = new ActaColumns(ElectionPlaces.of(election, tally.election()));
          tally.rows().forEach(columns::put);
          return columns;
        })
        .toList();
  }

  private static List<ElectionTally> addUp(List<ActaColumns> columns) {
    columns.forEach(ActaColumns::forgetAll);
    return columns.stream().map(ActaColumns::tally).toList();
  }

  private void sections(Connection connection) throws SQLException {
    execute(connection, "create table place (acta text primary key, section text not null)");
    List<ExpectedActa> actas = election.actas();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into place select * from unnest(?::text[], ?::text[])")) {
      insert.setArray(
          1, connection.createArrayOf("text", actas.stream().map(a -> a.id().value()).toArray()));
      insert.setArray(
          2,
          connection.createArrayOf(
              "text", actas.stream().map(a -> a.casilla().key().section()).toArray()));
      insert.executeUpdate();
    }
  }

  /** Votes and counts by election, principle, territory and section. */
  private int groupingSets(Connection connection, Map<String, Long> figures) throws SQLException {
    int columns =
        election.elections().stream().mapToInt(e -> BoxVotes.columns(e).size()).max().orElse(0);
    String sums =
        IntStream.rangeClosed(1, columns)
            .mapToObj("sum(r.votes[%d]) filter (where r.contabilizada = '1')"::formatted)
            .collect(joining(", "));
    String statement =
        """
        select c.election, grouping(c.principle), grouping(territory), grouping(p.section),
          c.principle, c.territory, p.section, count(*),
          count(*) filter (where r.contabilizada = '1'),
          count(*) filter (where r.contabilizada = '0'),
          count(*) filter (where r.inconsistent),
          sum(c.lista_nominal) filter (where r.contabilizada = '1'),
        """
            + sums
            + """
             from catalogue_acta c join place p using (acta)
            left join acta_result r on r.acta = c.acta and r.contabilizada in ('0', '1')
              and (r.state = 'SIN_ACTA'
                or exists (select from published_image i where i.hash = r.image))
            group by grouping sets ((c.election), (c.election, c.principle),
              (c.election, c.principle, c.territory),
              (c.election, c.principle, c.territory, p.section))
            """;
    figures.clear();
    try (PreparedStatement select = connection.prepareStatement(statement);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        String code = row.getString(1);
        long votes = 0;
        for (int column = 0; column < columns; column++) {
          votes += row.getLong(13 + column);
        }
        String place =
            row.getInt(2) == 1
                ? "total"
                : row.getString(5)
                    + (row.getInt(3) == 1 ? "" : "/" + row.getString(6))
                    + (row.getInt(4) == 1 ? "" : "/" + row.getString(7));
        figures.put(code + "/" + place + " votes", votes);
        figures.put(code + "/" + place + " counted", row.getLong(9));
      }
    }
    return figures.size();
  }

  private static void compare(List<ElectionTally> tallies, Map<String, Long> peer) {
    int compared = 0;
    for (ElectionTally tally : tallies) {
      String code = tally.election().code() + "/";
      compared += same(peer, code + "total", tally.total());
      compared += same(peer, code + "MAJORITY", tally.majority());
      for (TerritoryTally territory : tally.territories().values()) {
        String place = code + "MAJORITY/" + territory.territory().number();
        compared += same(peer, place, territory.tally());
        for (SectionTally section : territory.sections().values()) {
          compared += same(peer, place + "/" + section.section(), section.tally());
        }
      }
    }
    LOG.log(INFO, "{0} places agree with the peer", compared);
  }

  private static int same(Map<String, Long> peer, String place, Tally tally) {
    long votes = peer.getOrDefault(place + " votes", 0L);
    long counted = peer.getOrDefault(place + " counted", 0L);
    if (votes != tally.figures().votes() || counted != tally.figures().counted()) {
      throw new IllegalStateException(place + ": " + tally + ", peer " + votes + " " + counted);
    }
    return 1;
  }

  private static void memory(ActaTable table) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    LOG.log(
        INFO,
        "{0} MB in use while {1} is kept",
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        table.getClass().getSimpleName());
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (Statement plain = connection.createStatement()) {
      plain.execute(statement);
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
