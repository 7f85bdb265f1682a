package mx.openprep.centre.cut.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import mx.openprep.acta.FieldId;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.BoxVotes;
import mx.openprep.centre.tally.CoalitionDivision;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.OptionId;
import tools.jackson.core.JsonGenerator;

/**
 * {@code reparto}: how the votes of each coalition come to its parties, step by step (DOMAIN §6):
 * own votes, each combination, share, remainder and to whom, result. Where the parts were divided
 * below, the sum of what they gave.
 */
final class DivisionJson {
  private final ElectionCut one;

  DivisionJson(ElectionCut one) {
    this.one = one;
  }

  /** What a combination gave to each member. */
  private record Given(
      BallotOption.Combination combination, SequencedMap<OptionId, Long> votes, long all) {
    static Given of(CoalitionDivision division) {
      SequencedMap<OptionId, Long> votes = new LinkedHashMap<>();
      division.combination().members().forEach(m -> votes.put(m, division.of(m)));
      return new Given(division.combination(), votes, division.votes());
    }

    Given plus(Given other) {
      SequencedMap<OptionId, Long> sum = new LinkedHashMap<>(votes);
      other.votes.forEach((member, more) -> sum.merge(member, more, Long::sum));
      return new Given(combination, sum, all + other.all);
    }
  }

  /** Divided here. */
  void divided(JsonGenerator json, Ballot ballot, BoxVotes votes) {
    SequencedMap<OptionId, CoalitionDivision> steps = new LinkedHashMap<>();
    SequencedMap<OptionId, Given> given = new LinkedHashMap<>();
    for (CoalitionDivision division : divisions(ballot, votes)) {
      steps.put(division.combination().id(), division);
      given.put(division.combination().id(), Given.of(division));
    }
    write(json, votes, given, steps);
  }

  /** Divided in the territories, and outside of them as one, and added up. */
  void sum(JsonGenerator json) {
    SequencedMap<OptionId, Given> given = new LinkedHashMap<>();
    List<CoalitionDivision> all =
        new ArrayList<>(
            divisions(one.frame().wholeBallot(), one.tally().outside().tally().votes()));
    one.tally()
        .territories()
        .values()
        .forEach(t -> all.addAll(divisions(t.ballot(), t.tally().votes())));
    all.forEach(
        division -> given.merge(division.combination().id(), Given.of(division), Given::plus));
    write(json, one.tally().majority().votes(), given, Map.of());
  }

  private static List<CoalitionDivision> divisions(Ballot ballot, BoxVotes votes) {
    List<CoalitionDivision> divisions = new ArrayList<>();
    for (BallotOption option : ballot.options()) {
      if (option instanceof BallotOption.Combination combination) {
        divisions.add(CoalitionDivision.of(combination, votes));
      }
    }
    return divisions;
  }

  private void write(
      JsonGenerator json,
      BoxVotes votes,
      SequencedMap<OptionId, Given> given,
      Map<OptionId, CoalitionDivision> steps) {
    SequencedMap<OptionId, List<Given>> coalitions = new LinkedHashMap<>();
    given
        .values()
        .forEach(g ->
            coalitions.computeIfAbsent(g.combination().coalition(), _ -> new ArrayList<>()).add(g));
    json.writeObjectPropertyStart("reparto");
    json.writeStringProperty("nivel", Paths.kind(one.tally().election().coalitionSplit()));
    json.writeArrayPropertyStart("coaliciones");
    coalitions.forEach(
        (coalition, combinations) -> coalition(json, coalition, votes, combinations, steps));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void coalition(
      JsonGenerator json,
      OptionId coalition,
      BoxVotes votes,
      List<Given> combinations,
      Map<OptionId, CoalitionDivision> steps) {
    SequencedMap<OptionId, Long> own = new LinkedHashMap<>();
    one.frame()
        .parties(FieldId.of(coalition))
        .forEach(party -> own.put(party, votes.of(FieldId.of(party))));
    SequencedMap<OptionId, Long> result = new LinkedHashMap<>(own);
    json.writeStartObject();
    json.writeStringProperty("id", coalition.value());
    byParty(json, "propios", own);
    json.writeArrayPropertyStart("combinaciones");
    for (Given given : combinations) {
      given.votes().forEach((party, more) -> result.merge(party, more, Long::sum));
      json.writeStartObject();
      json.writeStringProperty("id", given.combination().id().value());
      json.writeNumberProperty("votos", given.all());
      CoalitionDivision step = steps.get(given.combination().id());
      if (step != null) {
        json.writeNumberProperty("parteIgual", step.share());
        json.writeNumberProperty("sobrante", step.remainderTo().size());
        VotesJson.parties(json, "sobranteA", step.remainderTo());
      }
      byParty(json, "asignados", given.votes());
      json.writeEndObject();
    }
    json.writeEndArray();
    byParty(json, "resultado", result);
    json.writeEndObject();
  }

  private static void byParty(JsonGenerator json, String name, Map<OptionId, Long> votes) {
    json.writeObjectPropertyStart(name);
    votes.forEach((party, count) -> json.writeNumberProperty(party.value(), count.longValue()));
    json.writeEndObject();
  }
}
