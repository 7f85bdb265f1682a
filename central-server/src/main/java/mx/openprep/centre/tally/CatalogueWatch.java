package mx.openprep.centre.tally;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import mx.openprep.centre.journal.Alteration;
import mx.openprep.centre.journal.Watched;
import mx.openprep.election.ElectionPackage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the tables made from the election package with what they were made as. */
public final class CatalogueWatch implements Watched {
  private static final List<String> TABLES = List.of("catalogue_acta", "vote_column", "ballot_box");

  private final DataSource database;
  private final JdbcClient jdbc;
  private final ElectionPackage election;
  private final Map<String, String> made = new HashMap<>();

  public CatalogueWatch(DataSource database, ElectionPackage election) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    this.election = election;
  }

  @Override
  public synchronized List<Alteration> look() {
    if (made.isEmpty()) {
      makeAgain();
      return List.of();
    }
    List<Alteration> found = new ArrayList<>();
    for (String table : TABLES) {
      if (!digest(table).equals(made.get(table))) {
        found.add(Alteration.of(table, "*", "changed"));
      }
    }
    if (!found.isEmpty()) {
      makeAgain();
    }
    return found;
  }

  private void makeAgain() {
    try {
      CatalogueTable.fill(database, election);
    } catch (SQLException e) {
      throw new IllegalStateException("The tables of the catalogue cannot be made", e);
    }
    TABLES.forEach(table -> made.put(table, digest(table)));
  }

  private String digest(String table) {
    return jdbc.sql(
            """
            select coalesce(encode(sha256(string_agg(sha256(convert_to(t::text, 'UTF8')), ''
              order by t::text)), 'hex'), '') from %s t
            """
                .formatted(table))
        .query(String.class)
        .single();
  }
}
