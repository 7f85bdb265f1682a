package mx.openprep.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseRulesTest {
  private static final ElectionCode GUB = new ElectionCode("GUB");

  @TempDir private Path directory;

  @Test
  void aPackageThatSaysNothingPublishesTheAnexo() {
    DatabaseRules rules = Packages.mini().publication().databases();

    assertThat(rules.csv())
        .isEqualTo(
            new CsvDialect(',', StandardCharsets.UTF_8, true, "\r\n", false, TextMark.APOSTROPHE));
    assertThat(rules.timeLine().pattern())
        .isEqualTo("{day}/{month}/{year} {hour}:{minute} (UTC{offset})");
    assertThat(rules.observations()).isEqualTo(PublishedObservations.ALL);
    assertThat(rules.rowOrder()).isEqualTo(RowOrder.TERRITORY);
    assertThat(rules.omittedColumns()).isEmpty();
    assertThat(rules.cells()).isEqualTo(FixedCells.NONE);
    assertThat(rules.elections().get(GUB))
        .isEqualTo(
            new ElectionDatabase(
                "GUBERNATURA", Map.of(), ElectionDatabase.CandidaciesEntity.NUMBER));
    assertThat(rules.files().wholePackage().pattern()).isEqualTo("{date}_{time}_PREP_{entity}.zip");
  }

  @Test
  void everythingThatDiffersByStateIsData() throws IOException {
    DatabaseRules rules =
        withDatabases(
                """
                  files: {candidacies: "{entity}_{election}_Candidaturas_{electionYear}.csv"}
                  timeLine: "{year}-{month}-{day}"
                  actaTime: "{hour}:{minute}"
                  rowOrder: CATALOGUE
                  observations: PREVAILING
                  noTransferMechanism: ""
                  textColumns: [CLAVE_ACTA]
                  omittedColumns: [COTEJADA, ORIGEN]
                  cells:
                    sinActa: {ORIGEN: CATD}
                    notCaptured: {LISTA_NOMINAL: "0"}
                    fueraDeCatalogo: {ID_ENTIDAD: "99"}
                    M: {TOTAL_PERSONAS_VOTARON: N/A}
                  candidaciesMarked: false
                  elections:
                    GUB:
                      title: GUBERNATURA DEL ESTADO
                      columnNames: {ID_DISTRITO_LOCAL: ID_DISTRITO, COLIBRI: PCOL}
                      candidaciesEntity: NAME
                """)
            .publication()
            .databases();

    assertThat(rules.files().candidacies().pattern())
        .isEqualTo("{entity}_{election}_Candidaturas_{electionYear}.csv");
    assertThat(rules.timeLine().pattern()).isEqualTo("{year}-{month}-{day}");
    assertThat(rules.actaTime().pattern()).isEqualTo("{hour}:{minute}");
    assertThat(rules.rowOrder()).isEqualTo(RowOrder.CATALOGUE);
    assertThat(rules.observations()).isEqualTo(PublishedObservations.PREVAILING);
    assertThat(rules.noTransferMechanism()).isEmpty();
    assertThat(rules.textColumns()).isEqualTo(Set.of(StandardColumn.CLAVE_ACTA));
    assertThat(rules.omittedColumns())
        .isEqualTo(EnumSet.of(StandardColumn.COTEJADA, StandardColumn.ORIGEN));
    assertThat(rules.candidaciesMarked()).isFalse();
    assertThat(rules.cells())
        .isEqualTo(
            new FixedCells(
                Map.of(StandardColumn.LISTA_NOMINAL, "0"),
                Map.of(StandardColumn.ORIGEN, "CATD"),
                Map.of(StandardColumn.ID_ENTIDAD, "99"),
                Map.of(
                    CasillaType.VOTO_EN_EL_EXTRANJERO,
                    Map.of(StandardColumn.TOTAL_PERSONAS_VOTARON, "N/A"))));
    assertThat(rules.elections().get(GUB))
        .isEqualTo(
            new ElectionDatabase(
                "GUBERNATURA DEL ESTADO",
                Map.of("ID_DISTRITO_LOCAL", "ID_DISTRITO", "COLIBRI", "PCOL"),
                ElectionDatabase.CandidaciesEntity.NAME));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {"~'~, ~'001~", "~'x'~, ~'001'~", "~=\"x\"~, ~=\"001\"~", "~~, 001"})
  void theTextMarkIsPutOnAndTakenOff(String published, String cell) {
    TextMark mark = TextMark.of(published);

    assertThat(mark.mark("001")).isEqualTo(cell);
    assertThat(mark.unmark(cell)).isEqualTo("001");
    assertThat(mark.unmark("N")).isEqualTo("N");
  }

  @Test
  void aTemplateKeepsAPlaceThatHasNoValue() {
    assertThat(new Template("{a}-{b}$1").fill(Map.of("a", "$1"))).isEqualTo("$1-{b}$1");
  }

  private ElectionPackage withDatabases(String databases) throws IOException {
    try (Stream<Path> files = Files.list(Packages.MINI)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    Path publication = directory.resolve("publication.yaml");
    Files.writeString(publication, Files.readString(publication) + "databases:\n" + databases);
    return Packages.read(directory);
  }
}
