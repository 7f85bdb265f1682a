package mx.openprep.installer.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JaliscoImporterTest {
  private static final Path SHIPPED = Path.of("..", "proto", "elections", "jalisco-2024");
  private static final Path DATA = Path.of("..", "..", "shared", "data");

  private static final String RULES = ".*\\.yaml";

  @TempDir private Path directory;
  @TempDir private Path lists;

  @Test
  void makesTheShippedPackageAgain() throws Exception {
    assumeTrue(Files.isDirectory(DATA), "skipped: the published lists are not at " + DATA);
    copy(RULES);
    // Drawn once, from shapes and taste.
    copy(".*(colors|map)\\.csv");
    JaliscoImporter.make(DATA, directory);
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(directory.resolve(String.valueOf(file.getFileName())))
            .hasSameBinaryContentAs(file);
      }
    }
    // Not byte for byte: two versions of zlib pack the same text differently.
    assertThat(SimulationResults.read(directory)).isEqualTo(SimulationResults.read(SHIPPED));
  }

  @Test
  void takesTheOfficialListWithItsEspecialesAndItsRepeatedKeys() throws Exception {
    copy(RULES);
    Path list =
        Files.writeString(
            lists.resolve("casillas.csv"),
            """
            CLAVE_CASILLA,ID_DISTRITO_LOCAL,DISTRITO_LOCAL,ID_MUNICIPIO,MUNICIPIO,LISTA_NOMINAL,UBICACION_CASILLA
            140024B0100,001,TEQUILA,003,AHUALULCO DE MERCADO,716,1
            140024C0100,001,TEQUILA,003,AHUALULCO DE MERCADO,715,2
            140024C0100,001,TEQUILA,003,AHUALULCO DE MERCADO,714,2
            140024S0100,001,TEQUILA,003,AHUALULCO DE MERCADO,,1
            """);
    new PackageTables(CasillaFrame.official(list), directory).write();
    ElectionPackage made = ElectionPackageReader.read(directory);
    assertThat(made.casillas())
        .extracting(c -> c.id().value())
        .containsExactly("140024B0100", "140024C0100", "140024C0100-2", "140024S0100");
    assertThat(made.actas()).hasSize(4 * 3 + 1);
  }

  @Test
  void shipsRealResultsThatFitTheActasOfToday() throws Exception {
    ElectionPackage jalisco = ElectionPackageReader.read(SHIPPED);
    Map<ActaId, Map<FieldId, Integer>> results = SimulationResults.read(SHIPPED);
    assertThat(results).hasSizeGreaterThan(28_000);
    results.forEach((id, votes) -> {
      ExpectedActa acta = jalisco.acta(id).orElseThrow();
      List<FieldId> fields =
          FormDefinition.of(jalisco, acta).voteFields().stream().map(FormField::id).toList();
      assertThat(fields).as(id.value()).containsAll(votes.keySet());
      assertThat(votes.values().stream().mapToInt(Integer::intValue).sum())
          .as(id.value())
          .isBetween(1, acta.casilla().listaNominal().orElseThrow() + acta.representatives());
    });
  }

  @Test
  void hasNoResultsWhereThePackageBringsNone() throws IOException {
    assertThat(SimulationResults.read(directory)).isEmpty();
  }

  private void copy(String names) throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.filter(f -> f.toString().matches(names)).toList()) {
        Files.copy(file, directory.resolve(String.valueOf(file.getFileName())));
      }
    }
  }
}
