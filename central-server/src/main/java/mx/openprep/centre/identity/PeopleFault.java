package mx.openprep.centre.identity;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is wrong in a file of people, and where.
 *
 * @param line as an editor counts them, from 1
 * @param column its name; empty when the whole row or file is meant
 * @param value what stands there
 */
public record PeopleFault(int line, String column, Kind kind, String value) {
  private static final String BUNDLE = "mx.openprep.centre.identity.people";

  /** Each has its words in {@code people_es.properties} and {@code people_en.properties}. */
  public enum Kind {
    FILE_EMPTY,
    FILE_BROKEN,
    ROW_RAGGED,
    COLUMN_MISSING,
    EMPTY,
    PERSON_MALFORMED,
    PERSON_TWICE,
    NAME_TOO_LONG,
    ROLE_UNKNOWN,
    CATD_UNKNOWN,
    PASSWORD_TOO_WEAK,
    HASH_UNUSABLE,
    ACTIVE_UNCLEAR
  }

  /** In a person's language: English, or Spanish for everybody else. */
  public String text(Locale locale) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
                ? Locale.ENGLISH
                : Locale.of("es"),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String place = column.isEmpty() ? "place.row" : "place.column";
    return MessageFormat.format(words.getString(place), Integer.toString(line), column)
        + MessageFormat.format(words.getString(kind.name()), value);
  }
}
