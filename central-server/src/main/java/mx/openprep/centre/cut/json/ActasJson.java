package mx.openprep.centre.cut.json;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.Observation;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.Provenance;
import mx.openprep.election.Casilla;
import mx.openprep.election.CasillaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Principle;
import mx.openprep.election.TerritoryId;
import tools.jackson.core.JsonGenerator;

/** Actas with everything that is published of them, under their casillas. */
final class ActasJson {
  private final Cut cut;
  private final ElectionFrame frame;
  private final ZoneId zone;

  ActasJson(ElectionCut one) {
    this.cut = one.cut();
    this.frame = one.frame();
    this.zone = cut.election().process().zone();
  }

  /** What follows {@code #} in the address of an acta: stable from the catalogue to the archive. */
  static String fragment(ActaRow row) {
    return "acta-" + row.id();
  }

  /** Casillas in the order of their first acta. */
  void casillas(JsonGenerator json, List<ActaRow> rows) {
    SequencedMap<CasillaId, List<ActaRow>> casillas = new LinkedHashMap<>();
    for (ActaRow row : rows) {
      row.expected()
          .ifPresent(acta ->
              casillas.computeIfAbsent(acta.casilla().id(), _ -> new ArrayList<>()).add(row));
    }
    json.writeArrayPropertyStart("casillas");
    casillas
        .values()
        .forEach(actas -> {
          json.writeStartObject();
          casilla(json, actas.getFirst().expected().orElseThrow().casilla());
          actas(json, actas);
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  void actas(JsonGenerator json, List<ActaRow> rows) {
    json.writeArrayPropertyStart("actas");
    for (ActaRow row : rows) {
      json.writeStartObject();
      acta(json, row);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void casilla(JsonGenerator json, Casilla casilla) {
    json.writeStringProperty("fragmento", "casilla-" + casilla.id());
    json.writeStringProperty("id", casilla.id().value());
    json.writeStringProperty("claveCasilla", casilla.key().toString());
    json.writeStringProperty("nombre", casilla.key().displayName());
    json.writeStringProperty("tipoCasilla", String.valueOf(casilla.type().letter()));
    territory(json, "distrito", casilla.district());
    territory(json, "municipio", casilla.municipality());
    json.writeStringProperty("seccion", casilla.key().section());
    json.writeNumberProperty("ubicacion", casilla.location().number());
    casilla.listaNominal().ifPresent(lista -> json.writeNumberProperty("listaNominal", lista));
  }

  private static void territory(JsonGenerator json, String name, Optional<TerritoryId> territory) {
    territory.ifPresent(t -> json.writeStringProperty(name, t.number()));
  }

  private void acta(JsonGenerator json, ActaRow row) {
    json.writeStringProperty("fragmento", fragment(row));
    json.writeStringProperty("id", row.id().value());
    row.expected()
        .ifPresent(acta -> {
          json.writeStringProperty("claveActa", acta.key());
          json.writeStringProperty("tipoActa", acta.type().code());
          json.writeStringProperty("principio", principle(acta.type().principle()));
          json.writeNumberProperty("representantes", acta.representatives());
        });
    decision(json, cut, row);
    if (row.decision().contabilizada() != Contabilizada.NOT_CAPTURED) {
      row.expected().ifPresent(_ -> json.writeNumberProperty("totalVotos", row.decision().total()));
    }
    row.expected().filter(_ -> !row.fields().isEmpty()).ifPresent(e -> fields(json, e, row));
    row.provenance().ifPresent(provenance -> provenance(json, provenance));
  }

  /** Whether the votes are added, and why not. */
  static void decision(JsonGenerator json, Cut cut, ActaRow row) {
    json.writeStringProperty("contabilizada", row.decision().contabilizada().sign());
    json.writeArrayPropertyStart("observaciones");
    row.decision().observations().stream().map(Observation::name).forEach(json::writeString);
    json.writeEndArray();
    json.writeStringProperty("texto", row.decision().observationText(cut.texts()));
  }

  private static String principle(Principle principle) {
    return switch (principle) {
      case MAJORITY -> "MR";
      case PROPORTIONAL -> "RP";
    };
  }

  /** As on the paper: a number, or the word that stands instead of one. */
  private void fields(JsonGenerator json, ExpectedActa expected, ActaRow row) {
    json.writeObjectPropertyStart("campos");
    for (FieldName field : frame.captured(expected)) {
      json.writeName(field.key());
      FieldValue value = row.fields().getOrDefault(field.id(), FieldValue.Mark.BLANK);
      if (value instanceof FieldValue.Votes(int count)) {
        json.writeNumber(count);
      } else {
        json.writeString(cut.text(value));
      }
    }
    json.writeEndObject();
  }

  private void provenance(JsonGenerator json, Provenance provenance) {
    json.writeObjectPropertyStart("imagen");
    json.writeStringProperty("ruta", Paths.image(provenance.image()));
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
