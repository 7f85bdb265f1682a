package mx.openprep.election;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The territories of a package, read from {@code districts.csv} and {@code municipalities.csv}. */
record Territories(
    Optional<String> entity,
    Catalogue<TerritoryId, Territory> districts,
    Catalogue<TerritoryId, Territory> municipalities) {

  static Territories read(Optional<String> entity, CsvTable districts, CsvTable municipalities) {
    return new Territories(
        entity,
        catalogue(PackageFiles.DISTRICTS, TerritoryKind.DISTRICT, districts),
        catalogue(PackageFiles.MUNICIPALITIES, TerritoryKind.MUNICIPALITY, municipalities));
  }

  private static Catalogue<TerritoryId, Territory> catalogue(
      String file, TerritoryKind kind, CsvTable table) {
    Catalogue<TerritoryId, Territory> catalogue = new Catalogue<>(file);
    if (!table.readable()) {
      catalogue.markIncomplete();
    }
    for (CsvRow row : table.rows()) {
      Optional<TerritoryId> id =
          row.declare("number", number -> new TerritoryId(kind, number), catalogue);
      Optional<String> name = row.text("name");
      if (!row.isFaulty()) {
        catalogue.put(id.orElseThrow(), new Territory(id.get(), name.orElseThrow()));
      }
    }
    return catalogue;
  }

  /**
   * The territory of a ballot: three digits for one of the election's level, two for the state.
   * Faults are reported at the cell.
   */
  Optional<TerritoryId> ofBallot(CsvRow row, String column, Optional<TerritoryKind> level) {
    Optional<String> number = row.text(column);
    if (number.isEmpty() || level.isEmpty()) {
      return Optional.empty();
    }
    if (number.get().length() == 2) {
      if (entity.isPresent() && !entity.get().equals(number.get())) {
        row.fault(column, FaultCode.OTHER_ENTITY, number.get(), entity.get());
      }
      return Optional.of(new TerritoryId(TerritoryKind.STATE, number.get()));
    }
    TerritoryId id = new TerritoryId(level.get(), number.get());
    switch (level.get()) {
      case STATE ->
          row.fault(column, FaultCode.TERRITORY_NOT_OF_LEVEL, number.get(), entity.orElse("STATE"));
      case DISTRICT -> row.reference(column, number.get(), id, districts);
      case MUNICIPALITY -> row.reference(column, number.get(), id, municipalities);
    }
    return Optional.of(id);
  }

  /** The state first, then districts and municipalities in the order of their files. */
  List<Territory> all(ElectoralProcess process) {
    List<Territory> all = new ArrayList<>();
    all.add(new Territory(process.state(), process.entityName()));
    all.addAll(districts.values());
    all.addAll(municipalities.values());
    return all;
  }
}
