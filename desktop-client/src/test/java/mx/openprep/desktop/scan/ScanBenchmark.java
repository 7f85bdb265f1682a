package mx.openprep.desktop.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Pages a minute beside {@code scanimage}, on the same SANE backends with the same settings, by
 * turns in one run. Ours go through the daemon and are durable on disk when they are counted;
 * scanimage works on the backend itself and leaves its files to the system's cache.
 */
final class ScanBenchmark {
  private static final int ROUNDS = 4;

  private final Path directory;
  private final SaneDaemon daemon;

  private ScanBenchmark(Path directory, SaneDaemon daemon) {
    this.directory = directory;
    this.daemon = daemon;
  }

  /** What is scanned, and how: options by their SANE names. */
  private record Setting(
      String name, String device, int pages, Map<String, String> options, List<String> geometry) {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("openprep-scan");
    try (SaneDaemon daemon = SaneDaemon.start(directory.resolve("sane"))) {
      ScanBenchmark benchmark = new ScanBenchmark(directory, daemon);
      System.out.printf(
          "%-44s %14s %14s %8s%n", "pages a minute", "scanimage", "OpenPREP", "ratio");
      benchmark.compare(benchmark.test("test, feeder, a second a page", 10, 27_000));
      benchmark.compare(benchmark.pnm());
      benchmark.compare(benchmark.test("test, feeder, as fast as it can", 10, 0));
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private Setting test(String name, int pages, int delayMicroseconds) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("source", "Automatic Document Feeder");
    if (delayMicroseconds > 0) {
      options.put("read-delay", "yes");
      options.put("read-delay-duration", Integer.toString(delayMicroseconds));
    }
    return new Setting(name, "test:0", pages, options, List.of("-x", "200", "-y", "200"));
  }

  private Setting pnm() throws IOException {
    Path paper = directory.resolve("paper.pgm");
    Files.write(
        paper, PgmFile.encode(GreyPage.of(SyntheticPage.acta("OPENPREP1:0a1b2c3d:GUB-1-2"))));
    Map<String, String> options = new LinkedHashMap<>();
    options.put("filename", paper.toString());
    // A file is one page: the device has none after it until it is opened anew.
    return new Setting("pnm, a legal page at 200 dots an inch", "pnm:0", 1, options, List.of());
  }

  private void compare(Setting setting) throws Exception {
    List<Double> theirs = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      theirs.add(perMinute(setting.pages(), scanimage(setting)));
      ours.add(perMinute(setting.pages(), openprep(setting)));
    }
    // The first round warms both up.
    double their = median(theirs.subList(1, ROUNDS));
    double our = median(ours.subList(1, ROUNDS));
    System.out.printf("%-44s %14.1f %14.1f %8.3f%n", setting.name(), their, our, our / their);
  }

  private static double perMinute(int pages, Duration time) {
    return pages * 60e9 / time.toNanos();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private Duration scanimage(Setting setting) throws IOException, InterruptedException {
    Path out = Files.createDirectories(directory.resolve("out"));
    List<String> command =
        new ArrayList<>(
            List.of("scanimage", "-d", setting.device(), "--format=pnm", "--batch-start=1"));
    command.add("--batch=" + out.resolve("page%d.pnm"));
    command.add("--batch-count=" + setting.pages());
    if (setting.device().startsWith("test")) {
      command.addAll(List.of("--mode", "Gray", "--depth", "8", "--resolution", "200"));
    }
    setting.options().forEach((name, value) -> command.add("--" + name + "=" + value));
    command.addAll(setting.geometry());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SANE_CONFIG_DIR", daemon.directory().toAbsolutePath().toString());
    builder.redirectOutput(directory.resolve("scanimage.log").toFile());
    long begun = System.nanoTime();
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("scanimage does not end");
    }
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    long written;
    try (Stream<Path> files = Files.list(out)) {
      written = files.toList().stream().filter(file -> file.toFile().delete()).count();
    }
    if (written != setting.pages()) {
      throw new IOException(
          "scanimage made "
              + written
              + " pages: "
              + Files.readString(directory.resolve("scanimage.log")));
    }
    return time;
  }

  private Duration openprep(Setting setting) throws IOException {
    Map<String, String> options = new LinkedHashMap<>(setting.options());
    options.replaceAll((name, value) -> value.equals("yes") ? "true" : value);
    KeptPages kept = new KeptPages(directory.resolve("kept"));
    long begun = System.nanoTime();
    Duration time;
    try (SaneScanner scanner =
        new SaneScanner(daemon.settings(setting.device()).withOptions(options))) {
      for (int page = 0; page < setting.pages(); page++) {
        kept.keep(scanner.scan(ScanProgress.NONE), scanner.name());
      }
      time = Duration.ofNanos(System.nanoTime() - begun);
    }
    List<KeptPage> pages = kept.all();
    if (pages.size() != setting.pages()) {
      throw new IOException("kept " + pages.size() + " pages");
    }
    pages.forEach(KeptPage::filed);
    return time;
  }
}
