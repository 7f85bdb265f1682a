package mx.openprep.centre.operations;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.grpc.StatusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.StationOverProcess;
import mx.openprep.centre.TestStation;
import mx.openprep.centre.database.CentreProcess;
import mx.openprep.centre.database.DatabaseAccess;
import mx.openprep.election.ActaId;
import mx.openprep.election.Catd;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code prep bench intake [STATIONS [MINUTES [DIRECTORY]]]}: a real centre on its embedded
 * PostgreSQL, in a process of its own, and so many stations in this one, over mTLS. Every answer is
 * waited for and every event and image is looked for afterwards.
 */
public final class IntakeBenchmark {
  private static final Path PACKAGE = Path.of("proto", "elections", "jalisco-2024");
  private static final int IMAGE_BYTES = 300_000;
  private static final int BATCH = 25;
  private static final int ENROLLED_AT_ONCE = 6;
  private static final int CALM = 20;
  private static final int BUSY = 50;

  private final ElectionPackage election;
  private final Path directory;
  private final CentreProcess centre;
  private final StationOverProcess enrolments;
  private final List<LoadStation> stations = new ArrayList<>();

  private IntakeBenchmark(
      ElectionPackage election,
      Path directory,
      CentreProcess centre,
      StationOverProcess enrolments) {
    this.election = election;
    this.directory = directory;
    this.centre = centre;
    this.enrolments = enrolments;
  }

  public static void main(String[] arguments) throws Exception {
    int number = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 600;
    double minutes = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 5;
    Path directory =
        arguments.length > 2
            ? Path.of(arguments[2]).resolve("bench-intake")
            : Files.createTempDirectory("bench-intake");
    Path centreData = directory.resolve("centre");
    System.setProperty(
        "openprep.centre.jvm",
        System.getProperty(
            "openprep.bench.centre",
            "-Xmx600m -XX:MaxDirectMemorySize=200m -XX:+UseParallelGC"
                + " -XX:+UseCompactObjectHeaders"));
    try (CentreProcess centre =
        CentreProcess.start(
            centreData,
            "--openprep.package=" + PACKAGE,
            "--openprep.limits.enrolments-per-minute=100000")) {
      IntakeBenchmark bench =
          new IntakeBenchmark(
              ElectionPackageReader.read(PACKAGE),
              centreData,
              centre,
              new StationOverProcess(centreData));
      bench.run(number, minutes);
    } finally {
      delete(directory);
    }
  }

  private void run(int number, double minutes) throws Exception {
    enrolAndReconnect(number);
    Latencies images = new Latencies();
    Latencies events = new Latencies();
    paced("calm, " + CALM + " actas/s", CALM, Math.min(minutes, 1), images, events);
    images = new Latencies();
    events = new Latencies();
    paced("busy, " + BUSY + " actas/s", BUSY, minutes, images, events);
    if (minutes > 0) {
      unpaced();
    }
    withoutImages();
    say("resident, most the centre's JVM ever had: %d MiB", highWater(centre.pid()) >> 10);
    check();
    peers();
  }

