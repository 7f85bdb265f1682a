package mx.openprep.desktop.scan;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mx.openprep.files.DurableFiles;

/**
 * Pages a minute beside {@code scanimage}, on the same SANE backends with the same settings, by
 * turns in one run. Ours go through the daemon, and each is durable on disk before the next is
 * asked for; scanimage works on the backend itself, once leaving its files to the system's cache
 * and once held to the same duty: it waits at its prompt until its page is on disk.
 */
final class ScanBenchmark {
  private static final int ROUNDS = 4;
  // Pages that the test backend's feeder holds.
  private static final int FEEDER = 10;
  // The last line of scanimage's prompt.
  private static final String WAITS = "Press Ctrl";

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
          "%-44s %12s %12s %12s %8s %8s%n",
          "pages a minute", "scanimage", "on disk", "OpenPREP", "ratio", "on disk");
      benchmark.compare(benchmark.test("test, feeder, a second a page", 27_000));
      benchmark.compare(benchmark.test("test, feeder, half a second a page", 13_500));
      benchmark.compare(benchmark.pnm());
      benchmark.compare(benchmark.test("test, feeder, no scanner waited for", 0));
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private Setting test(String name, int delayMicroseconds) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("source", "Automatic Document Feeder");
    if (delayMicroseconds > 0) {
      options.put("read-delay", "yes");
      options.put("read-delay-duration", Integer.toString(delayMicroseconds));
    }
    return new Setting(name, "test:0", FEEDER, options, List.of("-x", "200", "-y", "200"));
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
    List<Double> onDisk = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      theirs.add(perMinute(setting.pages(), scanimage(setting, false)));
      onDisk.add(perMinute(setting.pages(), scanimage(setting, true)));
      ours.add(perMinute(setting.pages(), openprep(setting)));
    }
    double their = median(theirs);
    double durable = median(onDisk);
    double our = median(ours);
    System.out.printf(
        "%-44s %12.1f %12.1f %12.1f %8.3f %8.3f%n",
        setting.name(), their, durable, our, our / their, our / durable);
  }

  private static double perMinute(int pages, Duration time) {
    return pages * 60e9 / time.toNanos();
  }

  /** Without the first, which warms up. */
  private static double median(List<Double> rounds) {
    List<Double> values = rounds.subList(1, ROUNDS);
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private Duration scanimage(Setting setting, boolean onDisk) throws IOException {
    Path out = Files.createDirectories(directory.resolve("out"));
    List<String> command =
        new ArrayList<>(
            List.of("scanimage", "-d", setting.device(), "--format=pnm", "--batch-start=1"));
    command.add("--batch=" + out.resolve("page%d.pnm"));
    command.add("--batch-count=" + setting.pages());
    if (onDisk) {
      command.add("--batch-prompt");
    }
    if (setting.device().startsWith("test")) {
      command.addAll(List.of("--mode", "Gray", "--depth", "8", "--resolution", "200"));
    }
    setting.options().forEach((name, value) -> command.add("--" + name + "=" + value));
    command.addAll(setting.geometry());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SANE_CONFIG_DIR", daemon.directory().toAbsolutePath().toString());
    StringBuilder said = new StringBuilder();
    long begun = System.nanoTime();
    Process process = builder.start();
    // One that does not end is ended, and its pages are missed below.
    CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(process::destroyForcibly);
    try (BufferedReader lines = process.inputReader();
        BufferedWriter key = process.outputWriter()) {
      int page = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.startsWith(WAITS)) {
          if (page > 0) {
            DurableFiles.settle(out.resolve("page" + page + ".pnm"));
            DurableFiles.syncDirectory(out);
          }
          page++;
          key.write('\n');
          key.flush();
        }
      }
    }
    if (onDisk) {
      DurableFiles.settle(out.resolve("page" + setting.pages() + ".pnm"));
      DurableFiles.syncDirectory(out);
    }
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    long written;
    try (Stream<Path> files = Files.list(out)) {
      written = files.toList().stream().filter(file -> file.toFile().delete()).count();
    }
    if (written != setting.pages()) {
      throw new IOException("scanimage made " + written + " pages: " + said);
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
