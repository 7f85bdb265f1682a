package mx.openprep.desktop.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextKeysTest {
  private static final Path SOURCES = Path.of("src/main/java/mx/openprep/desktop");
  private static final List<String> SCREENS =
      List.of(
          "app",
          "acopio",
          "capture",
          "cotejo",
          "packing",
          "practice",
          "differences",
          "digitization",
          "setup",
          "readiness",
          "home",
          "login",
          "printing",
          "supervision",
          "sharing");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)+)\"");
  private static final Pattern PLACE = Pattern.compile("\\{([0-9]+)");
  private static final Set<String> NO_KEYS =
      Set.of(
          "mx.openprep.desktop.app.texts",
          "workstation.css",
          "sheet.css",
          "setup.properties",
          "os.name",
          "user.home");

  private static Set<String> literals() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String screen : SCREENS) {
      try (Stream<Path> files = Files.walk(SOURCES.resolve(screen))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          LITERAL
              .matcher(Files.readString(file))
              .results()
              .map((MatchResult match) -> match.group(1))
              .filter(key -> !NO_KEYS.contains(key))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    String name = "/mx/openprep/desktop/app/texts_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(TextKeysTest.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  /** A notice is three keys under the one that is named. */
  private static boolean isNotice(String key, Set<String> keys) {
    return keys.contains(key + ".cause");
  }

  @Test
  void everyKeyUsedHasItsWordsInBothLanguages() throws IOException {
    for (String language : List.of("es", "en")) {
      Set<String> keys = texts(language).stringPropertyNames();
      assertThat(literals())
          .as("keys without words in %s", language)
          .allMatch(key -> keys.contains(key) || isNotice(key, keys));
    }
  }

  @Test
  void noWordsLieThereUnused() throws IOException {
    Set<String> used = literals();
    assertThat(texts("es").stringPropertyNames())
        .as("words no screen shows")
        .allMatch(key ->
            used.contains(key) || used.contains(key.replaceAll("\\.(title|cause|action)$", "")));
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Properties spanish = texts("es");
    Properties english = texts("en");
    assertThat(english.stringPropertyNames()).isEqualTo(spanish.stringPropertyNames());
    for (String key : spanish.stringPropertyNames()) {
      assertThat(places(english.getProperty(key)))
          .as("places to fill in %s", key)
          .isEqualTo(places(spanish.getProperty(key)));
    }
  }

  /** By their names: as many of them may yet be others. A text has to be one to have any. */
  private static Set<String> places(String text) {
    String pattern = new MessageFormat(text).toPattern();
    return PLACE
        .matcher(pattern.replaceAll("'[^']*'", ""))
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void placesAreToldApartByTheirNames() {
    assertThat(places("{0} de {1}")).isEqualTo(places("{1,number,0.0} of {0}"));
    assertThat(places("{0} de {1}")).isNotEqualTo(places("{0} of {2}"));
    assertThat(places("''{0}''")).containsExactly("0");
    assertThat(places("'{0}'")).isEmpty();
  }
}
