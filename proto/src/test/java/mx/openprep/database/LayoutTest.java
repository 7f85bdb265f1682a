package mx.openprep.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  @TempDir Path folder;

  @Test
  void ownNamesAddToTheShippedOnesAndPrevail() throws IOException {
    Path own = folder.resolve("own.yaml");
    Files.writeString(
        own,
        """
        columns:
          TOTAL_VOTOS_CALCULADO: [suma, LISTA NOMINAL]
        parties: [PARTIDO DEL MAR]
        words:
          ILEGIBLE: [no se lee]
        rules:
          percentages: ROUNDED
          decimals: 2
        """);

    Layout layout = Layout.shippedAnd(own);

    assertThat(layout.column("Suma")).contains(Column.TOTAL_VOTOS_CALCULADO);
    assertThat(layout.column("LISTA_NOMINAL")).contains(Column.TOTAL_VOTOS_CALCULADO);
    assertThat(layout.column("TOTAL_VOTOS_CALCULADOS")).contains(Column.TOTAL_VOTOS_CALCULADO);
    assertThat(layout.isParty("PARTIDO_DEL_MAR")).isTrue();
    assertThat(layout.word("NO SE LEE")).contains(CellWord.ILEGIBLE);
    assertThat(layout.rules())
        .isEqualTo(
            new LayoutRules(
                2,
                1000,
                LayoutRules.RepresentativesFrom.COLUMN,
                Layout.shipped().rules().withoutListLimit(),
                2,
                LayoutRules.Rounding.ROUNDED,
                Layout.shipped().rules().participation()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colums: {}",
        "columns: {SUMA: [x]}",
        "rules: {decimals: muchos}",
        "parties: {",
        "independents: ['(']"
      })
  void aFaultyLayoutIsRefusedWithThePlace(String yaml) throws IOException {
    Path own = folder.resolve("own.yaml");
    Files.writeString(own, "ignored: [A]\n" + yaml + "\n");

    Refusal refusal = catchThrowableOfType(Refusal.class, () -> Layout.shippedAnd(own));

    assertThat(refusal.code()).isEqualTo(MessageCode.LAYOUT_FAULTY);
    assertThat(refusal.details().getFirst()).startsWith(own.toString());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {"'001,001", "'001',001", "=\"001\",001", " 12 ,12", "=\"'7\",7", "x'y,x'y"})
  void keysLoseTheirWrapping(String published, String clean) {
    assertThat(Cells.clean(published)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0", "1,234|1234", "2658993.0|2658993", "1,234,567.00|1234567", "007|7"})
  void numbersAreRead(String text, long number) {
    assertThat(Cells.number(text)).isEqualTo(OptionalLong.of(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "1.5", "12,34", "1,2345", "-3", "1e3", "12a", "9999999999999999"})
  void whatIsNoWholeNumberIsNone(String text) {
    assertThat(Cells.number(text)).isEmpty();
  }
}
