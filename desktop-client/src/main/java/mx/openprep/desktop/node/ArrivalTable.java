package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import mx.openprep.election.CasillaId;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.people.PersonId;

/** When sobres should arrive, as last known. */
final class ArrivalTable {
  /** What somebody knows of a sobre on its way. */
  record Expected(Instant at, String note, String person, Instant noted) {
    boolean isOverdue(Instant now) {
      return at.isBefore(now);
    }
  }

  void put(Connection connection, Event event, Fact.ArrivalExpected fact) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from arrival where casilla = ?")) {
      delete.setString(1, fact.casilla().value());
      delete.executeUpdate();
    }
    if (fact.expected().isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into arrival (casilla, expected, note, person, noted) values (?, ?, ?, ?, ?)
            """)) {
      insert.setString(1, fact.casilla().value());
      insert.setObject(2, fact.expected().get());
      insert.setString(3, fact.note());
      insert.setString(4, event.person().map(PersonId::value).orElse(""));
      insert.setObject(5, event.time());
      insert.executeUpdate();
    }
  }

  /** All of them: those of sobres that have arrived meanwhile, too. */
  Map<CasillaId, Expected> all(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select casilla, expected, note, person, noted from arrival");
        ResultSet rows = select.executeQuery()) {
      Map<CasillaId, Expected> found = new HashMap<>();
      while (rows.next()) {
        found.put(
            new CasillaId(rows.getString(1)),
            new Expected(
                rows.getObject(2, OffsetDateTime.class).toInstant(),
                rows.getString(3),
                rows.getString(4),
                rows.getObject(5, OffsetDateTime.class).toInstant()));
      }
      return found;
    }
  }
}
