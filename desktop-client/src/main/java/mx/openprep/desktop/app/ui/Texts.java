package mx.openprep.desktop.app.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;

/** The words of the screens, by key, in one language. */
public final class Texts {
  private static final Locale SPANISH = Locale.of("es", "MX");

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "mx.openprep.desktop.app.texts",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** English for {@code en}, Spanish for everything else. */
  public static Texts in(String language) {
    return new Texts(language.equals("en") ? Locale.US : SPANISH);
  }

  public String of(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /** A refusal as it is told to a person. */
  public Notice notice(Refusal refusal) {
    MessageText text = MessageText.of(refusal, locale);
    return new Notice(
        Notice.Kind.of(refusal.code()), text.code(), text.title(), text.cause(), text.action());
  }

  /** A warning or a success of our own: title, cause and action stand under the key. */
  public Notice notice(Notice.Kind kind, String key, Object... arguments) {
    return new Notice(
        kind,
        "",
        of(key + ".title", arguments),
        of(key + ".cause", arguments),
        of(key + ".action", arguments));
  }

  public Locale locale() {
    return locale;
  }
}
