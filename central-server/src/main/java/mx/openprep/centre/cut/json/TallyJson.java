package mx.openprep.centre.cut.json;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.Observation;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.CoalitionViews;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Figures;
import mx.openprep.centre.tally.HeaderFigure;
import mx.openprep.centre.tally.Percentage;
import mx.openprep.centre.tally.Tally;
import mx.openprep.centre.tally.Views;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.Candidacy;
import mx.openprep.election.OptionId;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The parts that the JSON files of an election share. */
final class TallyJson {
  private static final Map<HeaderFigure, String> FIGURES = figureNames();

  private final Cut cut;
  private final ElectionTally tally;
  private final Map<FieldId, String> names = new HashMap<>();
  private final SequencedMap<FieldId, List<OptionId>> parties = new LinkedHashMap<>();
  private final Map<TerritoryId, Map<OptionId, String>> candidates = new HashMap<>();

  TallyJson(Cut cut, ElectionTally tally) {
    this.cut = cut;
    this.tally = tally;
    for (BallotOption option : tally.election().columns()) {
      names.put(FieldId.of(option.id()), option.name());
      parties.put(FieldId.of(option.id()), option.members());
    }
    Ballot all =
        new Ballot(
            tally.election().code(), cut.election().process().state(), tally.election().columns());
    CoalitionViews.contenders(all)
        .forEach((option, members) -> parties.put(FieldId.of(option), members));
    names.put(FieldId.NO_REGISTRADAS, "Candidaturas no registradas");
    names.put(FieldId.NULOS, "Votos nulos");
    for (Candidacy candidacy : cut.election().candidacies()) {
      if (candidacy.election().equals(tally.election().code())) {
        candidates
            .computeIfAbsent(candidacy.territory(), _ -> new HashMap<>())
            .put(candidacy.option(), candidacy.candidate());
      }
    }
  }

  Cut cut() {
    return cut;
  }

  ElectionTally tally() {
    return tally;
  }

  void heading(JsonGenerator json) {
    json.writeStringProperty("eleccion", tally.election().code().value());
    json.writeStringProperty("nombreEleccion", tally.election().name());
  }

  void figures(JsonGenerator json, String name, Tally of) {
    json.writeObjectPropertyStart(name);
    FIGURES.forEach((figure, key) -> {
      String value = figure.of(of.figures(), cut.kind().participation());
      if (figure.isPercentage()) {
        json.writeStringProperty(key, value);
      } else {
        json.writeNumberProperty(key, Long.parseLong(value));
      }
    });
    json.writeEndObject();
  }

  /**
   * Why actas of the whole are not in the votes: one entry for each reason, most frequent first.
   */
  void missing(JsonGenerator json, Tally of) {
    Figures figures = of.figures();
    json.writeNumberProperty("actasPorCapturar", figures.pending());
    json.writeArrayPropertyStart("observaciones");
    of.observations().entrySet().stream()
        .sorted(
            Map.Entry.<Observation, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> {
          json.writeStartObject();
          json.writeStringProperty("observacion", e.getKey().name());
          json.writeStringProperty("texto", e.getKey().text(cut.texts()));
          json.writeNumberProperty("actas", e.getValue());
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  /**
   * Both views.
   *
   * @param territory whose candidates are named
   */
  void views(JsonGenerator json, Views views, Optional<TerritoryId> territory) {
    view(json, "votosPorCandidatura", views.byCandidature(), territory);
    view(json, "votosPorPartido", views.byParty(), Optional.empty());
  }

  /** The territory whose candidates stand at this level. */
  Optional<TerritoryId> candidatesOf(TerritoryId territory) {
    return Optional.of(
        tally.election().level() == TerritoryKind.STATE
            ? cut.election().process().state()
            : territory);
  }

  private void view(
      JsonGenerator json,
      String name,
      SequencedMap<FieldId, Long> votes,
      Optional<TerritoryId> territory) {
    long all = votes.values().stream().mapToLong(Long::longValue).sum();
    json.writeArrayPropertyStart(name);
    votes.forEach((field, count) -> {
      json.writeStartObject();
      json.writeStringProperty("id", field.value());
      json.writeStringProperty("nombre", names.getOrDefault(field, field.value()));
      candidate(field, territory)
          .ifPresent(candidate -> json.writeStringProperty("candidatura", candidate));
      parties(json, field);
      json.writeNumberProperty("votos", count.longValue());
      json.writeStringProperty("porcentaje", Percentage.of(count, all).toString());
      json.writeEndObject();
    });
    json.writeEndArray();
  }

  private void parties(JsonGenerator json, FieldId field) {
    List<OptionId> members = parties.getOrDefault(field, List.of());
    if (members.size() > 1) {
      json.writeArrayPropertyStart("partidos");
      members.forEach(member -> json.writeString(member.value()));
      json.writeEndArray();
    }
  }

  private Optional<String> candidate(FieldId field, Optional<TerritoryId> territory) {
    if (territory.isEmpty()) {
      return Optional.empty();
    }
    @Nullable Map<OptionId, String> here = candidates.get(territory.get());
    return here == null || field.equals(FieldId.NULOS) || field.equals(FieldId.NO_REGISTRADAS)
        ? Optional.empty()
        : Optional.ofNullable(here.get(new OptionId(field.value())));
  }

  private static Map<HeaderFigure, String> figureNames() {
    Map<HeaderFigure, String> names = new LinkedHashMap<>();
    for (HeaderFigure figure : HeaderFigure.values()) {
      names.put(figure, name(figure));
    }
    return names;
  }

  private static String name(HeaderFigure figure) {
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
