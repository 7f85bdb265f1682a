package mx.openprep.installer.replay;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mx.openprep.database.ColumnMeaning;
import mx.openprep.database.PublishedColumn;

/**
 * The options of an election from the columns of its file: what each column is called in an
 * election package, and which coalitions the combinations belong to.
 */
final class SourceOptions {
  private final List<PublishedColumn> columns;
  private final Map<String, String> idByColumn = new LinkedHashMap<>();
  private final Map<String, List<String>> membersById = new LinkedHashMap<>();
  private final List<String> parties = new ArrayList<>();
  private final List<String> common = new ArrayList<>();
  private final List<String> independents = new ArrayList<>();

  SourceOptions(SourceFile file) {
    columns = file.options();
    for (PublishedColumn column : columns) {
      switch (votes(column).kind()) {
        case PARTY -> parties.add(named(column, id(column.name())));
        case INDEPENDENT -> independents.add(named(column, id(column.name())));
        case COALITION, NO_REGISTRADAS, NULOS -> {
          // Members have to be known first; the others are no options.
        }
      }
    }
    for (PublishedColumn column : columns) {
      if (votes(column).kind() == ColumnMeaning.VoteKind.COALITION) {
        coalition(column);
      }
    }
  }

  private void coalition(PublishedColumn column) {
    List<String> members =
        votes(column).members().stream()
            .map(SourceOptions::id)
            .sorted(Comparator.comparingInt(parties::indexOf))
            .toList();
    String own = id(column.name());
    if (own.startsWith("CC_") || own.startsWith("CAND_COMUN")) {
      common.add(named(column, own));
      membersById.put(own, members);
    } else {
      membersById.put(named(column, combination(members)), members);
    }
  }

  static boolean isOther(PublishedColumn column) {
    return switch (votes(column).kind()) {
      case NO_REGISTRADAS, NULOS -> true;
      case PARTY, COALITION, INDEPENDENT -> false;
    };
  }

  static boolean isNulos(PublishedColumn column) {
    return votes(column).kind() == ColumnMeaning.VoteKind.NULOS;
  }

  private static ColumnMeaning.Votes votes(PublishedColumn column) {
    return (ColumnMeaning.Votes) column.meaning();
  }

  private String named(PublishedColumn column, String id) {
    idByColumn.put(column.name(), id);
    return id;
  }

  /** As an election package writes it. */
  private static String id(String column) {
    return column.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }

  private static String combination(List<String> members) {
    return "C_" + String.join("_", members);
  }

  List<PublishedColumn> columns() {
    return columns;
  }

  String id(PublishedColumn column) {
    return idByColumn.getOrDefault(column.name(), id(column.name()));
  }

  List<String> parties() {
    return parties;
  }

  List<String> commonCandidacies() {
    return common;
  }

  List<String> members(String option) {
    return membersById.getOrDefault(option, List.of());
  }

  List<String> independents() {
    return independents;
  }

  boolean isParty(PublishedColumn column) {
    return votes(column).kind() == ColumnMeaning.VoteKind.PARTY;
  }

  /** Those of the options that are combinations of a coalition. */
  Set<String> combinations(Set<String> options) {
    Set<String> combinations = new LinkedHashSet<>(membersById.keySet());
    combinations.retainAll(options);
    common.forEach(combinations::remove);
    return combinations;
  }

  /** The largest of these combinations: those that are in no other. */
  List<String> coalitions(Set<String> combinations) {
    return combinations.stream()
        .filter(c -> combinations.stream().noneMatch(o -> !o.equals(c) && contains(o, c)))
        .toList();
  }

  private boolean contains(String whole, String part) {
    return new HashSet<>(members(whole)).containsAll(members(part));
  }

  /** Every combination of the file that the coalition has. */
  List<List<String>> combinationsOf(String coalition) {
    return combinations(membersById.keySet()).stream()
        .filter(c -> contains(coalition, c))
        .map(this::members)
        .toList();
  }

  String name(String option) {
    return members(option).isEmpty() ? option : members(option).stream().collect(joining("-"));
  }
}
