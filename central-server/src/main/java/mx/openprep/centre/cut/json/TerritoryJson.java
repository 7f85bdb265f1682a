package mx.openprep.centre.cut.json;

import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.FieldId;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import tools.jackson.core.JsonGenerator;

/** A district or municipality, and its sections in a line each. */
final class TerritoryJson {
  private TerritoryJson() {}

  static byte[] render(ElectionCut one, TerritoryTally territory, PublishedFiles published) {
    return JsonFile.render(json -> {
      one.heading(json, FileKind.TERRITORY);
      json.writeStringProperty("tipo", Paths.kind(territory.territory().kind()));
      json.writeStringProperty("id", territory.territory().number());
      json.writeStringProperty("nombre", one.frame().name(territory.territory()));
      FiguresJson.header(json, "figuras", one.cut(), territory.tally().figures());
      FiguresJson.participation(json, one.cut(), territory.tally().figures());
      FiguresJson.missing(json, one.cut(), territory.tally());
      VotesJson.byCandidature(
          json, one.frame(), territory.views().byCandidature(), Optional.of(territory.territory()));
      if (!one.isDividedByState()) {
        VotesJson.byParty(json, one.frame(), territory.views());
      }
      VotesJson.byBox(json, one.frame(), territory.ballot(), territory.tally().votes());
      if (!one.isDividedByState()) {
        new DivisionJson(one).divided(json, territory.ballot(), territory.tally().votes());
      }
      json.writeArrayPropertyStart("secciones");
      for (SectionTally section : territory.sections().values()) {
        json.writeStartObject();
        json.writeStringProperty("seccion", section.section());
        FiguresJson.line(json, section.tally().figures());
        json.writeStringProperty(
            "ruta", published.of(Paths.section(one.tally(), territory, section)).address());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /** What the list of the state says of each. */
  static void line(
      JsonGenerator json, ElectionCut one, TerritoryTally territory, PublishedFiles published) {
    json.writeStartObject();
    json.writeStringProperty("id", territory.territory().number());
    json.writeStringProperty("nombre", one.frame().name(territory.territory()));
    FiguresJson.line(json, territory.tally().figures());
    leader(territory).ifPresent(leader -> json.writeStringProperty("primerLugar", leader.value()));
    json.writeStringProperty(
        "ruta", published.of(Paths.territory(one.tally(), territory)).address());
    json.writeEndObject();
  }

  /** The candidature with most votes; nobody leads while two have as many. */
  private static Optional<FieldId> leader(TerritoryTally territory) {
    long most =
        territory.views().byCandidature().entrySet().stream()
            .filter(e -> ElectionFrame.isCandidature(e.getKey()))
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(0);
    var first =
        territory.views().byCandidature().entrySet().stream()
            .filter(e -> ElectionFrame.isCandidature(e.getKey()))
            .filter(e -> e.getValue() == most && most > 0)
            .map(Map.Entry::getKey)
            .toList();
    return first.size() == 1 ? Optional.of(first.getFirst()) : Optional.empty();
  }
}
