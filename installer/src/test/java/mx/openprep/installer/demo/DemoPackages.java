package mx.openprep.installer.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;

/** The shipped packages as the tests of the demo need them. */
final class DemoPackages {
  static final Path MINI = Path.of("../proto/elections/mini");

  private DemoPackages() {}

  static ElectionPackage mini() {
    try {
      return ElectionPackageReader.read(MINI);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FaultyPackageException e) {
      throw new AssertionError(e);
    }
  }

  static Scenario night(ElectionPackage election, long seed, int size) {
    return Scenario.of(election, Map.of(), seed, size, 2);
  }
}
