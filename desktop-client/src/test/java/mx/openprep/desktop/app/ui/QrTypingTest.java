package mx.openprep.desktop.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import mx.openprep.acta.ActaQr;
import mx.openprep.election.ActaId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QrTypingTest {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** What a reader set to one keyboard gives on a machine set to another. */
  enum Mangling {
    NONE(":-_"),
    US_READER_ON_LATIN_AMERICAN("Ñ'?"),
    US_READER_ON_GERMAN("Öß?"),
    US_READER_ON_BRAZILIAN("Ç-_"),
    US_READER_ON_FRENCH_SIGNS("M)°"),
    LATIN_AMERICAN_READER_ON_US(">/?");

    private final String signs;

    /** What becomes of {@code : - _}. */
    Mangling(String signs) {
      this.signs = signs;
    }

    String typed(String text) {
      return text.chars()
          .mapToObj(c -> ":-_".indexOf(c) < 0 ? (char) c : signs.charAt(":-_".indexOf(c)))
          .map(String::valueOf)
          .collect(Collectors.joining());
    }
  }

  private static String printed(Random random) {
    String id =
        random
            .ints(1 + random.nextInt(48), 0, LETTERS.length())
            .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
            .collect(Collectors.joining());
    return new ActaQr("%08x".formatted(random.nextInt()), new ActaId(id)).text();
  }

  @ParameterizedTest
  @EnumSource(Mangling.class)
  void everyQrIsUnderstoodThroughEveryKeyboard(Mangling keyboard) {
    if (keyboard == Mangling.US_READER_ON_FRENCH_SIGNS) {
      // There : comes out as a letter: the reading is refused, never taken for another acta.
      assertThat(QrTyping.asPrinted(keyboard.typed("OPENPREP1:0123abcd:GUB-1"))).isEmpty();
      return;
    }
    for (long seed = 1; seed <= 2_000; seed++) {
      String printed = printed(new Random(seed));
      assertThat(QrTyping.asPrinted(keyboard.typed(printed))).as("seed " + seed).contains(printed);
    }
  }

  @Test
  void capsLockTurnsLettersRoundAndIsTurnedBack() {
    assertThat(QrTyping.asPrinted("openprep1ñ0123ABCDñgub'A_1"))
        .contains("OPENPREP1:0123abcd:GUB-a_1");
  }

  @Test
  void whatStandsBeforeTheReadingIsNotPartOfIt() {
    assertThat(QrTyping.asPrinted("]Q1OPENPREP1:0123abcd:GUB-1"))
        .contains("OPENPREP1:0123abcd:GUB-1");
    assertThat(QrTyping.start("etiqueta OPENPREP1:01")).isEqualTo(9);
  }

  @Test
  void halfAReadingIsAReadingButNoQr() {
    for (String half :
        new String[] {
          "OPENPREP1", "OPENPREP1:0123", "NPREP1:0123abcd:GUB-1", "OPENPREP1:0123abcd:"
        }) {
      assertThat(QrTyping.isQr(half)).as(half).isTrue();
      assertThat(QrTyping.asPrinted(half)).as(half).isEmpty();
    }
    assertThat(QrTyping.isQr("140001B0100")).isFalse();
  }
}
