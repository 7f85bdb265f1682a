package mx.openprep.centre.cut.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import mx.openprep.election.Template;

/** The Spanish words of the LEEME and of the codebook, by key: {@code words.properties}. */
final class Words {
  private final Properties texts = new Properties();

  private Words() {}

  static Words load() {
    Words words = new Words();
    try (InputStream bytes =
        Objects.requireNonNull(Words.class.getResourceAsStream("words.properties"))) {
      words.texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  String say(String key) {
    return Objects.requireNonNull(texts.getProperty(key), key);
  }

  /** With places filled in. */
  String say(String key, Map<String, String> values) {
    return new Template(say(key)).fill(values);
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }
}
