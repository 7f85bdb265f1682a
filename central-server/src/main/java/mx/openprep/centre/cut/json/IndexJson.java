package mx.openprep.centre.cut.json;

import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.TerritoryTally;

/** {@code indice.json}: what there is in a cut and where. */
final class IndexJson {
  private IndexJson() {}

  static byte[] render(Cut cut) {
    return JsonFile.render(json -> {
      ProgressJson.heading(json, cut);
      cut.election()
          .process()
          .notice()
          .ifPresent(notice -> json.writeStringProperty("nota", notice.strip()));
      json.writeStringProperty("paqueteElectoral", cut.election().hash().hex());
      json.writeArrayPropertyStart("elecciones");
      for (ElectionTally tally : cut.tallies()) {
        json.writeStartObject();
        json.writeStringProperty("eleccion", tally.election().code().value());
        json.writeStringProperty("nombreEleccion", tally.election().name());
        json.writeStringProperty("carpeta", Cut.folder(tally.election()));
        json.writeStringProperty("division", Paths.kind(tally.division()));
        json.writeArrayPropertyStart("bases");
        json.writeString(cut.databaseFile(tally.election()));
        json.writeString(cut.candidaciesFile(tally.election()));
        json.writeEndArray();
        json.writeArrayPropertyStart("territorios");
        for (TerritoryTally territory : tally.territories().values()) {
          json.writeStartObject();
          json.writeStringProperty("id", territory.territory().number());
          json.writeStringProperty(
              "nombre", cut.election().territory(territory.territory()).name());
          json.writeStringProperty("ruta", Paths.territory(tally, territory));
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }
}
