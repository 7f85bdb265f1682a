package mx.openprep.election;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code colors.csv} and {@code map.csv}. */
final class AppearanceSection {
  private final Territories territories;
  private final Catalogue<ElectionCode, ElectionDraft> elections;

  AppearanceSection(Territories territories, Catalogue<ElectionCode, ElectionDraft> elections) {
    this.territories = territories;
    this.elections = elections;
  }

  Appearance read(CsvTable colors, CsvTable map) {
    return new Appearance(colors(colors), places(map));
  }

  private Map<OptionId, String> colors(CsvTable table) {
    Catalogue<OptionId, String> own = new Catalogue<>(PackageFiles.COLORS);
    Map<OptionId, String> colors = new HashMap<>();
    for (CsvRow row : table.rows()) {
      Optional<OptionId> option = row.declare("option", OptionId::new, own);
      Optional<String> color = row.text("color");
      if (option.isPresent() && isUnknown(option.get())) {
        row.fault(
            "option", FaultCode.REFERENCE_UNKNOWN, option.get().value(), PackageFiles.ELECTIONS);
      }
      if (!row.isFaulty()) {
        colors.put(option.orElseThrow(), color.orElseThrow());
      }
    }
    return colors;
  }

  private boolean isUnknown(OptionId option) {
    return elections.values().stream()
        .allMatch(election ->
            election.parties().isUnknown(option)
                && election.coalitions().isUnknown(option)
                && election.commonCandidacies().isUnknown(option)
                && election.independents().isUnknown(option));
  }

  private List<Appearance.Place> places(CsvTable table) {
    Catalogue<TerritoryId, Appearance.Place> own = new Catalogue<>(PackageFiles.MAP);
    List<Appearance.Place> places = new ArrayList<>();
    for (CsvRow row : table.rows()) {
      Optional<TerritoryKind> kind = row.text("kind").map(TerritoryKind::valueOf);
      if (kind.isEmpty()) {
        continue;
      }
      Optional<TerritoryId> territory =
          row.declare("number", number -> new TerritoryId(kind.get(), number), own);
      territory.ifPresent(t -> checkKnown(row, t));
      Optional<Appearance.Tile> tile = tile(row);
      if (row.isEmpty("outline") && row.isEmpty("column")) {
        row.fault("outline", FaultCode.CELL_EMPTY, "outline", "M0 0L9 0L9 9Z");
      }
      if (!row.isFaulty()) {
        places.add(new Appearance.Place(territory.orElseThrow(), row.text("outline"), tile));
      }
    }
    return places;
  }

  private void checkKnown(CsvRow row, TerritoryId territory) {
    switch (territory.kind()) {
      case STATE -> throw new IllegalArgumentException("Excluded by the pattern of the column");
      case DISTRICT ->
          row.reference("number", territory.number(), territory, territories.districts());
      case MUNICIPALITY ->
          row.reference("number", territory.number(), territory, territories.municipalities());
    }
  }

  private static Optional<Appearance.Tile> tile(CsvRow row) {
    if (row.isEmpty("column") && row.isEmpty("row")) {
      return Optional.empty();
    }
    if (row.isEmpty("column") || row.isEmpty("row")) {
      row.fault("column", FaultCode.CELL_EMPTY, "column, row", "3,5");
    }
    return row.text("column")
        .flatMap(column ->
            row.text("row")
                .map(
                    line -> new Appearance.Tile(Integer.parseInt(column), Integer.parseInt(line))));
  }
}
