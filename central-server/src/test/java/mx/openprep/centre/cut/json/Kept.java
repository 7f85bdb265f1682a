package mx.openprep.centre.cut.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files as they were looked at and approved, indented so that a difference can be read. With {@code
 * -Dopenprep.golden=write} they are written anew.
 */
final class Kept {
  private static final Path FOLDER = Path.of("src", "test", "resources", "cut", "json");
  private static final JsonMapper JSON = new JsonMapper();

  private Kept() {}

  static void assertSame(String name, byte[] content) throws IOException {
    String readable =
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(content)) + "\n";
    Path kept = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("openprep.golden"))) {
      Files.createDirectories(kept.toAbsolutePath().getParent());
      Files.writeString(kept, readable);
    }
    assertThat(readable).as(name).isEqualTo(Files.readString(kept, StandardCharsets.UTF_8));
  }
}
