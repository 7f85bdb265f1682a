package mx.openprep.centre.cut.database;

import static java.lang.System.Logger.Level.INFO;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;

/**
 * How long the database files of a whole state take at 1, 50 and 100 %: all of them anew, and with
 * 150 changed actas; and the workbooks against Apache POI with the same cells.
 *
 * <p>Argument: election package.
 */
public final class DatabaseBenchmark {
  private static final System.Logger LOG = System.getLogger(DatabaseBenchmark.class.getName());
  private static final int CHANGED = 150;
  private static final int RUNS = 5;

  private final ElectionPackage election;
  private final DatabaseNight night;
  private final Random random = new Random(1);

  private DatabaseBenchmark(ElectionPackage election) {
    this.election = election;
    this.night = new DatabaseNight(election, 2024);
  }

  public static void main(String[] arguments) throws Exception {
    new DatabaseBenchmark(ElectionPackageReader.read(Path.of(arguments[0]))).run();
  }

  private void run() {
    List<ExpectedActa> actas = new ArrayList<>(election.actas());
    Collections.shuffle(actas, random);
    int captured = 0;
    for (int percent : new int[] {1, 50, 100}) {
      for (; captured < actas.size() * (long) percent / 100; captured++) {
        night.capture(actas.get(captured));
      }
      at(percent, actas.subList(0, captured));
    }
    againstPoi();
  }

  private void at(int percent, List<ExpectedActa> captured) {
    DatabaseFiles files = new DatabaseFiles();
    Spent whole = new Spent();
    for (int run = 0; run < RUNS; run++) {
      Cut cut = night.cut(run);
      whole.time(() -> render(files, cut, Changes.everything()));
    }
    Spent changed = new Spent();
    for (int run = 0; run < RUNS; run++) {
      Set<ActaId> actas = new HashSet<>();
      for (int i = 0; i < CHANGED; i++) {
        actas.add(night.capture(captured.get(random.nextInt(captured.size()))).id());
      }
      Cut cut = night.cut(run);
      changed.time(() -> render(files, cut, Changes.of(actas)));
    }
    LOG.log(
        INFO,
        "{0} % of {1} actas: whole {2}, {3} changed {4}; memory {5} MB",
        percent,
        election.actas().size(),
        whole,
        CHANGED,
        changed,
        used());
    kinds(files, night.cut(9));
  }

  private static void render(DatabaseFiles files, Cut cut, Changes changes) {
    for (CutFile file : files.waves(cut, changes).getFirst()) {
      file.content().render(None.FILES);
    }
  }

  private static void kinds(DatabaseFiles files, Cut cut) {
    TreeMap<String, long[]> kinds = new TreeMap<>();
    long start = System.nanoTime();
    List<CutFile> wave = files.waves(cut, Changes.of(Set.of())).getFirst();
    kinds.put("(find changed blocks)", new long[] {since(start), 0, 0});
    for (CutFile file : wave) {
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      String kind = name.replaceFirst("^[^_.]+_[A-Z_]*?_?(\\d|$)", "…$1");
      start = System.nanoTime();
      byte[] content = file.content().render(None.FILES);
      long[] sum = kinds.computeIfAbsent(kind, _ -> new long[3]);
      sum[0] += since(start);
      sum[1] += content.length;
      sum[2]++;
    }
    kinds.forEach((kind, sum) ->
        LOG.log(INFO, "  {0}: {1} files, {2} kB, {3} ms", kind, sum[2], sum[1] >> 10, sum[0]));
  }

  /** The same cells, both from the same rows. */
  private void againstPoi() {
    Cut cut = night.cut(10);
    for (ElectionTally tally : cut.tallies()) {
      Spent ours = new Spent();
      Spent poi = new Spent();
      int[] sizes = new int[2];
      for (int run = 0; run < RUNS; run++) {
        poi.time(() -> sizes[1] = PoiWorkbook.render(cut, tally).length);
        ours.time(() -> sizes[0] = WholeWorkbook.render(cut, tally).length);
      }
      LOG.log(
          INFO,
          "xlsx {0}, {1} rows: ours anew on one core {2} ({3} kB); POI SXSSF {4} ({5} kB)",
          tally.election().code(),
          tally.rows().size(),
          ours,
          sizes[0] >> 10,
          poi,
          sizes[1] >> 10);
    }
  }

  /** Time by the clock, and by the processors: the second is the same on a busy machine. */
  private static final class Spent {
    private static final OperatingSystemMXBean SYSTEM =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final List<Long> clock = new ArrayList<>();
    private final List<Long> processors = new ArrayList<>();

    void time(Runnable work) {
      long busy = SYSTEM.getProcessCpuTime();
      long start = System.nanoTime();
      work.run();
      clock.add(since(start));
      processors.add(Duration.ofNanos(SYSTEM.getProcessCpuTime() - busy).toMillis());
    }

    @Override
    public String toString() {
      return clock + " ms (processors " + processors + " ms)";
    }
  }

  private static long since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  /** The databases name no other file. */
  enum None implements PublishedFiles {
    FILES;

    @Override
    public PublishedFile of(String path) {
      throw new IllegalArgumentException(path);
    }

    @Override
    public SortedMap<String, PublishedFile> below(String folder) {
      return new TreeMap<>();
    }

    @Override
    public Optional<byte[]> before(String path) {
      return Optional.empty();
    }
  }
}
