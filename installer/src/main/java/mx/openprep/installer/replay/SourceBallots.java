package mx.openprep.installer.replay;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import mx.openprep.database.PublishedColumn;
import mx.openprep.election.CasillaType;
import mx.openprep.election.TerritoryKind;

/**
 * Who competes where, from what is not published as absent: a row that is not captured yet says
 * nothing of it, since publishers use the same sign for both.
 */
final class SourceBallots {
  private final SourceFile file;
  private final SourceOptions options;
  private final String entity;
  private final Map<String, Set<String>> byTerritory = new TreeMap<>();
  private final Map<String, Set<String>> byActaType = new HashMap<>();
  private final Map<String, Set<CasillaType>> casillasByActaType = new TreeMap<>();

  SourceBallots(SourceFile file, SourceOptions options, String entity) {
    this.file = file;
    this.options = options;
    this.entity = entity;
    Map<String, Map<String, Set<String>>> seen = new TreeMap<>();
    for (SourceRow row : file.rows()) {
      if (row.isExpected()) {
        casillasByActaType
            .computeIfAbsent(row.actaType(), _ -> new TreeSet<>())
            .add(row.casillaType());
        Set<String> boxes =
            seen.computeIfAbsent(territory(row), _ -> new HashMap<>())
                .computeIfAbsent(row.actaType(), _ -> new LinkedHashSet<>());
        if (row.showsItsBallot()) {
          add(row, boxes);
          byActaType.computeIfAbsent(row.actaType(), _ -> new LinkedHashSet<>()).addAll(boxes);
        }
      }
    }
    seen.forEach((territory, byType) -> byTerritory.put(territory, ballot(byType)));
  }

  private void add(SourceRow row, Set<String> boxes) {
    for (PublishedColumn column : options.columns()) {
      if (row.has(column)) {
        boxes.add(options.id(column));
      }
    }
  }

  /** Types that show the parties alone say nothing of coalitions. */
  private Set<String> ballot(Map<String, Set<String>> byType) {
    Set<String> ballot = new LinkedHashSet<>();
    byType.forEach((type, boxes) -> {
      if (!isPartiesOnly(type)) {
        ballot.addAll(boxes);
      }
    });
    if (ballot.isEmpty()) {
      // Nothing was captured there: whoever competes anywhere.
      options.columns().forEach(c -> ballot.add(options.id(c)));
    }
    return ballot;
  }

  /** Where a row's ballot is valid: the number of its territory, or the entity's. */
  String territory(SourceRow row) {
    return file.level() == TerritoryKind.STATE
        ? entity
        : row.place(file.level()).map(SourceRow.Place::number).orElse(entity);
  }

  Map<String, Set<String>> byTerritory() {
    return byTerritory;
  }

  /** The types of acta and the casillas that use each. */
  Map<String, Set<CasillaType>> actaTypes() {
    return casillasByActaType;
  }

  /** Whether actas of this type have boxes for parties only, while others have more. */
  boolean isPartiesOnly(String actaType) {
    Set<String> own = byActaType.getOrDefault(actaType, Set.of());
    return !own.isEmpty()
        && own.stream().allMatch(options.parties()::contains)
        && byActaType.values().stream()
            .anyMatch(o -> o.stream().anyMatch(id -> !options.parties().contains(id)));
  }

  /** Every coalition that is the whole one anywhere, in the order of the columns. */
  List<String> coalitions() {
    Set<String> everywhere = new LinkedHashSet<>();
    byTerritory
        .values()
        .forEach(b -> everywhere.addAll(options.coalitions(options.combinations(b))));
    Set<String> all = new LinkedHashSet<>();
    options.columns().forEach(c -> all.add(options.id(c)));
    // The largest of all give the columns their order; the others repeat some of them.
    List<String> largest = options.coalitions(options.combinations(all));
    Set<String> ordered = new LinkedHashSet<>(largest);
    all.stream().filter(everywhere::contains).forEach(ordered::add);
    return List.copyOf(ordered);
  }
}
