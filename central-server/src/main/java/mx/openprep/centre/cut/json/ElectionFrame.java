package mx.openprep.centre.cut.json;

import static java.util.stream.Collectors.groupingBy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mx.openprep.acta.ByForm;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FormField;
import mx.openprep.centre.cut.OptionNames;
import mx.openprep.centre.tally.CoalitionViews;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.Candidacy;
import mx.openprep.election.CasillaType;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Location;
import mx.openprep.election.OptionId;
import mx.openprep.election.Principle;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import org.jspecify.annotations.Nullable;

/** What the files of an election say that no cut changes. Safe for use by several threads. */
final class ElectionFrame {
  private final ElectionPackage election;
  private final Election one;
  private final TerritoryKind division;
  private final Ballot wholeBallot;
  private final Map<OptionId, FieldId> boxOf = new HashMap<>();
  private final OptionNames names;
  private final SequencedMap<FieldId, List<OptionId>> parties = new LinkedHashMap<>();
  private final Map<TerritoryId, Map<FieldId, String>> candidates = new HashMap<>();
  private final Map<Place, Set<Location>> locations = new HashMap<>();
  private final Map<CasillaType, List<ExpectedActa>> unusual = new EnumMap<>(CasillaType.class);
  private final ByForm<List<FieldName>> captured;
  private final Map<Ballot, List<FieldName>> boxes = new ConcurrentHashMap<>();

  private record Place(TerritoryId territory, String section) {}

  ElectionFrame(ElectionPackage election, Election one) {
    this.election = election;
    this.one = one;
    this.division = ElectionTally.division(one);
    this.names = new OptionNames(one);
    this.captured =
        new ByForm<>(
            election, form -> form.keyed().stream().map(FormField::id).map(FieldName::of).toList());
    this.wholeBallot = new Ballot(one.code(), election.process().state(), one.columns());
    for (BallotOption option : one.columns()) {
      boxOf.put(option.id(), FieldId.of(option.id()));
      parties.put(FieldId.of(option.id()), option.members());
    }
    CoalitionViews.contenders(wholeBallot)
        .forEach((option, members) -> parties.put(FieldId.of(option), members));
    for (Candidacy candidacy : election.candidacies()) {
      if (candidacy.election().equals(one.code())) {
        candidates
            .computeIfAbsent(candidacy.territory(), _ -> new HashMap<>())
            .put(FieldId.of(candidacy.option()), candidacy.candidate());
      }
    }
    List<ExpectedActa> majority =
        election.actas(one.code()).stream().filter(a -> !isProportional(a)).toList();
    for (ExpectedActa acta : majority) {
      acta.casilla()
          .territory(division)
          .ifPresent(territory ->
              locations
                  .computeIfAbsent(
                      new Place(territory, acta.casilla().key().section()), _ -> new HashSet<>())
                  .add(acta.casilla().location()));
    }
    unusual.putAll(
        majority.stream()
            .filter(a -> isUnusual(a.casilla().type()))
            .collect(groupingBy(a -> a.casilla().type())));
  }

  ElectionPackage election() {
    return election;
  }

  TerritoryKind division() {
    return division;
  }

  static boolean isProportional(ExpectedActa acta) {
    return acta.type().principle() == Principle.PROPORTIONAL;
  }

  /** Types of casilla that have a list of their own: people look for them by type. */
  private static boolean isUnusual(CasillaType type) {
    return switch (type) {
      case BASICA, CONTIGUA, EXTRAORDINARIA -> false;
      case ESPECIAL, VOTO_EN_EL_EXTRANJERO, VOTO_ANTICIPADO, PRISION_PREVENTIVA -> true;
    };
  }

  /** The majority actas of each type that has a list, in the order of the catalogue. */
  Map<CasillaType, List<ExpectedActa>> unusual() {
    return unusual;
  }

  /** Of all casillas of a section; empty when they differ. */
  Optional<Location> location(TerritoryId territory, String section) {
    Set<Location> here = locations.getOrDefault(new Place(territory, section), Set.of());
    return here.size() == 1 ? here.stream().findAny() : Optional.empty();
  }

  /** Every option of the election, for what is divided as one. */
  Ballot wholeBallot() {
    return wholeBallot;
  }

  /** What is captured of an acta, in the order of the paper. */
  List<FieldName> captured(ExpectedActa acta) {
    return captured.of(acta);
  }

  String name(FieldId field) {
    return names.of(field);
  }

  String name(TerritoryId territory) {
    return election.territory(territory).name();
  }

  /** The parties behind an option; one or none where there is nothing to tell. */
  List<OptionId> parties(FieldId field) {
    return parties.getOrDefault(field, List.of());
  }

  FieldId box(OptionId option) {
    @Nullable FieldId box = boxOf.get(option);
    return box == null ? FieldId.of(option) : box;
  }

  /** The boxes of a ballot in the order of the paper. */
  List<FieldName> boxes(Ballot ballot) {
    return boxes.computeIfAbsent(ballot, this::fieldNames);
  }

  private List<FieldName> fieldNames(Ballot ballot) {
    return Stream.concat(
            ballot.options().stream().map(option -> box(option.id())),
            Stream.of(FieldId.NO_REGISTRADAS, FieldId.NULOS))
        .map(FieldName::of)
        .toList();
  }

  /** Who stands for an option in a territory, or in the state where all vote for the same. */
  Optional<String> candidate(FieldId field, TerritoryId territory) {
    if (!isCandidature(field)) {
      return Optional.empty();
    }
    TerritoryId standing =
        one.level() == TerritoryKind.STATE ? election.process().state() : territory;
    @Nullable Map<FieldId, String> here = candidates.get(standing);
    return here == null ? Optional.empty() : Optional.ofNullable(here.get(field));
  }

  static boolean isCandidature(FieldId field) {
    return !field.equals(FieldId.NULOS) && !field.equals(FieldId.NO_REGISTRADAS);
  }
}
