package mx.openprep.centre.cut.json;

import java.util.Optional;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;

/** A section: its casillas with their actas. */
final class SectionJson {
  private SectionJson() {}

  static byte[] render(ElectionCut one, TerritoryTally territory, SectionTally section) {
    return JsonFile.render(json -> {
      one.heading(json, FileKind.SECTION);
      json.writeObjectPropertyStart("territorio");
      json.writeStringProperty("tipo", Paths.kind(territory.territory().kind()));
      json.writeStringProperty("id", territory.territory().number());
      json.writeStringProperty("nombre", one.frame().name(territory.territory()));
      json.writeEndObject();
      json.writeStringProperty("seccion", section.section());
      FiguresJson.header(json, "figuras", one.cut(), section.tally().figures());
      FiguresJson.missing(json, one.cut(), section.tally());
      VotesJson.byCandidature(
          json, one.frame(), section.byCandidature(), Optional.of(territory.territory()));
      VotesJson.byBox(json, one.frame(), territory.ballot(), section.tally().votes());
      new ActasJson(one).casillas(json, section.rows());
    });
  }
}
