package mx.openprep.database;

import java.util.List;
import java.util.Map;
import mx.openprep.election.CasillaType;
import org.jspecify.annotations.Nullable;

/** A layout as it stands in YAML; a file of somebody's own names only what it adds or changes. */
record LayoutFile(
    @Nullable Map<Column, List<String>> columns,
    @Nullable Map<Figure, List<String>> figures,
    @Nullable List<String> ignored,
    @Nullable List<String> parties,
    @Nullable List<String> independents,
    @Nullable List<String> noRegistradas,
    @Nullable List<String> nulos,
    @Nullable List<String> coalitionPrefixes,
    @Nullable Map<CellWord, List<String>> words,
    @Nullable Map<PublishedObservation, List<String>> observations,
    @Nullable Map<PublishedDecision, List<String>> contabilizada,
    @Nullable Map<CasillaType, List<String>> casillaTypes,
    @Nullable List<String> otherFiles,
    @Nullable RulesFile rules) {
  /** The rules; what is absent stays as it was. */
  record RulesFile(
      @Nullable Integer representativesPerContender,
      @Nullable Integer ballotsOfEspecial,
      LayoutRules.@Nullable RepresentativesFrom representatives,
      @Nullable List<CasillaType> withoutListLimit,
      @Nullable Integer decimals,
      LayoutRules.@Nullable Rounding percentages,
      @Nullable List<LayoutRules.Participation> participation) {}
}
