package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CaptureDesk;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Trail;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;
import mx.openprep.people.PersonId;

/** Where each acta stands, and how many stand where. */
final class ActaTable {
  /** An acta somebody may key, from this image. */
  record Candidate(ActaId acta, ImageHash image, CaptureWork work) {}

  /**
   * How many actas are in a state.
   *
   * @param received whether their paper is here
   * @param published whether the public is shown exactly what is settled here
   */
  record Tally(ActaState.Name state, boolean received, boolean published, int actas) {}

  /** What actas are counted by. */
  enum Place {
    COUNCIL("council"),
    MUNICIPALITY("municipality");

    private final String column;

    Place(String column) {
      this.column = column;
    }
  }

  /**
   * How many actas of a place are in a state.
   *
   * @param place as stored; empty for actas outside of any
   */
  record PlaceTally(String place, ActaState.Name state, int actas) {}

  /**
   * The expected actas of a municipality by what became of their paper.
   *
   * @param municipality its number; empty for casillas outside any
   */
  record MunicipalityTally(
      String municipality, int expected, int acopiadas, int sinActa, int missing) {}

  void seed(Connection connection, List<ExpectedActa> expected, Councils councils)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into acta (acta, position, municipality, council, state, received)
            values (?, ?, ?, ?, ?, false)
            """)) {
      for (int position = 0; position < expected.size(); position++) {
        ExpectedActa acta = expected.get(position);
        insert.setString(1, acta.id().value());
        insert.setInt(2, position);
        insert.setString(3, acta.casilla().municipality().map(TerritoryId::number).orElse(null));
        insert.setString(4, councils.of(acta).toString());
        insert.setString(5, ActaState.Name.ESPERADA.name());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into tally (state, received, published, actas) values (?, ?, ?, ?)")) {
      for (ActaState.Name state : ActaState.Name.values()) {
        for (int flags = 0; flags < 4; flags++) {
          boolean here = state == ActaState.Name.ESPERADA && flags == 0;
          insert.setString(1, state.name());
          insert.setBoolean(2, (flags & 1) != 0);
          insert.setBoolean(3, (flags & 2) != 0);
          insert.setInt(4, here ? expected.size() : 0);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /**
   * An acta that is in another state.
   *
   * @param since when it came there
   * @param changed the last own entry that is known with it
   * @param published whether the public is shown exactly what is settled in it
   */
  record Move(ActaId acta, ActaState state, Instant since, long changed, boolean published) {}

  void moved(Connection connection, Move move) throws SQLException {
    ActaId acta = move.acta();
    ActaState state = move.state();
    count(connection, acta, -1);
    try (PreparedStatement merge =
        connection.prepareStatement(
            """
            merge into acta as a
            using (values (cast(? as varchar), cast(? as varchar), cast(? as boolean),
                           cast(? as varchar), cast(? as binary(32)),
                           cast(? as timestamp(9) with time zone), cast(? as bigint),
                           cast(? as boolean)))
              as n (acta, state, received, due, image, since, changed, published)
            on a.acta = n.acta
            when matched then update set
              state = n.state, received = n.received, due = n.due, image = n.image,
              since = n.since, changed = n.changed, published = n.published
            when not matched then
              insert (acta, state, received, due, image, since, changed, published)
              values (n.acta, n.state, n.received, n.due, n.image, n.since, n.changed, n.published)
            """)) {
      Optional<CaptureDesk.Due> due = CaptureDesk.due(state);
      merge.setString(1, acta.value());
      merge.setString(2, state.name().name());
      merge.setBoolean(3, isReceived(state));
      merge.setString(4, due.map(d -> CaptureWork.of(d).name()).orElse(null));
      merge.setBytes(5, due.map(d -> d.image().bytes()).orElse(null));
      merge.setObject(6, move.since());
      merge.setLong(7, move.changed());
      merge.setBoolean(8, move.published());
      merge.executeUpdate();
    }
    count(connection, acta, 1);
  }

  /** The public is now shown, or no longer shown, exactly what is settled of the acta. */
  void published(Connection connection, ActaId acta, boolean published) throws SQLException {
    count(connection, acta, -1);
    try (PreparedStatement update =
        connection.prepareStatement("update acta set published = ? where acta = ?")) {
      update.setBoolean(1, published);
      update.setString(2, acta.value());
      update.executeUpdate();
    }
    count(connection, acta, 1);
  }

  private static void count(Connection connection, ActaId acta, int more) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update tally set actas = actas + ?
            where (state, received, published)
              = (select state, received, published from acta where acta = ?)
            """)) {
      update.setInt(1, more);
      update.setString(2, acta.value());
      update.executeUpdate();
    }
  }

  private static boolean isReceived(ActaState state) {
    return state instanceof ActaState.Acopiada
        || state.trailSoFar().flatMap(Trail::reception).isPresent();
  }

  List<Tally> tallies(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select state, received, published, actas from tally");
        ResultSet rows = select.executeQuery()) {
      List<Tally> tallies = new ArrayList<>();
      while (rows.next()) {
        tallies.add(
            new Tally(
                ActaState.Name.valueOf(rows.getString(1)),
                rows.getBoolean(2),
                rows.getBoolean(3),
                rows.getInt(4)));
      }
      return tallies;
    }
  }

  ActaState.Name state(Connection connection, ActaId acta) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select state from acta where acta = ?")) {
      select.setString(1, acta.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? ActaState.Name.valueOf(row.getString(1)) : ActaState.Name.ESPERADA;
      }
    }
  }

  /**
   * The actas that have waited longest for this work and that this person has not keyed.
   *
   * @param before only those that have waited since before then
   */
  List<Candidate> waiting(
      Connection connection, CaptureWork work, PersonId person, Instant before, int most)
      throws SQLException {
    // Ordered by the whole index, so that the engine reads only the first rows of it.
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select a.acta, a.image from acta a
            where a.due = ? and a.since <= ?
              and not exists (
                select 1 from capture c
                where c.acta = a.acta and c.image = a.image and c.person = ?)
            order by a.due, a.since, a.acta
            limit ?
            """)) {
      select.setString(1, work.name());
      select.setObject(2, before);
      select.setString(3, person.value());
      select.setInt(4, most);
      try (ResultSet rows = select.executeQuery()) {
        List<Candidate> candidates = new ArrayList<>();
        while (rows.next()) {
          candidates.add(
              new Candidate(
                  new ActaId(rows.getString(1)), ImageHash.fromBytes(rows.getBytes(2)), work));
        }
        return candidates;
      }
    }
  }

  /** The next in the order of the catalogue that can be compared with its paper; wraps around. */
  Optional<ActaId> nextToCompare(Connection connection, Optional<ActaId> after)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select acta from acta
            where state = 'VERIFICADA' and received = true and published = true
            order by position > coalesce((select position from acta where acta = ?), -1) desc,
              position
            limit 1
            """)) {
      select.setString(1, after.map(ActaId::value).orElse(""));
      return ids(select).stream().findFirst();
    }
  }

  /** Actas with a correction to decide, the oldest first. */
  List<ActaId> corrections(Connection connection, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select acta from acta where state = 'CORRECTION_PENDING' order by since limit ?")) {
      select.setInt(1, most);
      return ids(select);
    }
  }

  /** How many actas of each place are in each state. */
  List<PlaceTally> byPlace(Connection connection, Place place) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                select coalesce(%1$s, ''), state, count(*) from acta
                where position is not null group by %1$s, state order by %1$s
                """
                    .formatted(place.column));
        ResultSet rows = select.executeQuery()) {
      List<PlaceTally> tallies = new ArrayList<>();
      while (rows.next()) {
        tallies.add(
            new PlaceTally(
                rows.getString(1), ActaState.Name.valueOf(rows.getString(2)), rows.getInt(3)));
      }
      return tallies;
    }
  }

  /** Actas of a council that lie in no caja though there is, or may be, a paper. */
  List<ActaId> unpacked(Connection connection, TerritoryId council) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select acta from acta
            where council = ? and state not in ('EMPAQUETADA', 'SIN_ACTA')
              and not exists (select 1 from packed p where p.acta = acta.acta)
            order by position
            """)) {
      select.setString(1, council.toString());
      return ids(select);
    }
  }

  private static List<ActaId> ids(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      List<ActaId> actas = new ArrayList<>();
      while (rows.next()) {
        actas.add(new ActaId(rows.getString(1)));
      }
      return actas;
    }
  }

  /**
   * Actas that have neither arrived nor a reason, in the order of the catalogue.
   *
   * @param municipality its number; empty for all
   */
  List<ActaId> missing(Connection connection, String municipality, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select acta from acta
            where state = 'ESPERADA' and (? = '' or municipality = ?)
            order by state, position
            limit ?
            """)) {
      select.setString(1, municipality);
      select.setString(2, municipality);
      select.setInt(3, most);
      try (ResultSet rows = select.executeQuery()) {
        List<ActaId> actas = new ArrayList<>();
        while (rows.next()) {
          actas.add(new ActaId(rows.getString(1)));
        }
        return actas;
      }
    }
  }

  /** Whether some of these actas have neither arrived nor a reason. */
  boolean isAnyMissing(Connection connection, List<ActaId> actas) throws SQLException {
    for (ActaId acta : actas) {
      if (state(connection, acta) == ActaState.Name.ESPERADA) {
        return true;
      }
    }
    return false;
  }

  /** How the paper of each municipality stands, in the order of their numbers. */
  List<MunicipalityTally> municipalities(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                select coalesce(municipality, ''),
                       count(*),
                       count(case when received then 1 end),
                       count(case when state = 'SIN_ACTA' then 1 end),
                       count(case when state = 'ESPERADA' then 1 end)
                from acta
                where position is not null
                group by coalesce(municipality, '')
                order by 1
                """);
        ResultSet rows = select.executeQuery()) {
      List<MunicipalityTally> tallies = new ArrayList<>();
      while (rows.next()) {
        tallies.add(
            new MunicipalityTally(
                rows.getString(1), rows.getInt(2), rows.getInt(3), rows.getInt(4), rows.getInt(5)));
      }
      return tallies;
    }
  }

  int countMissing(Connection connection, String municipality) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select count(*) from acta
            where state = 'ESPERADA' and (? = '' or municipality = ?)
            """)) {
      select.setString(1, municipality);
      select.setString(2, municipality);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
