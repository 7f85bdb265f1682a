package mx.openprep.centre.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FormDefinition;
import mx.openprep.election.Casilla;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.jspecify.annotations.Nullable;

/** The catalogue as SQL needs it, so that the totals can be made twice. */
public final class CatalogueTable {
  private static final String INSERT =
      """
      insert into catalogue_acta (acta, election, principle, territory, casilla_type,
        lista_nominal, vote_fields, most_votes)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[],
        ?::integer[], ?::integer[])
      """;
  private static final String INSERT_COLUMNS =
      """
      insert into vote_column (election, place, field)
      select ?, place, field from unnest(?::text[]) with ordinality as c (field, place)
      """;

  private CatalogueTable() {}

  /** Makes the tables say what the package says. */
  public static void fill(Connection connection, ElectionPackage election) throws SQLException {
    execute(connection, "delete from catalogue_acta");
    execute(connection, "delete from vote_column");
    for (Election e : election.elections()) {
      insert(connection, e, election);
      insertColumns(connection, e);
    }
    execute(connection, "analyze catalogue_acta");
  }

  private static void insert(Connection connection, Election election, ElectionPackage all)
      throws SQLException {
    List<ExpectedActa> actas = all.actas(election.code());
    int count = actas.size();
    String[] ids = new String[count];
    String[] elections = new String[count];
    String[] principles = new String[count];
    @Nullable String[] territories = new String[count];
    String[] types = new String[count];
    Integer[] listas = new Integer[count];
    Integer[] voteFields = new Integer[count];
    @Nullable Integer[] most = new Integer[count];
    for (int i = 0; i < count; i++) {
      ExpectedActa acta = actas.get(i);
      Casilla casilla = acta.casilla();
      ids[i] = acta.id().value();
      elections[i] = acta.election().value();
      principles[i] = acta.type().principle().name();
      territories[i] =
          casilla.territory(ElectionTally.division(election)).map(t -> t.number()).orElse(null);
      types[i] = String.valueOf(casilla.type().letter());
      listas[i] = casilla.listaNominal().orElse(0);
      voteFields[i] = FormDefinition.of(all, acta).voteFields().size();
      most[i] =
          all.rules().withoutListLimit().contains(casilla.type())
              ? null
              : Integer.valueOf(listas[i] + acta.representatives());
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, connection.createArrayOf("text", ids));
      insert.setArray(2, connection.createArrayOf("text", elections));
      insert.setArray(3, connection.createArrayOf("text", principles));
      insert.setArray(4, connection.createArrayOf("text", territories));
      insert.setArray(5, connection.createArrayOf("text", types));
      insert.setArray(6, connection.createArrayOf("integer", listas));
      insert.setArray(7, connection.createArrayOf("integer", voteFields));
      insert.setArray(8, connection.createArrayOf("integer", most));
      insert.executeUpdate();
    }
  }

  private static void insertColumns(Connection connection, Election election) throws SQLException {
    String[] fields =
        BoxVotes.columns(election).stream().map(FieldId::value).toArray(String[]::new);
    try (PreparedStatement insert = connection.prepareStatement(INSERT_COLUMNS)) {
      insert.setString(1, election.code().value());
      insert.setArray(2, connection.createArrayOf("text", fields));
      insert.executeUpdate();
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      prepared.execute();
    }
  }
}
