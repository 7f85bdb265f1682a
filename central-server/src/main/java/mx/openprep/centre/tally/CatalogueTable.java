package mx.openprep.centre.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.jspecify.annotations.Nullable;

/** The catalogue as SQL needs it, so that the totals can be made twice. */
public final class CatalogueTable {
  private static final String INSERT =
      """
      insert into catalogue_acta
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[])
      """;

  private CatalogueTable() {}

  /** Makes the table say what the package says. */
  public static void fill(Connection connection, ElectionPackage election) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("delete from catalogue_acta")) {
      delete.executeUpdate();
    }
    for (Election e : election.elections()) {
      insert(connection, e, election.actas(e.code()));
    }
    try (PreparedStatement analyze = connection.prepareStatement("analyze catalogue_acta")) {
      analyze.execute();
    }
  }

  private static void insert(Connection connection, Election election, List<ExpectedActa> actas)
      throws SQLException {
    int count = actas.size();
    String[] ids = new String[count];
    String[] elections = new String[count];
    String[] principles = new String[count];
    @Nullable String[] territories = new String[count];
    String[] types = new String[count];
    Integer[] listas = new Integer[count];
    for (int i = 0; i < count; i++) {
      ExpectedActa acta = actas.get(i);
      ids[i] = acta.id().value();
      elections[i] = acta.election().value();
      principles[i] = acta.type().principle().name();
      territories[i] =
          acta.casilla()
              .territory(ElectionTally.division(election))
              .map(t -> t.number())
              .orElse(null);
      types[i] = String.valueOf(acta.casilla().type().letter());
      listas[i] = acta.casilla().listaNominal().orElse(0);
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, connection.createArrayOf("text", ids));
      insert.setArray(2, connection.createArrayOf("text", elections));
      insert.setArray(3, connection.createArrayOf("text", principles));
      insert.setArray(4, connection.createArrayOf("text", territories));
      insert.setArray(5, connection.createArrayOf("text", types));
      insert.setArray(6, connection.createArrayOf("integer", listas));
      insert.executeUpdate();
    }
  }
}