  private void enrolAndReconnect(int number) throws Exception {
    List<Catd> catds = election.catds();
    Map<String, List<ActaId>> byCatd = new HashMap<>();
    election
        .actas()
        .forEach(acta ->
            byCatd
                .computeIfAbsent(acta.casilla().catd().value(), c -> new ArrayList<>())
                .add(acta.id()));
    int perCatd = Math.ceilDiv(number, catds.size());
    List<Callable<List<Enrolled>>> enrolling = new ArrayList<>();
    for (int c = 0; c < Math.min(number, catds.size()); c++) {
      String catd = catds.get(c).id().value();
      List<ActaId> all = byCatd.getOrDefault(catd, List.of());
      int here = number / catds.size() + (c < number % catds.size() ? 1 : 0);
      enrolling.add(() -> enrol(catd, here, perCatd, all));
    }
    List<Enrolled> enrolled = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(ENROLLED_AT_ONCE)) {
      for (Future<List<Enrolled>> some : threads.invokeAll(enrolling)) {
        enrolled.addAll(some.get());
      }
    }
    awaitZeros();
    say("%d stations are enrolled and away", number);
    Latencies greeted = new Latencies();
    long began = System.nanoTime();
    List<Callable<TestStation>> comingBack = new ArrayList<>();
    for (Enrolled away : enrolled) {
      comingBack.add(() -> {
        TestStation back = enrolments.reconnect(away.station(), centre.port());
        greeted.add(System.nanoTime() - began);
        return back;
      });
    }
    List<TestStation> back = all(comingBack);
    say("cold reconnect of %d at once: %s, all in after %s", number, greeted, since(began));
    for (int i = 0; i < number; i++) {
      stations.add(new LoadStation(back.get(i), enrolled.get(i).actas()));
    }
  }

  private record Enrolled(TestStation station, List<ActaId> actas) {}

  /** So many of one CATD, each with its share of the actas; away again. */
  private List<Enrolled> enrol(String catd, int number, int shares, List<ActaId> actas)
      throws Exception {
    List<Enrolled> enrolled = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      List<ActaId> share = new ArrayList<>();
      for (int a = i; a < actas.size(); a += shares) {
        share.add(actas.get(a));
      }
      TestStation station = enrolments.enrol(centre.port(), catd);
      station.close();
      enrolled.add(new Enrolled(station, share));
    }
    return enrolled;
  }

  /**
   * The first cut of a whole state is work for all cores: it is over before anything is measured.
   */
  private void awaitZeros() throws IOException {
    JdbcClient jdbc = jdbc();
    while (jdbc.sql("select count(*) from cut where published_at is not null")
            .query(Long.class)
            .single()
        == 0) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  /** Actas begin at their moment, whether those before are done or not. */
  private void paced(String name, int perSecond, double minutes, Latencies images, Latencies events)
      throws Exception {
    int actas = (int) (perSecond * minutes * 60);
    if (actas == 0) {
      return;
    }
    List<LoadStation> senders = inTurn(actas);
    long began = System.nanoTime();
    List<CompletableFuture<Void>> done = new ArrayList<>();
    Map<LoadStation, Object> turns = new HashMap<>();
    Latencies late = new Latencies();
    try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < senders.size(); i++) {
        LoadStation station = senders.get(i);
        long due = (long) (i * 1e9 / perSecond);
        Object turn = turns.computeIfAbsent(station, s -> new Object());
        CompletableFuture<Void> acta = new CompletableFuture<>();
        done.add(acta);
        var _ =
            clock.schedule(
                () ->
                    threads.execute(() -> {
                      late.add(Math.max(0, System.nanoTime() - began - due));
                      // One station sends one acta after another, as a node does.
                      synchronized (turn) {
                        send(station, images, events, acta);
                      }
                    }),
                Math.max(0, due - (System.nanoTime() - began)),
                TimeUnit.NANOSECONDS);
      }
      CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).join();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    say(
        "%s for %s: %d actas, %.1f actas/s",
        name, since(began), done.size(), done.size() / seconds);
    say("  image acknowledged: %s", images);
    say("  events acknowledged: %s", events);
    say("  begun later than due by: %s", late);
  }

  /** Who sends each of so many actas: one after another, while they have any to spare. */
  private List<LoadStation> inTurn(int actas) {
    Map<LoadStation, Integer> given = new HashMap<>();
    Queue<LoadStation> turn = new ArrayDeque<>(able());
    List<LoadStation> senders = new ArrayList<>();
    while (senders.size() < actas && !turn.isEmpty()) {
      LoadStation next = turn.remove();
      senders.add(next);
      if (given.merge(next, 1, Integer::sum) < next.actasToSpare()) {
        turn.add(next);
      }
    }
    return senders;
  }

  private void send(
      LoadStation station, Latencies images, Latencies events, CompletableFuture<Void> acta) {
    try {
      station.sendActa(election, IMAGE_BYTES, images, events);
      acta.complete(null);
    } catch (StatusException | InterruptedException | RuntimeException e) {
      acta.completeExceptionally(e);
    }
  }

  /** As fast as they can, each station with one acta under way. */
  private void unpaced() throws Exception {
    Latencies images = new Latencies();
    Latencies events = new Latencies();
    long began = System.nanoTime();
    long until = began + Duration.ofSeconds(15).toNanos();
    List<Callable<Integer>> sending = new ArrayList<>();
    // Forty at a time; more of them only wait for each other.
    for (LoadStation station : able().subList(0, Math.min(40, able().size()))) {
      sending.add(() -> {
        int actas = 0;
        while (System.nanoTime() < until && station.actasToSpare() > 0) {
          station.sendActa(election, IMAGE_BYTES, images, events);
          actas++;
        }
        return actas;
      });
    }
    int actas = all(sending).stream().mapToInt(Integer::intValue).sum();
    say(
        "as many as it takes, 40 stations, %s: %.1f actas/s",
        since(began), actas / ((System.nanoTime() - began) / 1e9));
    say("  image acknowledged: %s", images);
  }

  private void withoutImages() throws Exception {
    stations.forEach(station -> station.prepare(election));
    int waiting = stations.stream().mapToInt(s -> s.journal().envelopes().size()).sum();
    long before = events();
    Latencies batches = new Latencies();
    long began = System.nanoTime();
    List<Callable<Integer>> sending = new ArrayList<>();
    for (LoadStation station : stations) {
      sending.add(() -> {
        station.sendAll(BATCH, batches);
        return 0;
      });
    }
    var _ = all(sending);
    double seconds = (System.nanoTime() - began) / 1e9;
    long sent = waiting - before;
    say(
        "events without images, %d stations, batches of %d: %d in %s, %.0f events/s",
        stations.size(), BATCH, sent, since(began), sent / seconds);
    say("  batch acknowledged: %s", batches);
  }

  /** Events of stations at the centre. */
  private long events() throws IOException {
    return jdbc()
        .sql("select count(*) from event where node <> 'centro'")
        .query(Long.class)
        .single();
  }

  private JdbcClient jdbc() throws IOException {
    return JdbcClient.create(DatabaseAccess.embedded(directory));
  }

  private void check() throws Exception {
    long acknowledged = stations.stream().mapToLong(s -> s.journal().envelopes().size()).sum();
    long held = events();
    long distinct =
        jdbc()
            .sql("select count(distinct id) from event where node <> 'centro'")
            .query(Long.class)
            .single();
    int sent = stations.stream().mapToInt(LoadStation::images).sum();
    int wrong = 0;
    int files = 0;
    try (Stream<Path> images = Files.walk(directory.resolve("images").resolve("complete"))) {
      for (Path image : images.filter(Files::isRegularFile).toList()) {
        files++;
        String name = String.valueOf(image.getFileName());
        if (!ImageHash.of(Files.readAllBytes(image)).hex().equals(name.replace(".jpg", ""))) {
          wrong++;
        }
      }
    }
    say(
        "events: acknowledged %d, held %d, distinct %d; images: acknowledged %d, held %d, other"
            + " than their hash %d; incidents %d",
        acknowledged,
        held,
        distinct,
        sent,
        files,
        wrong,
        jdbc().sql("select count(*) from incident").query(Long.class).single());
    stations.forEach(LoadStation::close);
    if (held != acknowledged || distinct != held || files != sent || wrong > 0) {
      throw new AssertionError("LOST OR DOUBLED");
    }
  }

  /** What the disk and a bare table do with the same. */
  private void peers() throws Exception {
    say("peers in the same run, on the same disk:");
    List<byte[]> entries =
        stations.stream().flatMap(s -> s.journal().envelopes().stream()).limit(40_000).toList();
    for (int batch : new int[] {BATCH, 1_000}) {
      say(
          "  the same entries into a bare table, one commit for %d: %.0f rows/s",
          batch, IntakePeers.rows(DatabaseAccess.embedded(directory), entries, batch));
    }
    say(
        "  files of %d bytes, each forced to disk: %.0f files/s",
        IMAGE_BYTES, IntakePeers.files(directory, IMAGE_BYTES));
  }

  private List<LoadStation> able() {
    return stations.stream().filter(station -> station.actasToSpare() > 0).toList();
  }

  private static <T> List<T> all(List<Callable<T>> work) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(work)) {
        results.add(future.get());
      }
      return results;
    }
  }

  /** In KiB. */
  private static long highWater(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static String since(long began) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
  }

  @FormatMethod
  private static void say(@FormatString String text, Object... values) {
    System.out.println(String.format(Locale.ROOT, text, values));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
