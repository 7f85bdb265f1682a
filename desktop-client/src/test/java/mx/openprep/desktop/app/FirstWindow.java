package mx.openprep.desktop.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Window;

/**
 * How long a workstation takes from the start of its process, cold, to its first painted window on
 * a virtual screen (Xvfb): each run a process of its own.
 */
public final class FirstWindow {
  private static final int RUNS = 7;
  private static final String DISPLAY = ":97";
  private static final String ONE = "one";

  private FirstWindow() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 1 && arguments[0].equals(ONE)) {
      one(arguments[1]);
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
      List<Long> took = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        took.add(cold());
      }
      took.sort(Comparator.naturalOrder());
      System.out.printf(
          "first window, cold process: median %d, least %d, most %d ms (%d runs)%n",
          took.get(RUNS / 2), took.getFirst(), took.getLast(), RUNS);
    } finally {
      screen.destroy();
    }
  }

  private static long cold() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("first-window");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-Dprism.order=sw",
              "-cp",
              System.getProperty("java.class.path"),
              FirstWindow.class.getName(),
              ONE,
              data.toString());
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
  private static void one(String data) {
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
            long start = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
            System.out.println("painted " + (System.currentTimeMillis() - start));
            System.out.flush();
            Runtime.getRuntime().halt(0);
          }
          Platform.requestNextPulse();
        });
    Platform.requestNextPulse();
  }
}
