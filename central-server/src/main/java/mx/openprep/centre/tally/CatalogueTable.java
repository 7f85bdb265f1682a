package mx.openprep.centre.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FormDefinition;
import mx.openprep.election.BallotOption;
import mx.openprep.election.Casilla;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.OptionId;
import mx.openprep.election.Territory;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import org.jspecify.annotations.Nullable;

/** The catalogue as SQL needs it, so that the totals can be made twice. */
public final class CatalogueTable {
  private static final String INSERT =
      """
      insert into catalogue_acta (acta, election, principle, territory, casilla_type,
        lista_nominal, vote_fields, most_votes, catd)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[],
        ?::integer[], ?::integer[], ?::text[])
      """;
  private static final String INSERT_COLUMNS =
      """
      insert into vote_column (election, place, field)
      select ?, place, field from unnest(?::text[]) with ordinality as c (field, place)
      """;

  private static final String INSERT_BOX =
      """
      insert into ballot_box (election, place, field, kind, coalition, rank, members, divided)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private CatalogueTable() {}

  /** Makes the tables say what the package says, all at once. */
  public static void fill(DataSource database, ElectionPackage election) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      fill(connection, election);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static void fill(Connection connection, ElectionPackage election) throws SQLException {
    // Instances may start at once; who reads goes on seeing what was there.
    execute(connection, "lock table catalogue_acta in share row exclusive mode");
    execute(connection, "delete from catalogue_acta");
    execute(connection, "delete from vote_column");
    execute(connection, "delete from ballot_box");
    for (Election e : election.elections()) {
      insert(connection, e, election);
      insertColumns(connection, e);
      insertBallots(connection, e, election);
    }
    execute(connection, "analyze catalogue_acta");
    execute(connection, "analyze ballot_box");
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
    String[] catds = new String[count];
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
      catds[i] = casilla.catd().value();
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
      insert.setArray(9, connection.createArrayOf("text", catds));
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

  /** The ballot of every territory; every option there is, where votes count for the state. */
  private static void insertBallots(Connection connection, Election election, ElectionPackage all)
      throws SQLException {
    boolean byState = election.coalitionSplit() == TerritoryKind.STATE;
    boolean ofTheState = election.level() == TerritoryKind.STATE;
    for (Territory territory : all.territories(ElectionTally.division(election))) {
      TerritoryId voters = ofTheState ? all.process().state() : territory.id();
      List<BallotOption> options = all.ballot(election.code(), voters).options();
      insertBallot(connection, election, territory.id().number(), options, !byState);
    }
    insertBallot(connection, election, "", election.columns(), true);
    insertBallot(connection, election, "RP", election.columns(), true);
    if (byState) {
      insertBallot(connection, election, "MR", election.columns(), true);
    }
  }

  private static void insertBallot(
      Connection connection,
      Election election,
      String place,
      List<BallotOption> options,
      boolean divided)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_BOX)) {
      for (int rank = 0; rank < options.size(); rank++) {
        BallotOption option = options.get(rank);
        insert.setString(1, election.code().value());
        insert.setString(2, place);
        insert.setString(3, option.id().value());
        insert.setString(4, kind(option));
        insert.setString(
            5, option instanceof BallotOption.Combination c ? c.coalition().value() : null);
        insert.setInt(6, rank);
        insert.setArray(
            7,
            connection.createArrayOf(
                "text", option.members().stream().map(OptionId::value).toArray()));
        insert.setBoolean(8, divided);
        insert.addBatch();
      }
      for (FieldId other : List.of(FieldId.NO_REGISTRADAS, FieldId.NULOS)) {
        insert.setString(1, election.code().value());
        insert.setString(2, place);
        insert.setString(3, other.value());
        insert.setString(4, "ALONE");
        insert.setString(5, null);
        insert.setInt(6, options.size());
        insert.setArray(7, connection.createArrayOf("text", new Object[0]));
        insert.setBoolean(8, divided);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static String kind(BallotOption option) {
    return switch (option) {
      case BallotOption.Combination _ -> "COMBINATION";
      case BallotOption.CommonCandidacy _ -> "COMMON";
      case BallotOption.Party _, BallotOption.Independent _ -> "ALONE";
    };
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      prepared.execute();
    }
  }
}
