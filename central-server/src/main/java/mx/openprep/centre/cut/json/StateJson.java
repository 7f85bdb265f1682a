package mx.openprep.centre.cut.json;

import java.util.Optional;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;

/** {@code estado.json}: an election in the whole state, and its territories in a line each. */
final class StateJson {
  private StateJson() {}

  static byte[] render(TallyJson shared) {
    ElectionTally tally = shared.tally();
    Optional<TerritoryId> state =
        tally.election().level() == TerritoryKind.STATE
            ? Optional.of(shared.cut().election().process().state())
            : Optional.empty();
    return JsonFile.render(json -> {
      shared.heading(json);
      json.writeStringProperty("ambito", "entidad");
      json.writeStringProperty("nombre", shared.cut().election().process().entityName());
      shared.figures(json, "figuras", tally.total());
      shared.missing(json, tally.total());
      shared.figures(json, "figurasMayoria", tally.majority());
      shared.views(json, tally.majorityViews(), state);
      json.writeBooleanProperty(
          "tieneRepresentacionProporcional", !tally.proportional().rows().isEmpty());
      json.writeBooleanProperty("tieneFueraDeTerritorio", !tally.outside().rows().isEmpty());
      json.writeStringProperty("division", Paths.kind(tally.division()));
      json.writeArrayPropertyStart("territorios");
      for (TerritoryTally territory : tally.territories().values()) {
        json.writeStartObject();
        TerritoryJson.line(json, shared, territory);
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }
}
