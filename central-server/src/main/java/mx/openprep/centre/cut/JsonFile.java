package mx.openprep.centre.cut;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON file that is one object. */
public final class JsonFile {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL = 8 << 10;

  private JsonFile() {}

  public static byte[] render(Consumer<JsonGenerator> members) {
    return render(USUAL, members);
  }

  /**
   * Renders one that may be large.
   *
   * @param expected size in bytes
   */
  public static byte[] render(int expected, Consumer<JsonGenerator> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(expected);
    try (JsonGenerator json =
        FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
