package mx.openprep.desktop.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final Instant NOW = Instant.parse("2024-06-03T04:00:00Z");

  @Test
  void theEndLiesBetweenTheQuickAndTheSlowPaceOfTheLastHalfHour() {
    // 100 ± 20 in half an hour: 600 take between 2 h 30 min and 3 h 45 min.
    assertThat(Forecast.of(100, 600, NOW))
        .contains(
            new Forecast(
                200,
                NOW.plus(Duration.ofMinutes(150)),
                Optional.of(NOW.plus(Duration.ofMinutes(225)))));
  }

  @Test
  void withFewerThanTenThereIsNothingHonestToSay() {
    assertThat(Forecast.of(9, 600, NOW)).isEmpty();
    assertThat(Forecast.of(10, 600, NOW)).isPresent();
  }

  @Test
  void whatIsDoneHasNoForecast() {
    assertThat(Forecast.of(50, 0, NOW)).isEmpty();
  }

  @Test
  void whatIsExportedOpensInASpreadsheetAndIsNeverAFormula() {
    Table table =
        new Table(
            "actas",
            "Actas",
            List.of("Casilla", "Qué pasó"),
            List.of(List.of("Sección 1, Básica", "=1+1"), List.of("Dijo \"no\"", "-")));
    assertThat(table.csv())
        .isEqualTo(
            "\uFEFFCasilla,Qué pasó\r\n\"Sección 1, Básica\",'=1+1\r\n\"Dijo \"\"no\"\"\",'-\r\n");
  }
}
