package mx.openprep.centre.cut.json;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Figures;
import mx.openprep.centre.tally.HeaderFigure;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each cut said, one after the other. A file holds an hour, so that a cut late in the night
 * writes no more than one early in it.
 */
final class SeriesJson {
  private static final JsonMapper JSON = new JsonMapper();

  private SeriesJson() {}

  /** The hour of this cut: what the hour had so far, and this cut. */
  static byte[] hour(Cut cut, PublishedFiles published) {
    return JsonFile.render(json -> {
      json.writeStringProperty("tipoArchivo", FileKind.SERIES_HOUR.id());
      json.writeStringProperty(
          "hora",
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              cut.madeAt().truncatedTo(ChronoUnit.HOURS)));
      json.writeArrayPropertyStart("cortes");
      published
          .before(Paths.seriesHour(cut.madeAt()))
          .ifPresent(before -> {
            for (JsonNode earlier : JSON.readTree(before).path("cortes")) {
              json.writeRawValue(JSON.writeValueAsString(earlier));
            }
          });
      json.writeStartObject();
      cut(json, cut);
      json.writeEndObject();
      json.writeEndArray();
    });
  }

  /** {@code serie.json}: where the hours are. */
  static byte[] hours(PublishedFiles published) {
    return JsonFile.render(json -> {
      json.writeStringProperty("tipoArchivo", FileKind.SERIES.id());
      json.writeArrayPropertyStart("horas");
      published
          .below(Paths.SERIES_FOLDER)
          .forEach((path, file) -> {
            if (path.endsWith(".json")) {
              json.writeStartObject();
              json.writeStringProperty(
                  "hora",
                  path.substring(
                      Paths.SERIES_FOLDER.length() + 1, path.length() - ".json".length()));
              json.writeStringProperty("ruta", file.address());
              json.writeNumberProperty("bytes", file.size());
              json.writeEndObject();
            }
          });
      json.writeEndArray();
    });
  }

  private static void cut(JsonGenerator json, Cut cut) {
    json.writeNumberProperty("corte", cut.number());
    json.writeStringProperty("tipo", cut.kind().published());
    json.writeStringProperty("hora", ProgressJson.time(cut.madeAt()));
    json.writeArrayPropertyStart("elecciones");
    for (ElectionTally tally : cut.tallies()) {
      Figures figures = tally.total().figures();
      json.writeStartObject();
      json.writeStringProperty("eleccion", tally.election().code().value());
      json.writeNumberProperty("actasCapturadas", figures.captured());
      json.writeNumberProperty("actasContabilizadas", figures.counted());
      json.writeStringProperty(
          "porcentajeParticipacionCiudadana",
          HeaderFigure.PORCENTAJE_PARTICIPACION_CIUDADANA.of(figures, cut.kind().participation()));
      json.writeObjectPropertyStart("votosPorCandidatura");
      tally
          .majorityViews()
          .byCandidature()
          .forEach((field, votes) -> json.writeNumberProperty(field.value(), votes.longValue()));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
