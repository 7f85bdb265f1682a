package mx.openprep.centre.cut.json;

import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.FieldId;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.Figures;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import tools.jackson.core.JsonGenerator;

/** A district or municipality, and its sections in a line each. */
final class TerritoryJson {
  private TerritoryJson() {}

  static byte[] render(TallyJson shared, TerritoryTally territory) {
    return JsonFile.render(json -> {
      shared.heading(json);
      json.writeStringProperty("ambito", Paths.kind(territory.territory().kind()));
      json.writeStringProperty("id", territory.territory().number());
      json.writeStringProperty("nombre", name(shared, territory));
      shared.figures(json, "figuras", territory.tally());
      shared.missing(json, territory.tally());
      shared.views(json, territory.views(), shared.candidatesOf(territory.territory()));
      json.writeArrayPropertyStart("secciones");
      for (SectionTally section : territory.sections().values()) {
        json.writeStartObject();
        json.writeStringProperty("seccion", section.section());
        counts(json, section.tally().figures());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /** What a list of territories says of each. */
  static void line(JsonGenerator json, TallyJson shared, TerritoryTally territory) {
    json.writeStringProperty("id", territory.territory().number());
    json.writeStringProperty("nombre", name(shared, territory));
    counts(json, territory.tally().figures());
    leader(territory).ifPresent(leader -> json.writeStringProperty("primerLugar", leader.value()));
  }

  private static String name(TallyJson shared, TerritoryTally territory) {
    return shared.cut().election().territory(territory.territory()).name();
  }

  private static void counts(JsonGenerator json, Figures figures) {
    json.writeNumberProperty("actasEsperadas", figures.expected());
    json.writeNumberProperty("actasCapturadas", figures.captured());
    json.writeNumberProperty("actasContabilizadas", figures.counted());
    json.writeNumberProperty("votos", figures.votes());
  }

  /** The candidature with most votes; nobody leads while two have as many. */
  private static Optional<FieldId> leader(TerritoryTally territory) {
    long most =
        territory.views().byCandidature().entrySet().stream()
            .filter(TerritoryJson::isCandidature)
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(0);
    var first =
        territory.views().byCandidature().entrySet().stream()
            .filter(TerritoryJson::isCandidature)
            .filter(e -> e.getValue() == most && most > 0)
            .map(Map.Entry::getKey)
            .toList();
    return first.size() == 1 ? Optional.of(first.getFirst()) : Optional.empty();
  }

  private static boolean isCandidature(Map.Entry<FieldId, Long> entry) {
    return !entry.getKey().equals(FieldId.NULOS) && !entry.getKey().equals(FieldId.NO_REGISTRADAS);
  }
}
