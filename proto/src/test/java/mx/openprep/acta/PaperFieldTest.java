package mx.openprep.acta;

import static mx.openprep.acta.PaperField.Writing.None.BLANK;
import static mx.openprep.acta.PaperField.Writing.None.UNCLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table of DOMAIN §4. */
class PaperFieldTest {
  private static final PaperField.Writing SEVEN = new PaperField.Writing.Figure(7);
  private static final PaperField.Writing ELEVEN = new PaperField.Writing.Figure(11);

  static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of("equal", SEVEN, SEVEN, FieldValue.votes(7)),
        Arguments.of("digits ≠ words: the words", SEVEN, ELEVEN, FieldValue.votes(11)),
        Arguments.of("digits unclear: the words", UNCLEAR, ELEVEN, FieldValue.votes(11)),
        Arguments.of("only words", BLANK, ELEVEN, FieldValue.votes(11)),
        Arguments.of("only digits", SEVEN, BLANK, FieldValue.votes(7)),
        Arguments.of("words unclear: the digits", SEVEN, UNCLEAR, FieldValue.votes(7)),
        Arguments.of("both blank", BLANK, BLANK, FieldValue.Mark.BLANK),
        Arguments.of("both illegible", UNCLEAR, UNCLEAR, FieldValue.Mark.ILLEGIBLE),
        Arguments.of("one illegible, one blank", UNCLEAR, BLANK, FieldValue.Mark.ILLEGIBLE),
        Arguments.of("one blank, one illegible", BLANK, UNCLEAR, FieldValue.Mark.ILLEGIBLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void capturesWhatTheRuleSays(
      String row, PaperField.Writing digits, PaperField.Writing words, FieldValue captured) {
    assertThat(new PaperField(digits, words).captured()).as(row).isEqualTo(captured);
  }
}
