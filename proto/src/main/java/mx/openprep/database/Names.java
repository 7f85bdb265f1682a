package mx.openprep.database;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares what people write differently: case, accents, spaces and signs do not matter. */
final class Names {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[^A-Z0-9]+");
  private static final Pattern OUTER = Pattern.compile("^_+|_+$");

  private Names() {}

  /** {@code «Candidato/a no registrado/a»} gives {@code CANDIDATO_A_NO_REGISTRADO_A}. */
  static String normal(String text) {
    String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String upper = plain.toUpperCase(Locale.ROOT);
    return OUTER.matcher(SIGNS.matcher(upper).replaceAll("_")).replaceAll("");
  }
}
