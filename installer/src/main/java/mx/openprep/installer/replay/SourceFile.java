package mx.openprep.installer.replay;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.openprep.database.Column;
import mx.openprep.database.PublishedColumn;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedRow;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.TerritoryKind;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * The published database of one election.
 *
 * @param level the territory that has a winner of its own
 * @param division the territory its rows name
 */
record SourceFile(
    PublishedDatabase database,
    ElectionCode code,
    TerritoryKind level,
    TerritoryKind division,
    List<SourceRow> rows) {
  private static final Pattern NAME =
      Pattern.compile("(?:.*/)?(?:[0-9_]+PREP_)?([A-Z]{2,5})_([A-Z][A-Z_]*?)_([0-9]{4})\\..*");

  /** Words of titles, the telling ones first. */
  private static final Map<String, String> TITLES =
      Map.of(
          "GUBERNATURA", "GUB",
          "GOBERNADOR", "GUB",
          "DIPUTACION", "DIP_LOC",
          "DIPUTAD", "DIP_LOC",
          "AYUNTAMIENTO", "AYUN",
          "MUNICIP", "AYUN",
          "ALCALD", "ALC",
          "PRESIDENCIA DE LA REPUBLICA", "PRE");

  static SourceFile read(PublishedDatabase database) {
    List<SourceRow> rows;
    try (Stream<PublishedRow> all = database.rows()) {
      rows = all.map(row -> SourceRow.of(database, row)).toList();
    }
    if (rows.stream().noneMatch(SourceRow::isExpected)) {
      throw new Refusal(MessageCode.REPLAY_SOURCE_UNFIT, database.name(), "sin actas esperadas");
    }
    ElectionCode code = code(database);
    boolean municipal =
        database.column(Column.ID_MUNICIPIO).isPresent()
            && (database.column(Column.ID_DISTRITO).isEmpty() || code.value().startsWith("A"));
    TerritoryKind division = municipal ? TerritoryKind.MUNICIPALITY : TerritoryKind.DISTRICT;
    boolean ofTheState = code.value().equals("GUB") || code.value().equals("PRE");
    return new SourceFile(
        database, code, ofTheState ? TerritoryKind.STATE : division, division, rows);
  }

  String name() {
    return database.name();
  }

  String title() {
    return database.titles().isEmpty() ? code.value() : database.titles().getFirst();
  }

  private static ElectionCode code(PublishedDatabase database) {
    Optional<String> named = inName(database, 2).filter(c -> c.length() <= 16);
    if (named.isPresent()) {
      return new ElectionCode(named.get());
    }
    String title =
        Normalizer.normalize(String.join(" ", database.titles()), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toUpperCase(Locale.ROOT);
    return TITLES.entrySet().stream()
        .filter(e -> title.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .findFirst()
        .map(ElectionCode::new)
        .orElseThrow(
            () -> new Refusal(MessageCode.REPLAY_SOURCE_UNFIT, database.name(), "«" + title + "»"));
  }

  /** The abbreviation of the entity in the name of the file. */
  Optional<String> abbreviation() {
    return inName(database, 1);
  }

  private static Optional<String> inName(PublishedDatabase database, int group) {
    Matcher name = NAME.matcher(database.name());
    return name.matches() ? Optional.of(name.group(group)) : Optional.empty();
  }

  /** The columns of the options on the ballots. */
  List<PublishedColumn> options() {
    return database.votes().stream().filter(c -> !SourceOptions.isOther(c)).toList();
  }

  /** What most rows say in this column, without the signs for spreadsheets. */
  String usual(Column column) {
    return rows.stream().map(r -> r.text(column)).filter(t -> !t.isEmpty()).findFirst().orElse("");
  }
}
