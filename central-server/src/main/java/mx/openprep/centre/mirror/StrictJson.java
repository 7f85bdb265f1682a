package mx.openprep.centre.mirror;

import java.util.function.Function;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON of strangers: one value, no member twice, every member that is asked for there. */
final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * Reads a file.
   *
   * @param name of the file, for the message
   * @throws Refusal SITE_MALFORMED
   */
  static <T> T read(byte[] json, String name, Function<JsonNode, T> reader) {
    try {
      JsonNode root = MAPPER.readTree(json);
      if (!root.isObject()) {
        throw new IllegalArgumentException("no JSON object");
      }
      return reader.apply(root);
    } catch (JacksonException | IllegalArgumentException e) {
      String why =
          e instanceof JacksonException json2 ? json2.getOriginalMessage() : e.getMessage();
      throw new Refusal(
          MessageCode.SITE_MALFORMED, e, name, Addresses.printable(String.valueOf(why)));
    }
  }

  static JsonNode member(JsonNode object, String name) {
    JsonNode value = object.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no member " + name);
    }
    return value;
  }

  static String text(JsonNode object, String name) {
    JsonNode value = member(object, name);
    if (!value.isString()) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return value.stringValue();
  }

  /** A whole number that is not negative. */
  static long count(JsonNode object, String name) {
    JsonNode value = member(object, name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new IllegalArgumentException(name + " is no count");
    }
    return value.longValue();
  }

  static String sha256(JsonNode object, String name) {
    return sha256(text(object, name), name);
  }

  static String sha256(String text, String name) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(name + " is no SHA-256");
    }
    return text;
  }
}
