package mx.openprep.message;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * A coded message in a person's language: English, or Spanish for everybody else.
 *
 * @param code stable, for the help desk
 * @param title what happened, a few words
 * @param cause why
 * @param action what to do next
 */
public record MessageText(String code, String title, String cause, String action) {
  private static final String BUNDLE = "mx.openprep.message.messages";
  private static final Locale SPANISH = Locale.of("es");

  /** More places than any text has; a detail nobody gave reads as a dash, never as {@code {0}}. */
  private static final int PLACES = 4;

  public static MessageText of(MessageCode code, List<String> details, Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? Locale.ENGLISH : SPANISH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] arguments =
        Stream.concat(details.stream(), Stream.generate(() -> "–")).limit(PLACES).toArray();
    return new MessageText(
        code.code(),
        text(bundle, code, "title", arguments),
        text(bundle, code, "cause", arguments),
        text(bundle, code, "action", arguments));
  }

  public static MessageText of(Refusal refusal, Locale locale) {
    return of(refusal.code(), refusal.details(), locale);
  }

  private static String text(
      ResourceBundle bundle, MessageCode code, String part, Object[] arguments) {
    return MessageFormat.format(bundle.getString(code.code() + "." + part), arguments);
  }

  /** All of it on one line, for the command line and logs. */
  public String line() {
    return code + " " + title + " " + cause + " " + action;
  }
}
