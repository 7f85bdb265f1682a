package mx.openprep.centre.cut.json;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.Observation;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.Figures;
import mx.openprep.centre.tally.HeaderFigure;
import mx.openprep.centre.tally.Participation;
import mx.openprep.centre.tally.Tally;
import tools.jackson.core.JsonGenerator;

/** What is counted of a set of actas, and what is missing. */
final class FiguresJson {
  private static final Map<HeaderFigure, String> KEYS = keys();

  private FiguresJson() {}

  /** The 13 figures of a database file. */
  static void header(JsonGenerator json, String name, Cut cut, Figures figures) {
    json.writeObjectPropertyStart(name);
    KEYS.forEach((figure, key) -> {
      String value = figure.of(figures, cut.kind().participation());
      if (figure.isPercentage()) {
        json.writeStringProperty(key, value);
      } else {
        json.writeNumberProperty(key, Long.parseLong(value));
      }
    });
    json.writeEndObject();
  }

  /** How the percentage of participation comes about (DOMAIN §6), so that it can be checked. */
  static void participation(JsonGenerator json, Cut cut, Figures figures) {
    Participation rule = cut.kind().participation();
    HeaderFigure voted =
        switch (rule) {
          case WITHOUT_ESPECIALES -> HeaderFigure.TOTAL_VOTOS_S_CS;
          case WITH_ESPECIALES -> HeaderFigure.TOTAL_VOTOS_C_CS;
        };
    HeaderFigure lista = HeaderFigure.LISTA_NOMINAL_ACTAS_CONTABILIZADAS;
    json.writeObjectPropertyStart("participacion");
    json.writeStringProperty(
        "porcentaje", HeaderFigure.PORCENTAJE_PARTICIPACION_CIUDADANA.of(figures, rule));
    json.writeStringProperty("formula", key(voted) + " × 100 ÷ " + key(lista));
    json.writeNumberProperty("numerador", Long.parseLong(voted.of(figures, rule)));
    json.writeNumberProperty("denominador", Long.parseLong(lista.of(figures, rule)));
    json.writeNumberProperty("decimales", 4);
    json.writeStringProperty("ajuste", "TRUNCADO");
    json.writeEndObject();
  }

  /** Why actas of the whole are not in the votes: an entry a reason, most frequent first. */
  static void missing(JsonGenerator json, Cut cut, Tally of) {
    json.writeNumberProperty("actasPorCapturar", of.figures().pending());
    observations(json, cut, of, true);
  }

  /** The same, as short as can be. */
  static void missingInBrief(JsonGenerator json, Cut cut, Tally of) {
    json.writeNumberProperty("actasPorCapturar", of.figures().pending());
    observations(json, cut, of, false);
  }

  /** What a list says of each of its members. */
  static void line(JsonGenerator json, Figures figures) {
    json.writeNumberProperty("actasEsperadas", figures.expected());
    json.writeNumberProperty("actasCapturadas", figures.captured());
    json.writeNumberProperty("actasContabilizadas", figures.counted());
    json.writeNumberProperty("votos", figures.votes());
  }

  private static void observations(JsonGenerator json, Cut cut, Tally of, boolean inWords) {
    json.writeArrayPropertyStart("observaciones");
    of.observations().entrySet().stream()
        .sorted(
            Map.Entry.<Observation, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> {
          json.writeStartObject();
          json.writeStringProperty("observacion", e.getKey().name());
          if (inWords) {
            json.writeStringProperty("texto", e.getKey().text(cut.texts()));
            json.writeStringProperty("contabilizada", contabilizada(e.getKey()).sign());
          }
          json.writeNumberProperty("actas", e.getValue());
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  /** What an acta is whose highest observation this is (DOMAIN §5). */
  private static Contabilizada contabilizada(Observation observation) {
    return switch (observation) {
      case FUERA_DE_CATALOGO -> Contabilizada.FUERA_DE_CATALOGO;
      case PAQUETE_NO_ENTREGADO,
          CASILLA_NO_INSTALADA,
          PAQUETE_ENTREGADO_SIN_BOLSA,
          EXCEDE_LISTA_NOMINAL,
          TODOS_ILEGIBLES_O_SIN_DATO ->
          Contabilizada.NOT_COUNTED;
      case ALGUNO_ILEGIBLE_O_SIN_DATO -> Contabilizada.COUNTED;
    };
  }

  private static Map<HeaderFigure, String> keys() {
    Map<HeaderFigure, String> keys = new EnumMap<>(HeaderFigure.class);
    for (HeaderFigure figure : HeaderFigure.values()) {
      keys.put(figure, key(figure));
    }
    return keys;
  }

  private static String key(HeaderFigure figure) {
    return switch (figure) {
      case ACTAS_ESPERADAS -> "actasEsperadas";
      case ACTAS_REGISTRADAS -> "actasRegistradas";
      case ACTAS_FUERA_CATALOGO -> "actasFueraDeCatalogo";
      case ACTAS_CAPTURADAS -> "actasCapturadas";
      case PORCENTAJE_ACTAS_CAPTURADAS -> "porcentajeActasCapturadas";
      case ACTAS_CONTABILIZADAS -> "actasContabilizadas";
      case PORCENTAJE_ACTAS_CONTABILIZADAS -> "porcentajeActasContabilizadas";
      case PORCENTAJE_ACTAS_INCONSISTENCIAS -> "porcentajeActasInconsistencias";
      case ACTAS_NO_CONTABILIZADAS -> "actasNoContabilizadas";
      case LISTA_NOMINAL_ACTAS_CONTABILIZADAS -> "listaNominalActasContabilizadas";
      case TOTAL_VOTOS_C_CS -> "totalVotosConEspeciales";
      case TOTAL_VOTOS_S_CS -> "totalVotosSinEspeciales";
      case PORCENTAJE_PARTICIPACION_CIUDADANA -> "porcentajeParticipacionCiudadana";
    };
  }
}
