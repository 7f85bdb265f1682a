package mx.openprep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what lies outside the module: the project's root, and the shared real data beside it. */
public final class Repository {
  private Repository() {}

  public static Path root() {
    return upwards("mvnw").orElseThrow().resolveSibling("").normalize();
  }

  /** The real data: {@code OPENPREP_SHARED_DATA}, or {@code shared/data} in a folder above. */
  public static Optional<Path> sharedData() {
    String given =
        System.getProperty(
            "openprep.sharedData", System.getenv().getOrDefault("OPENPREP_SHARED_DATA", ""));
    return given.isEmpty()
        ? upwards("shared/data")
        : Optional.of(Path.of(given)).filter(Files::isDirectory);
  }

  /**
   * A page of {@code docs/} that is made from code. With {@code -Dopenprep.regenerate=true} it is
   * written anew.
   *
   * @return the page as it is committed
   */
  public static String generatedPage(String name, String expected) {
    Path page = root().resolve("docs").resolve(name);
    try {
      if (Boolean.getBoolean("openprep.regenerate")) {
        Files.createDirectories(page.getParent());
        Files.writeString(page, expected);
      }
      return Files.exists(page) ? Files.readString(page).replace("\r\n", "\n") : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> upwards(String wanted) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(wanted))) {
        return Optional.of(folder.resolve(wanted));
      }
    }
    return Optional.empty();
  }
}
