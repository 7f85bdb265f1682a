package mx.openprep.installer.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  private final ElectionPackage election = DemoPackages.mini();

  @Test
  void theSameSeedGivesTheSameNight() {
    Scenario one = DemoPackages.night(election, 7, 14);
    Scenario again = DemoPackages.night(election, 7, 14);

    assertThat(again.papers()).isEqualTo(one.papers());
    assertThat(again.missing()).isEqualTo(one.missing());
    assertThat(DemoPackages.night(election, 8, 14).papers()).isNotEqualTo(one.papers());
  }

  @Test
  void hasAsManyPapersAsAskedAndNoActaTwice() {
    Scenario night = DemoPackages.night(election, 7, 14);
    Set<ActaId> seen = new HashSet<>();
    night.papers().forEach(p -> assertThat(seen.add(p.acta().id())).isTrue());
    night.missing().forEach(m -> assertThat(seen.add(m.acta().id())).isTrue());

    assertThat(night.papers()).hasSize(14);
  }

  @Test
  void everyPaperSaysSomethingInEveryKeyedField() {
    for (Scenario.Paper paper : DemoPackages.night(election, 7, 14).papers()) {
      assertThat(FormDefinition.of(election, paper.acta()).faults(paper.truth())).isEmpty();
    }
  }

  @Test
  void bringsTheTroublesOfRealActas() {
    List<Scenario.Paper> papers = Scenario.of(election, Map.of(), 7, 20, 1).papers();

    assertThat(papers).anyMatch(p -> p.truth().containsValue(FieldValue.Mark.ILLEGIBLE));
    assertThat(papers).anyMatch(p -> p.truth().containsValue(FieldValue.Mark.BLANK));
  }

  @Test
  void refusesMorePapersThanThereAreActas() {
    assertThatThrownBy(() -> DemoPackages.night(election, 7, 10_000))
        .isInstanceOf(DemoFailure.class)
        .hasMessageContaining("--actas");
  }
}
