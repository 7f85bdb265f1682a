package mx.openprep.centre.publication;

import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.database.DatabaseBenchmark;
import mx.openprep.centre.tally.TallyBenchmark;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a cut of a whole state costs at 1 %, 50 % and 100 % of its actas, on a real disk and a real
 * PostgreSQL: publishing the images, a cut in which everything is new, cuts with 150 changed actas,
 * cuts with none, and what each wrote. Then its two parts beside their peers: the tally beside SQL
 * with GROUPING SETS, the workbooks beside Apache POI.
 *
 * <p>Arguments: election package (jalisco-2024), directory to work in (the one for temporary
 * files), percents with commas (1,50,100 and the two parts).
 */
final class CutBenchmark {
  private static final System.Logger LOG = System.getLogger(CutBenchmark.class.getName());
  private static final int ACTAS = 33_000;
  private static final int CHANGED = 150;
  private static final int RUNS = 7;

  private final ElectionPackage election;
  private final Path directory;
  private final SyntheticNight night;
  private final DataSource database;

  private CutBenchmark(ElectionPackage election, Path directory, DataSource database) {
    this.election = election;
    this.directory = directory;
    this.database = database;
    JdbcClient.create(database)
        .sql("insert into centre (realm, package_hash) values ('DRILL', ?)")
        .param(new byte[32])
        .update();
    this.night = SyntheticNight.of(election, database, directory.resolve("images"));
  }

  public static void main(String[] arguments) throws Exception {
    String shipped = arguments.length > 0 ? arguments[0] : "proto/elections/jalisco-2024";
    Path work = Path.of(arguments.length > 1 ? arguments[1] : System.getProperty("java.io.tmpdir"));
    ElectionPackage election = WholeState.of(Path.of(shipped), ACTAS, work);
    List<Integer> percents =
        arguments.length > 2
            ? Stream.of(arguments[2].split(",")).map(Integer::valueOf).toList()
            : List.of(1, 50, 100);
    for (int percent : percents) {
      // The first round also warms the program up, which a centre has been for hours.
      for (int round = percent == percents.getFirst() ? 0 : 1; round < 2; round++) {
        Path directory = Files.createTempDirectory(work, "cuts");
        try (SharedPostgres postgres = new SharedPostgres()) {
          say(
              "--- %d %% of %d actas%s"
                  .formatted(percent, election.actas().size(), round == 0 ? ", cold" : ""));
          new CutBenchmark(election, directory, postgres.migrated()).measure(percent);
        } finally {
          new ProcessBuilder("rm", "-rf", directory.toString()).inheritIO().start().waitFor();
        }
      }
    }
    say("most memory held by this program: %s".formatted(mostMemory()));
    if (arguments.length < 3) {
      TallyBenchmark.main(new String[] {shipped, "5"});
      DatabaseBenchmark.main(new String[] {shipped});
    }
  }

  private void measure(int percent) throws Exception {
    Path publication = directory.resolve("publication");
    try (Publisher publisher =
        PublicationConfiguration.publisher(
            publication, election, Realm.DRILL, database, night, Clock.systemUTC())) {
      report("zeros, everything written", List.of(cut(publisher)));
      sizes(publication, 1);
      List<ExpectedActa> actas = new ArrayList<>(election.actas());
      Collections.shuffle(actas, new Random(percent));
      List<ExpectedActa> captured = actas.subList(0, actas.size() * percent / 100);
      night.store(captured.stream());
      long start = System.nanoTime();
      images(publication).publishDue();
      say("%-42s %8d ms".formatted(captured.size() + " images", since(start)));
      report("everything new since the zeros", List.of(cut(publisher)));
      sizes(publication, 2);
      List<Long> changed = new ArrayList<>();
      List<Long> unchanged = new ArrayList<>();
      Random random = new Random(1);
      for (int run = 0; run < RUNS; run++) {
        Collections.shuffle(captured, random);
        night.store(captured.stream().limit(CHANGED));
        changed.add(cut(publisher));
        unchanged.add(cut(publisher));
      }
      report(CHANGED + " changed actas and their images", changed);
      sizes(publication, 1 + 2L * RUNS);
      report("nothing changed", unchanged);
      phases();
    }
  }

  private static long cut(Publisher publisher) {
    long start = System.nanoTime();
    CutOutcome outcome = publisher.cutNow();
    if (!(outcome instanceof CutOutcome.Published)) {
      throw new IllegalStateException("No cut: " + outcome);
    }
    return since(start);
  }

  private PublishedImages images(Path publication) throws IOException {
    var jdbc = night.jdbc();
    return new PublishedImages(publication, night, jdbc, new IncidentTable(jdbc));
  }

  private void phases() throws Exception {
    CutSource source = new CutSource(database, election);
    long start = System.nanoTime();
    CutSource.Reading reading = source.read(CutKind.ORDINARY);
    say("%-42s %8d ms".formatted("reading everything, both totals", since(start)));
    start = System.nanoTime();
    CutSource.Reading again = source.read(CutKind.ORDINARY);
    say("%-42s %8d ms".formatted("reading what changed, both totals", since(start)));
    if (!reading.differences().isEmpty() || !again.differences().isEmpty()) {
      throw new IllegalStateException("The totals differ");
    }
  }

  private static void report(String what, List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    say(
        "%-42s %8d ms (%d to %d)"
            .formatted(what, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast()));
  }

  /** Files and bytes that one cut added, by kind. */
  private static void sizes(Path publication, long cut) throws IOException {
    SortedMap<String, long[]> kinds = new TreeMap<>();
    try (var files = Files.walk(publication.resolve(Paths.cut(cut)))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = String.valueOf(file.getFileName());
        long[] sum =
            kinds.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), _ -> new long[2]);
        sum[0]++;
        sum[1] += Files.size(file);
      }
    }
    StringBuilder line = new StringBuilder("  wrote");
    kinds.forEach(
        (kind, sum) -> line.append(" %s: %d files %d kB;".formatted(kind, sum[0], sum[1] >> 10)));
    say(line.toString());
  }

  /** Resident memory at its highest, where the system tells; else what the heap holds now. */
  private static String mostMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .findFirst()
          .orElse("unknown");
    }
    Runtime runtime = Runtime.getRuntime();
    return ((runtime.totalMemory() - runtime.freeMemory()) >> 20) + " MB of heap now";
  }

  private static void say(String line) {
    LOG.log(INFO, "{0}", line);
  }

  private static long since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
