package mx.openprep.centre.cut.json;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.GroupTally;
import mx.openprep.centre.tally.Provenance;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.Tally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.centre.tally.Views;
import mx.openprep.election.Casilla;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;
import tools.jackson.core.JsonGenerator;

/** Casillas acta by acta: of a section, or of a group that counts for the state alone. */
final class ActasJson {
  private final TallyJson shared;
  private final ZoneId zone;

  private ActasJson(TallyJson shared) {
    this.shared = shared;
    this.zone = shared.cut().election().process().zone();
  }

  static byte[] render(TallyJson shared, TerritoryTally territory, SectionTally section) {
    return JsonFile.render(json -> {
      shared.heading(json);
      json.writeStringProperty("ambito", "seccion");
      json.writeStringProperty("territorio", territory.territory().number());
      json.writeStringProperty("seccion", section.section());
      new ActasJson(shared)
          .body(
              json,
              section.tally(),
              section.views(),
              shared.candidatesOf(territory.territory()),
              section.rows());
    });
  }

  static byte[] render(TallyJson shared, GroupTally group) {
    return JsonFile.render(json -> {
      shared.heading(json);
      json.writeStringProperty("ambito", "entidad");
      new ActasJson(shared)
          .body(json, group.tally(), group.views(), Optional.empty(), group.rows());
    });
  }

  private void body(
      JsonGenerator json,
      Tally tally,
      Views views,
      Optional<TerritoryId> candidates,
      List<ActaRow> rows) {
    shared.figures(json, "figuras", tally);
    shared.missing(json, tally);
    shared.views(json, views, candidates);
    json.writeArrayPropertyStart("actas");
    for (ActaRow row : rows) {
      json.writeStartObject();
      acta(json, row);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void acta(JsonGenerator json, ActaRow row) {
    json.writeStringProperty("id", row.id().value());
    row.expected().ifPresent(expected -> place(json, expected));
    json.writeStringProperty("contabilizada", row.decision().contabilizada().sign());
    json.writeStringProperty("observaciones", row.decision().observationText(shared.cut().texts()));
    if (row.decision().contabilizada() != Contabilizada.NOT_CAPTURED) {
      row.expected().ifPresent(_ -> json.writeNumberProperty("totalVotos", row.decision().total()));
    }
    row.expected().filter(_ -> !row.fields().isEmpty()).ifPresent(e -> fields(json, e, row));
    row.provenance().ifPresent(provenance -> provenance(json, provenance));
  }

  private static void place(JsonGenerator json, ExpectedActa expected) {
    Casilla casilla = expected.casilla();
    json.writeStringProperty("claveCasilla", casilla.key().toString());
    json.writeStringProperty("claveActa", expected.key());
    json.writeStringProperty("casilla", casilla.key().displayName());
    json.writeStringProperty("tipoCasilla", String.valueOf(casilla.type().letter()));
    json.writeStringProperty("tipoActa", expected.type().code());
    casilla.listaNominal().ifPresent(lista -> json.writeNumberProperty("listaNominal", lista));
  }

  /** As on the paper: a number, or the word that stands instead of one. */
  private void fields(JsonGenerator json, ExpectedActa expected, ActaRow row) {
    json.writeObjectPropertyStart("campos");
    for (FormField field : FormDefinition.of(shared.cut().election(), expected).keyed()) {
      FieldId id = field.id();
      FieldValue value = row.fields().getOrDefault(id, FieldValue.Mark.BLANK);
      if (value instanceof FieldValue.Votes(int count)) {
        json.writeNumberProperty(id.value(), count);
      } else {
        json.writeStringProperty(id.value(), shared.cut().text(value));
      }
    }
    json.writeEndObject();
  }

  private void provenance(JsonGenerator json, Provenance provenance) {
    json.writeObjectPropertyStart("imagen");
    json.writeStringProperty("ruta", "/" + Paths.image(provenance.image()));
    json.writeStringProperty("sha256", provenance.image().hex());
    json.writeEndObject();
    provenance.origin().ifPresent(o -> json.writeStringProperty("origen", o.name()));
    provenance.digitization().ifPresent(d -> json.writeStringProperty("digitalizacion", d.name()));
    provenance
        .document()
        .map(DocumentType::published)
        .ifPresent(d -> json.writeStringProperty("tipoDocumento", d));
    provenance.transferMechanism().ifPresent(m -> json.writeStringProperty("mecanismoTraslado", m));
    time(json, "acopio", provenance.acopio());
    time(json, "captura", provenance.captured());
    time(json, "verificacion", provenance.verified());
    json.writeBooleanProperty("cotejada", provenance.cotejada());
  }

  private void time(JsonGenerator json, String name, Optional<Instant> at) {
    at.ifPresent(instant ->
        json.writeStringProperty(
            name,
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone))));
  }
}
