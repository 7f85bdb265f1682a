package mx.openprep.centre.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Published files as they were looked at and approved. With {@code -Dopenprep.golden=write} they
 * are written anew: read the difference before it is committed.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "publication");

  private Golden() {}

  static void assertSame(String name, byte[] content) throws IOException {
    Path kept = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("openprep.golden"))) {
      Files.createDirectories(kept.toAbsolutePath().getParent());
      Files.write(kept, content);
    }
    assertThat(new String(content, StandardCharsets.UTF_8))
        .as(name)
        .isEqualTo(Files.readString(kept, StandardCharsets.UTF_8));
  }
}
