package mx.openprep.centre.publication;

import static java.lang.System.Logger.Level.INFO;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
import org.postgresql.PGConnection;
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
  private static final int RUNS = 15;

  /**
   * Whole nights before the one that is reported, so that all is compiled as in a centre at work.
   */
  private static final int WARMING = 2;

  private final ElectionPackage election;
  private final Path directory;
  private final SyntheticNight night;
  private final DataSource database;
  private final ProcessHandle postgres;

  private CutBenchmark(ElectionPackage election, Path directory, DataSource database)
      throws SQLException {
    this.election = election;
    this.directory = directory;
    this.database = database;
    JdbcClient.create(database)
        .sql("insert into centre (realm, package_hash) values ('DRILL', ?)")
        .param(new byte[32])
        .update();
    this.night = SyntheticNight.of(election, database, directory.resolve("images"));
    try (Connection session = database.getConnection()) {
      int pid = session.unwrap(PGConnection.class).getBackendPID();
      this.postgres = ProcessHandle.of(pid).flatMap(ProcessHandle::parent).orElseThrow();
    }
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
      for (int round = percent == percents.getFirst() ? 0 : WARMING; round <= WARMING; round++) {
        Path directory = Files.createTempDirectory(work, "cuts");
        try (SharedPostgres postgres = new SharedPostgres();
            HikariDataSource sessions = postgres.sessions()) {
          say(
              "--- %d %% of %d actas%s"
                  .formatted(
                      percent, election.actas().size(), round < WARMING ? ", warming up" : ""));
          new CutBenchmark(election, directory, sessions).measure(percent);
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
      Work before = Work.soFar(postgres);
      images(publication).publishDue();
      report(captured.size() + " images", List.of(Work.soFar(postgres).minus(before)));
      // Actas come over hours, and PostgreSQL has tidied up behind them by then.
      night.jdbc().sql("vacuum (analyze)").update();
      report("everything new since the zeros", List.of(cut(publisher)));
      sizes(publication, 2);
      List<Work> changed = new ArrayList<>();
      List<Work> unchanged = new ArrayList<>();
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

  private Work cut(Publisher publisher) throws IOException {
    Work before = Work.soFar(postgres);
    CutOutcome outcome = publisher.cutNow();
    if (!(outcome instanceof CutOutcome.Published)) {
      throw new IllegalStateException("No cut: " + outcome);
    }
    return Work.soFar(postgres).minus(before);
  }

  private PublishedImages images(Path publication) throws IOException {
    var jdbc = night.jdbc();
    return new PublishedImages(publication, night, jdbc, new IncidentTable(jdbc));
  }

  private void phases() throws Exception {
    CutSource source = new CutSource(database, election);
    Work start = Work.soFar(postgres);
    agree(source.read(CutKind.ORDINARY));
    Work half = Work.soFar(postgres);
    agree(source.read(CutKind.ORDINARY));
    report("reading everything, both totals", List.of(half.minus(start)));
    report("reading what changed, both totals", List.of(Work.soFar(postgres).minus(half)));
  }

  private static void agree(CutSource.Reading reading) {
    if (!reading.differences().isEmpty()) {
      throw new IllegalStateException("The totals differ");
    }
  }

  private static void report(String what, List<Work> done) {
    List<Work> sorted = done.stream().sorted(Comparator.comparingLong(Work::clock)).toList();
    Work middle = sorted.get(sorted.size() / 2);
    say(
        "%-36s %7d ms (%d to %d), processor %7d ms, of it system %6d, database %6d"
            .formatted(
                what,
                middle.clock(),
                sorted.getFirst().clock(),
                sorted.getLast().clock(),
                middle.processor(),
                middle.system(),
                middle.database()));
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

  /**
   * What has been done, in milliseconds: by the clock, and on the processors, which other programs
   * disturb less.
   *
   * @param processor of this program, in it and for it
   * @param system the part of it in the kernel
   * @param database of all processes of PostgreSQL
   */
  private record Work(long clock, long processor, long system, long database) {
    private static final int TICK = 10;

    /** Where its user time is; its system time and both of its ended children follow. */
    private static final int USER = 11;

    /**
     * What this program and PostgreSQL have done.
     *
     * @param postgres the process that began all others of it
     */
    static Work soFar(ProcessHandle postgres) throws IOException {
      String[] self = stat("self");
      long user = Long.parseLong(self[USER]) * TICK;
      long system = Long.parseLong(self[USER + 1]) * TICK;
      long database = 0;
      String[] ended = stat(Long.toString(postgres.pid()));
      for (int field = USER; field < USER + 4; field++) {
        database += Long.parseLong(ended[field]) * TICK;
      }
      for (ProcessHandle session : postgres.children().toList()) {
        database += session.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
      }
      return new Work(
          Duration.ofNanos(System.nanoTime()).toMillis(), user + system, system, database);
    }

    /** What Linux says of a process, after its name. */
    private static String[] stat(String process) throws IOException {
      return Files.readString(Path.of("/proc", process, "stat")).split("\\) ", 2)[1].split(" ");
    }

    Work minus(Work before) {
      return new Work(
          clock - before.clock,
          processor - before.processor,
          system - before.system,
          database - before.database);
    }
  }
}
