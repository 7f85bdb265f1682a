package mx.openprep.desktop.capture;

import java.util.List;
import mx.openprep.desktop.app.ui.Texts;

/** Why a coordinador decides a field on which three people differ (DOMAIN §4: what counts). */
enum AdjudicationReason {
  NOT_CHOSEN("reason.none"),
  WORDS("reason.words"),
  DIGITS("reason.digits"),
  ILLEGIBLE("reason.illegible"),
  BLANK("reason.blank"),
  OTHER("reason.other");

  private final String textKey;

  AdjudicationReason(String textKey) {
    this.textKey = textKey;
  }

  /** What can be chosen. */
  static List<AdjudicationReason> choices() {
    return List.of(WORDS, DIGITS, ILLEGIBLE, BLANK, OTHER);
  }

  /** Whether it says why, with these words beside it. */
  boolean isEnough(String words) {
    return switch (this) {
      case NOT_CHOSEN -> false;
      case WORDS, DIGITS, ILLEGIBLE, BLANK -> true;
      case OTHER -> !words.isBlank();
    };
  }

  String wording(Texts texts) {
    return texts.of(textKey);
  }

  /** As it goes into the journal. */
  String text(Texts texts, String words) {
    String own = words.strip();
    return switch (this) {
      case NOT_CHOSEN, OTHER -> own;
      case WORDS, DIGITS, ILLEGIBLE, BLANK ->
          own.isEmpty() ? wording(texts) : wording(texts) + ". " + own;
    };
  }
}
