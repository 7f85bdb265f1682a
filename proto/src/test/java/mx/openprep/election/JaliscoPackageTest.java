package mx.openprep.election;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class JaliscoPackageTest {
  private static final ElectionCode GUB = new ElectionCode("GUB");
  private static final ElectionCode DIP_LOC = new ElectionCode("DIP_LOC");
  private static final ElectionCode AYUN = new ElectionCode("AYUN");

  private static ElectionPackage jalisco;

  @BeforeAll
  static void read() {
    Instant start = Instant.now();
    jalisco = Packages.read(Packages.JALISCO);
    LoggerFactory.getLogger(JaliscoPackageTest.class)
        .warn("jalisco-2024 read in {} ms", Duration.between(start, Instant.now()).toMillis());
  }

  @Test
  void holdsTheFrameOf2021AndTheEspecialesOf2024() {
    Map<CasillaType, Long> byType =
        jalisco.casillas().stream().collect(groupingBy(Casilla::type, counting()));
    assertThat(byType)
        .isEqualTo(
            Map.of(
                CasillaType.BASICA, 3_597L,
                CasillaType.CONTIGUA, 6_268L,
                CasillaType.EXTRAORDINARIA, 296L,
                CasillaType.ESPECIAL, 54L));
    assertThat(jalisco.casillas().stream().map(c -> c.key().section()).distinct()).hasSize(3_598);
    assertThat(jalisco.casillas().stream().mapToInt(c -> c.listaNominal().orElse(0)).sum())
        .isEqualTo(6_203_876);
  }

  @Test
  void expectsAnActaOfEveryCasillaAndTwoDiputacionActasOfEveryEspecial() {
    assertThat(jalisco.actas(GUB)).hasSize(10_215);
    assertThat(jalisco.actas(DIP_LOC)).hasSize(10_215 + 54);
    assertThat(jalisco.actas(AYUN)).hasSize(10_215);
    assertThat(jalisco.actas(DIP_LOC))
        .filteredOn(a -> a.type().principle() == Principle.PROPORTIONAL)
        .hasSize(54);
  }

  @Test
  void hasTheTerritoriesOfJaliscoAndACatdForEveryMunicipality() {
    assertThat(jalisco.territories(TerritoryKind.DISTRICT)).hasSize(20);
    assertThat(jalisco.territories(TerritoryKind.MUNICIPALITY)).hasSize(125);
    assertThat(jalisco.catds()).hasSize(125);
    assertThat(jalisco.catds()).allSatisfy(c -> assertThat(jalisco.actas(c.id())).isNotEmpty());
  }

  @Test
  void letsTheTwoCoalitionsCompeteWithAllTheirCombinations() {
    Ballot state = jalisco.ballot(GUB, jalisco.process().state());
    assertThat(combinations(state, "C_PAN_PRI_PRD")).hasSize(4);
    assertThat(combinations(state, "C_PT_PVEM_MORENA_HAGAMOS_FUTURO")).hasSize(26);
    assertThat(state.options()).hasSize(9 + 4 + 26);
    assertThat(state.contenders()).isEqualTo(9);
  }

  @Test
  void leavesTheCoalitionsOutWhereTheyDidNotStand() {
    assertThat(withoutCoalition("C_PAN_PRI_PRD")).containsExactly("JILOTLAN DE LOS DOLORES");
    assertThat(withoutCoalition("C_PT_PVEM_MORENA_HAGAMOS_FUTURO"))
        .containsExactly(
            "ACATLAN DE JUAREZ", "AUTLAN DE NAVARRO", "IXTLAHUACAN DE LOS MEMBRILLOS", "MASCOTA");
  }

  @Test
  void saysThatItsCatalogueIsNotTheFinalOneAndNamesNoCandidate() {
    assertThat(jalisco.process().notice()).get().asString().contains("2021", "54 especiales");
    assertThat(jalisco.candidacies())
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.candidate()).startsWith("Candidatura de "));
  }

  private static List<BallotOption> combinations(Ballot ballot, String coalition) {
    return ballot.options().stream()
        .filter(
            o -> o instanceof BallotOption.Combination c && c.coalition().value().equals(coalition))
        .toList();
  }

  private static List<String> withoutCoalition(String coalition) {
    return jalisco.territories(TerritoryKind.MUNICIPALITY).stream()
        .filter(m -> combinations(jalisco.ballot(AYUN, m.id()), coalition).isEmpty())
        .map(Territory::name)
        .toList();
  }
}
