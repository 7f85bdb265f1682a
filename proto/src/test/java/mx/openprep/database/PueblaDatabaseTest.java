package mx.openprep.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import mx.openprep.Repository;
import mx.openprep.database.ColumnMeaning.Basis;
import mx.openprep.database.ColumnMeaning.Votes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real databases of Puebla 2024 are read whole, with nothing unknown in them. */
class PueblaDatabaseTest {
  @ParameterizedTest
  @CsvSource({
    "PUE_GUB_2024.csv.gz, 8346, GUBERNATURA",
    "PUE_DIP_LOC_2024.csv.gz, 8435,"
        + " DIPUTACIONES LOCALES (INCLUYE RESULTADOS DE MAYORÍA RELATIVA Y REPRESENTACIÓN PROPORCIONAL)"
  })
  void everythingIsKnown(String name, int rows, String title) {
    Optional<Path> data = Repository.sharedData();
    assumeTrue(
        data.isPresent(),
        "No real data: set OPENPREP_SHARED_DATA or clone beside the folder shared/data");
    PublishedDatabase database =
        PublishedDatabaseReader.shipped()
            .readOne(data.orElseThrow().resolve("puebla2024").resolve(name));

    assertThat(database.remarks()).isEmpty();
    assertThat(database.dialect())
        .isEqualTo(new Dialect(StandardCharsets.UTF_8, true, ',', Dialect.LineEnd.LF, false));
    assertThat(database.titles()).containsExactly(title);
    assertThat(database.cutTime()).contains("03/06/2024 20:00 (UTC-6)");
    assertThat(database.figures().stream().map(f -> f.meaning().orElseThrow()))
        .containsExactly(Figure.values());
    assertThat(database.columnsLine()).isEqualTo(7);
    assertThat(database.columns()).hasSize(79);
    assertThat(database.votes()).hasSize(47 + 2);
    assertThat(database.votes())
        .extracting(c -> ((Votes) c.meaning()).basis())
        .doesNotContain(Basis.PLACE);
    try (Stream<PublishedRow> all = database.rows()) {
      assertThat(
              all.filter(row -> row.published().size() == 79)
                  .filter(row ->
                      database.votes().stream()
                          .noneMatch(c -> row.value(c) instanceof CellValue.Unknown))
                  .filter(row -> row.observations().unknown().isEmpty())
                  .filter(row -> row.decision().isPresent())
                  .count())
          .isEqualTo(rows);
    }
  }
}
