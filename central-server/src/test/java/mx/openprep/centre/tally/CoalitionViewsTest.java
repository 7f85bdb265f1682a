package mx.openprep.centre.tally;

import static mx.openprep.centre.tally.Ballots.ballot;
import static mx.openprep.centre.tally.Ballots.combination;
import static mx.openprep.centre.tally.Ballots.field;
import static mx.openprep.centre.tally.Ballots.party;
import static mx.openprep.centre.tally.Ballots.votes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.OptionId;
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
}
