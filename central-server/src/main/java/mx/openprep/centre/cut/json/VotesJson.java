package mx.openprep.centre.cut.json;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToLongFunction;
import mx.openprep.acta.FieldId;
import mx.openprep.centre.tally.BoxVotes;
import mx.openprep.centre.tally.Percentage;
import mx.openprep.centre.tally.Views;
import mx.openprep.election.Ballot;
import mx.openprep.election.OptionId;
import mx.openprep.election.TerritoryId;
import tools.jackson.core.JsonGenerator;

/** Votes in the views there are of them. */
final class VotesJson {
  private VotesJson() {}

  /**
   * Votes by candidature.
   *
   * @param territory whose candidates are named
   */
  static void byCandidature(
      JsonGenerator json,
      ElectionFrame frame,
      SequencedMap<FieldId, Long> votes,
      Optional<TerritoryId> territory) {
    view(json, "votosPorCandidatura", frame, votes, territory);
  }

  /** Votes by party, where combinations are divided. */
  static void byParty(JsonGenerator json, ElectionFrame frame, Views views) {
    view(json, "votosPorPartido", frame, views.byParty(), Optional.empty());
  }

  /**
   * Votes as they stand in the boxes of the actas, nothing divided; {@code apariencia.json} names
   * them.
   */
  static void byBox(JsonGenerator json, ElectionFrame frame, Ballot ballot, BoxVotes votes) {
    byBox(json, frame, ballot, votes::of);
  }

  static void byBox(
      JsonGenerator json, ElectionFrame frame, Ballot ballot, ToLongFunction<FieldId> votes) {
    json.writeObjectPropertyStart("votosPorRecuadro");
    for (FieldName box : frame.boxes(ballot)) {
      json.writeName(box.key());
      json.writeNumber(votes.applyAsLong(box.id()));
    }
    json.writeEndObject();
  }

  static void parties(JsonGenerator json, String name, List<OptionId> parties) {
    json.writeArrayPropertyStart(name);
    parties.forEach(party -> json.writeString(party.value()));
    json.writeEndArray();
  }

  private static void view(
      JsonGenerator json,
      String name,
      ElectionFrame frame,
      SequencedMap<FieldId, Long> votes,
      Optional<TerritoryId> territory) {
    long all = votes.values().stream().mapToLong(Long::longValue).sum();
    json.writeArrayPropertyStart(name);
    votes.forEach((field, count) -> {
      json.writeStartObject();
      json.writeStringProperty("id", field.value());
      json.writeStringProperty("nombre", frame.name(field));
      territory
          .flatMap(t -> frame.candidate(field, t))
          .ifPresent(candidate -> json.writeStringProperty("candidatura", candidate));
      List<OptionId> parties = frame.parties(field);
      if (parties.size() > 1) {
        parties(json, "partidos", parties);
      }
      json.writeNumberProperty("votos", count.longValue());
      json.writeStringProperty("porcentaje", Percentage.of(count, all).toString());
      json.writeEndObject();
    });
    json.writeEndArray();
  }
}
