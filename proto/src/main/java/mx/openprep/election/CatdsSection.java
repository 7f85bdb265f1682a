package mx.openprep.election;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads {@code catds.csv}. */
final class CatdsSection {
  private CatdsSection() {}

  static Catalogue<CatdId, Catd> read(CsvTable table, Territories territories) {
    Catalogue<CatdId, Catd> catds = new Catalogue<>(PackageFiles.CATDS);
    if (!table.readable()) {
      catds.markIncomplete();
    }
    for (CsvRow row : table.rows()) {
      Optional<CatdId> id = row.declare("id", CatdId::new, catds);
      Optional<String> name = row.text("name");
      Set<TerritoryId> municipalities = new HashSet<>();
      for (String number : row.words("municipalities")) {
        TerritoryId municipality = new TerritoryId(TerritoryKind.MUNICIPALITY, number);
        row.reference("municipalities", number, municipality, territories.municipalities());
        municipalities.add(municipality);
      }
      if (!row.isFaulty()) {
        catds.put(id.orElseThrow(), new Catd(id.get(), name.orElseThrow(), municipalities));
      }
    }
    return catds;
  }
}
