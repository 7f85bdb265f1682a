package mx.openprep.desktop.node;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** Text to search in as people type: without accents, in any case, words in any order. */
record SearchText(String plain) {
  static SearchText of(String... parts) {
    return new SearchText(plain(String.join(" ", parts)));
  }

  /** Whether every word of the search stands in it; an empty search does. */
  boolean has(String search) {
    return words(search).allMatch(plain::contains);
  }

  private static Stream<String> words(String search) {
    return Arrays.stream(plain(search).split("\\s+"));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
