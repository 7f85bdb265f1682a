package mx.openprep.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MiniPackageTest {
  private final ElectionPackage mini = Packages.mini();

  @Test
  void hasCasillasOfEveryType() {
    Set<CasillaType> types =
        mini.casillas().stream().map(Casilla::type).collect(Collectors.toSet());
    assertThat(types).isEqualTo(EnumSet.allOf(CasillaType.class));
  }

  @Test
  void givesTheSameKeyToTwoCasillas() {
    assertThat(mini.actasByClave("990011C01004")).hasSize(2);
    assertThat(mini.actasByClave("990011C0100")).hasSize(6);
  }

  @Test
  void expectsTwoDiputacionActasOfTheEspecial() {
    assertThat(mini.actasByClave("990001S0100"))
        .extracting(a -> a.type().code())
        .containsExactly("2E", "3EMR", "3ERP", "4E");
  }

  @Test
  void listsTheCombinationsOfACoalitionFromTheLargestInBallotOrder() {
    Ballot withCoalition =
        mini.ballot(new ElectionCode("AYUN"), new TerritoryId(TerritoryKind.MUNICIPALITY, "001"));
    assertThat(withCoalition.options())
        .extracting(o -> o.id().value())
        .containsExactly(
            "COLIBRI",
            "NOPAL",
            "FARO",
            "MAREA",
            "VOLCAN",
            "C_COLIBRI_NOPAL_FARO",
            "C_COLIBRI_NOPAL",
            "C_COLIBRI_FARO",
            "C_NOPAL_FARO",
            "CI_1");
  }

  @Test
  void leavesCombinationsOutWhereTheCoalitionIsAbsent() {
    Ballot alone =
        mini.ballot(new ElectionCode("AYUN"), new TerritoryId(TerritoryKind.MUNICIPALITY, "002"));
    assertThat(alone.options())
        .extracting(o -> o.id().value())
        .isEqualTo(List.of("COLIBRI", "NOPAL", "FARO", "MAREA"));
  }

  @Test
  void derivesTheVotesAllowedAboveTheListFromTheRules() {
    assertThat(representatives("990001B01004"))
        .as("five parties and one independent")
        .isEqualTo(12);
    assertThat(representatives("990011B01004")).as("four parties").isEqualTo(8);
    assertThat(representatives("990001S01004E")).as("ballots of an especial").isEqualTo(1000);
  }

  private int representatives(String clave) {
    return mini.actasByClave(clave).getFirst().representatives();
  }
}
