package mx.openprep.desktop.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where this system keeps the data of programs for the person at it. */
final class DataDirectory {
  private DataDirectory() {}

  static Path standard() {
    return standard(
        System.getProperty("os.name"), System.getenv(), System.getProperty("user.home"));
  }

  static Path standard(String system, Map<String, String> environment, String home) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return variable(environment, "LOCALAPPDATA")
          .orElseGet(() -> Path.of(home, "AppData", "Local"))
          .resolve("OpenPREP");
    }
    if (name.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "OpenPREP");
    }
    return variable(environment, "XDG_DATA_HOME")
        .orElseGet(() -> Path.of(home, ".local", "share"))
        .resolve("openprep");
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }
}
