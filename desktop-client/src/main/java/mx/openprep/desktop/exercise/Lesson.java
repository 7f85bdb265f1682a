package mx.openprep.desktop.exercise;

/** What one field of a practice acta teaches (DOMAIN §4). */
public enum Lesson {
  /** Digits and words say the same. */
  PLAIN,
  DIGITS_ONLY,
  WORDS_ONLY,
  /** Digits and words differ: the words count. */
  WORDS_PREVAIL,
  /** The digits cannot be read, the words can. */
  UNCLEAR_DIGITS,
  /** A number was struck out and another written beside it. */
  STRUCK_OUT,
  /** Nothing is written, which is not zero. */
  BLANK,
  /** Neither digits nor words can be read. */
  ILLEGIBLE,
  /** The total that is written is not the sum of the votes: it is keyed as it stands. */
  WRITTEN_TOTAL
}
