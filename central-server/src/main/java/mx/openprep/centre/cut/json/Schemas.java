package mx.openprep.centre.cut.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The JSON Schema of every kind of file, as published. */
final class Schemas {
  /** What they share. */
  private static final String COMMON = "comun";

  private Schemas() {}

  static List<String> names() {
    List<String> names = new ArrayList<>(List.of(COMMON));
    Arrays.stream(FileKind.values()).map(FileKind::id).forEach(names::add);
    return names;
  }

  static byte[] read(String name) {
    String resource = "schema/" + name + ".schema.json";
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
