package mx.openprep.centre.cut.json;

import java.util.ArrayList;
import java.util.List;
import mx.openprep.acta.Contabilizada;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import tools.jackson.core.JsonGenerator;

/**
 * {@code no-contabilizadas.json}: what is missing from the votes. Actas that are captured and not
 * counted one by one, those not captured yet by territory.
 */
final class NotCountedJson {
  private NotCountedJson() {}

  static byte[] render(ElectionCut one, PublishedFiles published) {
    return JsonFile.render(json -> {
      one.heading(json, FileKind.NOT_COUNTED);
      json.writeNumberProperty("actasNoContabilizadas", one.tally().total().figures().notCounted());
      FiguresJson.missing(json, one.cut(), one.tally().total());
      json.writeArrayPropertyStart("territorios");
      one.tally().territories().values().forEach(t -> territory(json, one, t, published));
      json.writeEndArray();
      new ActaLines(one, published).write(json, notCounted(one));
    });
  }

  private static void territory(
      JsonGenerator json, ElectionCut one, TerritoryTally territory, PublishedFiles published) {
    json.writeStartObject();
    json.writeStringProperty("id", territory.territory().number());
    json.writeStringProperty("nombre", one.frame().name(territory.territory()));
    json.writeNumberProperty("actasNoContabilizadas", territory.tally().figures().notCounted());
    FiguresJson.missingInBrief(json, one.cut(), territory.tally());
    json.writeStringProperty(
        "ruta", published.of(Paths.territory(one.tally(), territory)).address());
    json.writeEndObject();
  }

  private static List<ActaLines.Placed> notCounted(ElectionCut one) {
    List<ActaLines.Placed> found = new ArrayList<>();
    add(found, one.tally().outside().rows(), Paths.outside(one.tally()));
    for (TerritoryTally territory : one.tally().territories().values()) {
      for (SectionTally section : territory.sections().values()) {
        if (section.tally().figures().notCounted() > 0) {
          add(found, section.rows(), Paths.section(one.tally(), territory, section));
        }
      }
    }
    add(found, one.tally().proportional().rows(), Paths.proportional(one.tally()));
    return found;
  }

  private static void add(List<ActaLines.Placed> found, List<ActaRow> rows, String path) {
    for (ActaRow row : rows) {
      if (row.decision().contabilizada() == Contabilizada.NOT_COUNTED) {
        found.add(new ActaLines.Placed(row, path));
      }
    }
  }
}
