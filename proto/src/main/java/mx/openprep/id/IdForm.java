package mx.openprep.id;

/**
 * The form of an id: its signs, and how many at most. Every entry brings several ids, so it is
 * looked at sign by sign and not by a regular expression.
 */
public final class IdForm {
  private static final int ASCII = 128;

  private final boolean[] first = new boolean[ASCII];
  private final boolean[] further = new boolean[ASCII];
  private final int longest;

  private IdForm(String first, String further, int longest) {
    allow(this.first, first);
    allow(this.further, further);
    this.longest = longest;
  }

  /** Letters, digits and these signs. */
  public static IdForm of(String signs, int longest) {
    return new IdForm("Aa0" + signs, "Aa0" + signs, longest);
  }

  /** Letters and digits; these signs not at the beginning. */
  public static IdForm within(String signs, int longest) {
    return new IdForm("Aa0", "Aa0" + signs, longest);
  }

  /** Small letters and digits; these signs not at the beginning. */
  public static IdForm smallWithin(String signs, int longest) {
    return new IdForm("a0", "a0" + signs, longest);
  }

  /** A stands for all capitals, a for all small letters, 0 for all digits. */
  private static void allow(boolean[] allowed, String signs) {
    for (int i = 0; i < signs.length(); i++) {
      char sign = signs.charAt(i);
      char last =
          switch (sign) {
            case 'A' -> 'Z';
            case 'a' -> 'z';
            case '0' -> '9';
            default -> sign;
          };
      for (char c = sign; c <= last; c++) {
        allowed[c] = true;
      }
    }
  }

  /** Whether a text is an id of this form; an empty one is not. */
  public boolean fits(String text) {
    if (text.isEmpty() || text.length() > longest || !has(first, text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!has(further, text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(boolean[] allowed, char sign) {
    return sign < ASCII && allowed[sign];
  }
}
