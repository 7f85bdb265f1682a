package mx.openprep.centre.tally;

import static mx.openprep.centre.tally.Ballots.ballot;
import static mx.openprep.centre.tally.Ballots.combination;
import static mx.openprep.centre.tally.Ballots.field;
import static mx.openprep.centre.tally.Ballots.party;
import static mx.openprep.centre.tally.Ballots.votes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.election.ActaId;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.Casilla;
import mx.openprep.election.CasillaId;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CatdId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Location;
import mx.openprep.election.OptionId;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CoalitionViewsTest {
  private static final Ballot THREE =
      ballot(
          party("A"),
          party("B"),
          party("C"),
          party("SOLO"),
          combination("C_A_B_C", "C_A_B_C", "A", "B", "C"),
          combination("C_A_B", "C_A_B_C", "A", "B"),
          combination("C_A_C", "C_A_B_C", "A", "C"),
          combination("C_B_C", "C_A_B_C", "B", "C"));

  @Nested
  class ByParty {
    @Test
    void dividesTheExampleOfTheRule() {
      assertThat(parties(Map.of("A", 42, "B", 47, "C", 50, "C_A_B_C", 148)))
          .containsEntry(field("A"), 91L)
          .containsEntry(field("B"), 96L)
          .containsEntry(field("C"), 100L);
    }

    @Test
    void givesARemainderOfTwoToTheTwoStrongest() {
      assertThat(parties(Map.of("A", 42, "B", 47, "C", 50, "C_A_B_C", 149)))
          .containsEntry(field("A"), 91L)
          .containsEntry(field("B"), 97L)
          .containsEntry(field("C"), 100L);
    }

    @Test
    void decidesTiesByBallotOrder() {
      assertThat(parties(Map.of("A", 10, "B", 10, "C", 10, "C_A_B_C", 5)))
          .containsEntry(field("A"), 12L)
          .containsEntry(field("B"), 12L)
          .containsEntry(field("C"), 11L);
    }

    @Test
    void dividesEachCombinationByOwnVotesAndNotByWhatAnotherBrought() {
      // A has fewer own votes than C, whatever the combination of all three gives it.
      assertThat(parties(Map.of("A", 1, "B", 0, "C", 2, "C_A_B_C", 300, "C_A_C", 1)))
          .containsEntry(field("A"), 101L)
          .containsEntry(field("B"), 100L)
          .containsEntry(field("C"), 103L);
    }

    @Test
    void givesAPartyAloneNothingOfACoalition() {
      assertThat(parties(Map.of("SOLO", 7, "C_A_B", 3)))
          .containsEntry(field("SOLO"), 7L)
          .containsEntry(field("A"), 2L)
          .containsEntry(field("B"), 1L)
          .containsEntry(field("C"), 0L);
    }

    @Test
    void leavesACombinationWithoutVotesAlone() {
      assertThat(parties(Map.of("A", 4)))
          .containsExactly(
              Map.entry(field("A"), 4L),
              Map.entry(field("B"), 0L),
              Map.entry(field("C"), 0L),
              Map.entry(field("SOLO"), 0L),
              Map.entry(FieldId.NO_REGISTRADAS, 0L),
              Map.entry(FieldId.NULOS, 0L));
    }

    private static Map<FieldId, Long> parties(Map<String, Integer> boxes) {
      return CoalitionViews.byParty(THREE, votes(THREE, boxes));
    }
  }

  @Nested
  class ByCandidature {
    @Test
    void addsMembersAndEveryCombination() {
      Map<String, Integer> boxes =
          Map.of("A", 1, "B", 2, "C", 4, "SOLO", 8, "C_A_B_C", 16, "C_A_C", 32, "NULOS", 64);

      assertThat(CoalitionViews.byCandidature(THREE, votes(THREE, boxes)))
          .containsExactly(
              Map.entry(field("C_A_B_C"), 55L),
              Map.entry(field("SOLO"), 8L),
              Map.entry(FieldId.NO_REGISTRADAS, 0L),
              Map.entry(FieldId.NULOS, 64L));
    }

    @Test
    void partiesStandAloneWhereTheirCoalitionDoesNotCompete() {
      Ballot without = ballot(party("A"), party("B"));

      assertThat(CoalitionViews.byCandidature(without, votes(without, Map.of("A", 3, "B", 5))))
          .containsEntry(field("A"), 3L)
          .containsEntry(field("B"), 5L)
          .doesNotContainKey(field("C_A_B_C"));
    }

    @Test
    void twoCoalitionsOfOneBallotStayApart() {
      Ballot two =
          ballot(
              party("A"),
              party("B"),
              party("C"),
              party("D"),
              combination("C_A_B", "C_A_B", "A", "B"),
              combination("C_C_D", "C_C_D", "C", "D"));

      assertThat(
              CoalitionViews.byCandidature(
                  two, votes(two, Map.of("A", 1, "C_A_B", 2, "D", 3, "C_C_D", 4))))
          .containsEntry(field("C_A_B"), 3L)
          .containsEntry(field("C_C_D"), 7L);
    }

    @Test
    void aCommonCandidacyTakesTheVotesOfItsParties() {
      Ballot common =
          ballot(
              party("A"),
              party("B"),
              new BallotOption.CommonCandidacy(
                  new OptionId("CC_A_B"), "A-B", List.of(new OptionId("A"), new OptionId("B"))));

      assertThat(CoalitionViews.byCandidature(common, votes(common, Map.of("A", 1, "CC_A_B", 10))))
          .containsEntry(field("CC_A_B"), 11L)
          .doesNotContainKey(field("A"));
    }
  }

  @Nested
  class OverTerritories {
    private static final TerritoryId FIRST = new TerritoryId(TerritoryKind.DISTRICT, "001");
    private static final TerritoryId SECOND = new TerritoryId(TerritoryKind.DISTRICT, "002");

    @Test
    void aCombinationThatIsNotOnABallotChangesNothingThere() {
      ElectionTally tally =
          tally(
              row("a1", FIRST, Map.of("A", 42, "B", 47, "C", 50, "C_A_B_C", 148)),
              row("a2", SECOND, Map.of("A", 5, "B", 6, "C", 7)));

      assertThat(parties(tally, SECOND))
          .containsExactly(
              Map.entry(field("A"), 5L),
              Map.entry(field("B"), 6L),
              Map.entry(field("C"), 7L),
              Map.entry(FieldId.NO_REGISTRADAS, 0L),
              Map.entry(FieldId.NULOS, 0L));
      assertThat(tally.majorityViews().byParty())
          .containsEntry(field("A"), 96L)
          .containsEntry(field("B"), 102L)
          .containsEntry(field("C"), 107L);
    }

    @Test
    void dividingIsDoneOverTheTerritoryAndNotPerActa() {
      // Acta by acta, each vote of the combination would be a remainder and go to A.
      ElectionTally tally =
          tally(
              row("a1", FIRST, Map.of("A", 3, "B", 2, "C", 1, "C_A_B_C", 1)),
              row("a2", FIRST, Map.of("A", 3, "B", 2, "C", 1, "C_A_B_C", 1)),
              row("a3", FIRST, Map.of("A", 3, "B", 2, "C", 1, "C_A_B_C", 1)));

      assertThat(parties(tally, FIRST))
          .containsEntry(field("A"), 10L)
          .containsEntry(field("B"), 7L)
          .containsEntry(field("C"), 4L);
    }

    private static Map<FieldId, Long> parties(ElectionTally tally, TerritoryId territory) {
      return Objects.requireNonNull(tally.territories().get(territory)).views().byParty();
    }

    private static ElectionTally tally(ActaRow... rows) {
      return ElectionTally.of(
          Ballots.election(TerritoryKind.DISTRICT, THREE.options()),
          List.of(FIRST, SECOND),
          id ->
              new Ballot(
                  Ballots.CODE,
                  id,
                  id.equals(FIRST) ? THREE.options() : List.of(party("A"), party("B"), party("C"))),
          List.of(rows));
    }

    private static ActaRow row(String id, TerritoryId district, Map<String, Integer> boxes) {
      Casilla casilla =
          new Casilla(
              new CasillaId(id),
              CasillaKey.parse("140001B0100"),
              Optional.of(district),
              Optional.empty(),
              Location.URBAN,
              Optional.of(750),
              new CatdId("CATD-001"));
      ExpectedActa acta =
          new ExpectedActa(new ActaId(id), Ballots.CODE, casilla, Ballots.MAJORITY, 20);
      int total = boxes.values().stream().mapToInt(Integer::intValue).sum();
      return new ActaRow(
          acta.id(),
          Ballots.CODE,
          Optional.of(acta),
          new CountingDecision(Contabilizada.COUNTED, List.of(), total),
          Ballots.fields(boxes),
          Optional.empty());
    }
  }
}
