package mx.openprep.acta;

/**
 * What stands on paper for one field, and what of it is captured (DOMAIN §4): the words before the
 * digits, whatever is readable before what is not.
 */
public record PaperField(Writing digits, Writing words) {
  /** What can be made out in one of the two places. */
  public sealed interface Writing {
    /** A number that can be read. */
    record Figure(int value) implements Writing {}

    /** No number. */
    enum None implements Writing {
      /** Nothing was written. */
      BLANK,
      /** Something was written that cannot be read, or not for certain. */
      UNCLEAR
    }
  }

  /** The value an honest person keys. */
  public FieldValue captured() {
    if (words instanceof Writing.Figure figure) {
      return FieldValue.votes(figure.value());
    }
    if (digits instanceof Writing.Figure figure) {
      return FieldValue.votes(figure.value());
    }
    return digits == Writing.None.BLANK && words == Writing.None.BLANK
        ? FieldValue.Mark.BLANK
        : FieldValue.Mark.ILLEGIBLE;
  }
}
