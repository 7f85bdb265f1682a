package mx.openprep.centre.cut.json;

import java.util.Optional;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.election.ElectoralProcess;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import tools.jackson.core.JsonGenerator;

/** {@code estado.json}: an election in the whole state, and its territories in a line each. */
final class StateJson {
  private StateJson() {}

  static byte[] render(ElectionCut one, PublishedFiles published) {
    ElectionTally tally = one.tally();
    ElectoralProcess process = one.cut().election().process();
    return JsonFile.render(json -> {
      one.heading(json, FileKind.STATE);
      json.writeStringProperty("tipo", Paths.kind(TerritoryKind.STATE));
      json.writeStringProperty("id", process.entityNumber());
      json.writeStringProperty("nombre", process.entityName());
      FiguresJson.header(json, "figuras", one.cut(), tally.total().figures());
      FiguresJson.participation(json, one.cut(), tally.total().figures());
      FiguresJson.missing(json, one.cut(), tally.total());
      FiguresJson.header(json, "figurasMayoria", one.cut(), tally.majority().figures());
      new LocationsJson(one).write(json);
      Optional<TerritoryId> standing =
          tally.election().level() == TerritoryKind.STATE
              ? Optional.of(process.state())
              : Optional.empty();
      VotesJson.byCandidature(json, one.frame(), tally.majorityViews().byCandidature(), standing);
      VotesJson.byParty(json, one.frame(), tally.majorityViews());
      VotesJson.byBox(json, one.frame(), one.frame().wholeBallot(), tally.majority().votes());
      division(json, one);
      json.writeStringProperty("division", Paths.kind(tally.division()));
      json.writeArrayPropertyStart("territorios");
      for (TerritoryTally territory : tally.territories().values()) {
        TerritoryJson.line(json, one, territory, published);
      }
      json.writeEndArray();
    });
  }

  private static void division(JsonGenerator json, ElectionCut one) {
    DivisionJson division = new DivisionJson(one);
    if (one.isDividedByState()) {
      division.divided(json, one.frame().wholeBallot(), one.tally().majority().votes());
    } else {
      division.sum(json);
    }
  }
}
