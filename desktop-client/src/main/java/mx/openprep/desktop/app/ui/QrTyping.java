package mx.openprep.desktop.app.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The QR of an acta as a hand-held reader types it. Readers send keys, not characters: on a machine
 * with another keyboard layout signs come out as others, with Caps Lock on the case is turned
 * round. The grammar of the QR says what each must have been.
 */
public final class QrTyping {
  private static final String MARK = "OPENPREP1";

  /** What remains when the first characters of a reading are lost. */
  private static final String MARK_END = "PREP1";

  // What the keys of - and _ of a US layout give on those of Latin America, Spain, Italy, Portugal,
  // Germany and France, and those of a Latin American one on a US layout.
  private static final String DASHES = "-'/ß)´";
  private static final String UNDERSCORES = "_?°`";

  private static final Pattern TYPED =
      Pattern.compile(
          "OPENPREP1[^A-Za-z0-9]([0-9A-Fa-f]{8})[^A-Za-z0-9]([A-Za-z0-9"
              + Pattern.quote(DASHES + UNDERSCORES)
              + "]{1,48})",
          Pattern.CASE_INSENSITIVE);

  private QrTyping() {}

  /** Whether a reader began to type a QR of ours, whole or not. */
  public static boolean isQr(String typed) {
    return typed.toUpperCase(Locale.ROOT).contains(MARK_END);
  }

  /** Where the reading begins in what was typed; whatever stands before it is somebody's own. */
  public static int start(String typed) {
    String upper = typed.toUpperCase(Locale.ROOT);
    int whole = upper.lastIndexOf(MARK);
    return Math.max(0, whole >= 0 ? whole : upper.lastIndexOf(MARK_END));
  }

  /** The text as it is printed; empty when the reading is not whole. */
  public static Optional<String> asPrinted(String typed) {
    Matcher matcher = TYPED.matcher(typed.substring(start(typed)).strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String hash = matcher.group(1);
    boolean capsLock =
        matcher.group().startsWith("o") && hash.equals(hash.toUpperCase(Locale.ROOT));
    String acta = signs(matcher.group(2));
    return Optional.of(
        MARK + ":" + hash.toLowerCase(Locale.ROOT) + ":" + (capsLock ? turned(acta) : acta));
  }

  private static String signs(String acta) {
    return mapped(
        acta,
        sign -> DASHES.indexOf(sign) >= 0 ? '-' : UNDERSCORES.indexOf(sign) >= 0 ? '_' : sign);
  }

  private static String turned(String acta) {
    return mapped(
        acta,
        sign ->
            Character.isUpperCase(sign)
                ? Character.toLowerCase(sign)
                : Character.toUpperCase(sign));
  }

  private static String mapped(String text, IntUnaryOperator each) {
    return text.chars()
        .map(each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
