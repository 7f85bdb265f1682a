package mx.openprep.centre.cut.json;

import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.election.Casilla;
import mx.openprep.election.ExpectedActa;
import tools.jackson.core.JsonGenerator;

/** Lists that say of each acta where it stands whole. */
final class ActaLines {
  private final ElectionCut one;
  private final PublishedFiles published;

  ActaLines(ElectionCut one, PublishedFiles published) {
    this.one = one;
    this.published = published;
  }

  /** An acta and the path of the file it stands in. */
  record Placed(ActaRow row, String path) {}

  void write(JsonGenerator json, Iterable<Placed> actas) {
    json.writeArrayPropertyStart("actas");
    for (Placed acta : actas) {
      json.writeStartObject();
      line(json, acta);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void line(JsonGenerator json, Placed acta) {
    ActaRow row = acta.row();
    json.writeStringProperty("id", row.id().value());
    row.expected().ifPresent(expected -> place(json, expected));
    ActasJson.decision(json, one.cut(), row);
    json.writeNumberProperty("totalVotos", row.decision().total());
    json.writeStringProperty(
        "ruta", published.of(acta.path()).address() + "#" + ActasJson.fragment(row));
  }

  private void place(JsonGenerator json, ExpectedActa acta) {
    Casilla casilla = acta.casilla();
    json.writeStringProperty("claveActa", acta.key());
    json.writeStringProperty("casilla", casilla.key().displayName());
    casilla
        .territory(one.tally().division())
        .ifPresent(territory -> json.writeStringProperty("territorio", territory.number()));
    json.writeStringProperty("seccion", casilla.key().section());
  }
}
