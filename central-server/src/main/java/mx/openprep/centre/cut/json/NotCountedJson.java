package mx.openprep.centre.cut.json;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.Observation;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.GroupTally;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import tools.jackson.core.JsonGenerator;

/**
 * {@code no-contabilizadas.json}: what is missing from the votes. Actas that are captured and not
 * counted one by one, those not captured yet by territory.
 */
final class NotCountedJson {
  private final ElectionCut one;
  private final PublishedFiles published;

  private NotCountedJson(ElectionCut one, PublishedFiles published) {
    this.one = one;
    this.published = published;
  }

  static byte[] render(ElectionCut one, PublishedFiles published) {
    return JsonFile.render(json -> {
      one.heading(json, FileKind.NOT_COUNTED);
      json.writeNumberProperty("actasNoContabilizadas", one.tally().total().figures().notCounted());
      FiguresJson.missing(json, one.cut(), one.tally().total());
      json.writeArrayPropertyStart("territorios");
      one.tally().territories().values().forEach(t -> territory(json, one, t, published));
      json.writeEndArray();
      municipalities(json, one);
      json.writeArrayPropertyStart("archivos");
      new NotCountedJson(one, published).files(json);
      json.writeEndArray();
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

  /** Packages are delivered at municipalities, whatever territories the election has. */
  private static void municipalities(JsonGenerator json, ElectionCut one) {
    if (one.frame().division() == TerritoryKind.MUNICIPALITY) {
      return;
    }
    SortedMap<TerritoryId, List<ActaRow>> rows = new TreeMap<>();
    rows(one.tally())
        .forEach(row ->
            row.expected()
                .flatMap(acta -> acta.casilla().municipality())
                .ifPresent(municipality ->
                    rows.computeIfAbsent(municipality, _ -> new ArrayList<>()).add(row)));
    json.writeArrayPropertyStart("municipios");
    rows.forEach((municipality, actas) -> {
      json.writeStartObject();
      json.writeStringProperty("id", municipality.number());
      json.writeStringProperty("nombre", one.frame().name(municipality));
      json.writeNumberProperty("actasEsperadas", actas.size());
      json.writeNumberProperty("actasPorCapturar", count(actas, Contabilizada.NOT_CAPTURED));
      json.writeNumberProperty("actasNoContabilizadas", count(actas, Contabilizada.NOT_COUNTED));
      json.writeEndObject();
    });
    json.writeEndArray();
  }

  private static Stream<ActaRow> rows(ElectionTally tally) {
    return Stream.concat(
        tally.territories().values().stream()
            .flatMap(territory -> territory.sections().values().stream())
            .flatMap(section -> section.rows().stream()),
        tally.proportional().rows().stream());
  }

  private static long count(List<ActaRow> rows, Contabilizada sign) {
    return rows.stream().filter(row -> row.decision().contabilizada() == sign).count();
  }

  /** By the file in which the actas stand whole: the list may be long, so its lines are short. */
  private void files(JsonGenerator json) {
    file(json, one.tally().outside(), Paths.outside(one.tally()));
    for (TerritoryTally territory : one.tally().territories().values()) {
      for (SectionTally section : territory.sections().values()) {
        if (section.tally().figures().notCounted() > 0) {
          start(json, Paths.section(one.tally(), territory, section));
          json.writeStringProperty("territorio", territory.territory().number());
          json.writeStringProperty("seccion", section.section());
          actas(json, section.rows());
        }
      }
    }
    file(json, one.tally().proportional(), Paths.proportional(one.tally()));
  }

  private void file(JsonGenerator json, GroupTally group, String path) {
    if (group.tally().figures().notCounted() > 0) {
      start(json, path);
      actas(json, group.rows());
    }
  }

  private void start(JsonGenerator json, String path) {
    json.writeStartObject();
    json.writeStringProperty("ruta", published.of(path).address());
  }

  private static void actas(JsonGenerator json, List<ActaRow> rows) {
    json.writeArrayPropertyStart("actas");
    for (ActaRow row : rows) {
      if (row.decision().contabilizada() == Contabilizada.NOT_COUNTED) {
        json.writeStartObject();
        json.writeStringProperty("id", row.id().value());
        row.expected().ifPresent(acta -> json.writeStringProperty("claveActa", acta.key()));
        json.writeArrayPropertyStart("observaciones");
        row.decision().observations().stream().map(Observation::name).forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("totalVotos", row.decision().total());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
