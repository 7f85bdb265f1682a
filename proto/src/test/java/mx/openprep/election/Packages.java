package mx.openprep.election;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** The shipped packages, for the tests of this module. */
public final class Packages {
  public static final Path MINI = Path.of("elections", "mini");
  public static final Path JALISCO = Path.of("elections", "jalisco-2024");

  private Packages() {}

  public static ElectionPackage mini() {
    return read(MINI);
  }

  public static ElectionPackage read(Path directory) {
    try {
      return ElectionPackageReader.read(directory);
    } catch (FaultyPackageException e) {
      throw new AssertionError(
          e.faults().stream()
              .map(f -> f.line(Locale.ENGLISH))
              .collect(Collectors.joining("\n", "\n", "\n")),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
