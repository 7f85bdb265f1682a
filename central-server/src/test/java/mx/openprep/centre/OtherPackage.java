package mx.openprep.centre;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The small election package with one name changed, and so with another hash. */
public final class OtherPackage {
  private OtherPackage() {}

  /** Writes it into a directory below. */
  public static Path in(Path directory) throws IOException {
    Path changed = Files.createDirectory(directory.resolve("changed"));
    try (Stream<Path> files = Files.list(RealCentre.MINI)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        Files.writeString(
            changed.resolve(file.getFileName()),
            text.replace("CATD Puerto Tintero", "CATD Otro Puerto"));
      }
    }
    return changed;
  }
}
