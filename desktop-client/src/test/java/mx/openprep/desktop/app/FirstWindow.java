package mx.openprep.desktop.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javafx.application.Platform;
import javafx.stage.Window;

/**
 * How long a workstation takes from the start of its process, cold, to its first painted window on
 * a virtual screen (Xvfb): each run a process of its own, without and with what a rehearsal has
 * loaded and linked, as {@code prep desktop} keeps it.
 */
public final class FirstWindow {
  private static final int RUNS = 7;
  private static final String DISPLAY = ":97";
  private static final String ONE = "one";
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private FirstWindow() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 2 && arguments[0].equals(ONE)) {
      one(Long.parseLong(arguments[1]), arguments[2]);
      return;
    }
    Process screen =
        new ProcessBuilder("Xvfb", DISPLAY, "-screen", "0", "1366x768x24")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!Files.exists(Path.of("/tmp/.X11-unix/X" + DISPLAY.substring(1)))) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      Path jars = Files.createTempDirectory("first-window-jars");
      String classPath = jars(System.getProperty("java.class.path"), jars);
      Path cache = jars.resolve("cache");
      measure("nothing kept", classPath, "-Xshare:auto");
      rehearse(classPath, jars, cache);
      measure("as prep desktop starts it", classPath, "-XX:AOTCache=" + cache);
    } finally {
      screen.destroy();
    }
  }

  private static void rehearse(String classPath, Path directory, Path cache)
      throws IOException, InterruptedException {
    Path classes = directory.resolve("classes");
    java(
        "-Dglass.platform=Headless",
        "-Dprism.order=sw",
        "-XX:AOTMode=record",
        "-XX:AOTConfiguration=" + classes,
        "-cp",
        classPath,
        Workstation.class.getName(),
        "--data",
        directory.resolve("data").toString(),
        "--rehearse");
    java(
        "-XX:AOTMode=create",
        "-XX:AOTConfiguration=" + classes,
        "-XX:AOTCache=" + cache,
        "-cp",
        classPath);
  }

  private static void java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(JAVA);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("Failed: " + List.of(arguments).getLast());
    }
  }

  private static void measure(String what, String classPath, String option)
      throws IOException, InterruptedException {
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      took.add(cold(classPath, option));
    }
    took.sort(Comparator.naturalOrder());
    System.out.printf(
        "first window, cold process, %s: median %d, least %d, most %d ms (%d runs)%n",
        what, took.get(RUNS / 2), took.getFirst(), took.getLast(), RUNS);
  }

  /** The same class path with a jar for each folder, as it is when it is installed. */
  private static String jars(String classPath, Path to) throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path folder = Path.of(entry);
      if (!Files.isDirectory(folder)) {
        jars.add(entry);
        continue;
      }
      Path jar = to.resolve(jars.size() + ".jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          out.putNextEntry(
              new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
          Files.copy(file, out);
        }
      }
      jars.add(jar.toString());
    }
    return String.join(File.pathSeparator, jars);
  }

  private static long cold(String classPath, String option)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("first-window");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              Stream.concat(
                      JAVA.stream(),
                      Stream.of(
                          "-Dprism.order=sw",
                          option,
                          "-Xlog:aot=off",
                          "-cp",
                          classPath,
                          FirstWindow.class.getName(),
                          ONE,
                          // What the system says of its start may be wrong by up to a second.
                          Long.toString(System.currentTimeMillis()),
                          data.toString()))
                  .toList());
      builder.environment().put("DISPLAY", DISPLAY);
      File answer = data.resolve("answer").toFile();
      builder.redirectOutput(answer).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.start().waitFor();
      return Files.readAllLines(answer.toPath()).stream()
          .filter(line -> line.startsWith("painted "))
          .mapToLong(line -> Long.parseLong(line.substring(8)))
          .findFirst()
          .orElseThrow(() -> new IOException("No window came"));
    } finally {
      try (Stream<Path> files = Files.walk(data)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** Starts the workstation as its launcher does, and looks for its window. */
  private static void one(long start, String data) {
    started = start;
    Thread.ofPlatform().daemon().start(FirstWindow::watch);
    Workstation.main(new String[] {"--data", data});
  }

  private static void watch() {
    while (true) {
      try {
        TimeUnit.MILLISECONDS.sleep(5);
        Platform.runLater(FirstWindow::look);
      } catch (IllegalStateException notYet) {
        // The toolkit has not begun.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static volatile long started;
  private static boolean found;

  private static void look() {
    if (found || Window.getWindows().stream().noneMatch(Window::isShowing)) {
      return;
    }
    found = true;
    int[] pulses = {0};
    // A pulse waits until the picture of the one before is painted.
    Window.getWindows()
        .getFirst()
        .getScene()
        .addPostLayoutPulseListener(() -> {
          pulses[0]++;
          if (pulses[0] == 2) {
            System.out.printf("painted %d%n", System.currentTimeMillis() - started);
            System.out.flush();
            // Not halted: what was loaded is kept at an orderly end.
            Thread.ofPlatform().start(() -> System.exit(0));
          }
          Platform.requestNextPulse();
        });
    Platform.requestNextPulse();
  }
}
