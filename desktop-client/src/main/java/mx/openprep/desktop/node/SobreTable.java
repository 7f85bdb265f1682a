package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.Fact;

/** Which events are receptions of sobres. */
final class SobreTable {
  /** A reception as it stands in the journal. */
  record Entry(Event event, EventHash hash) {}

  void add(Connection connection, Event event, Fact.SobreReceived fact) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into sobre (sequence, casilla) values (?, ?)")) {
      insert.setLong(1, event.sequence());
      insert.setString(2, fact.casilla().value());
      insert.executeUpdate();
    }
  }

  /** The last receptions, newest first. */
  List<Entry> last(Connection connection, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select e.envelope, e.hash from sobre s join event e on e.sequence = s.sequence
            order by s.sequence desc limit ?
            """)) {
      select.setInt(1, most);
      try (ResultSet rows = select.executeQuery()) {
        List<Entry> entries = new ArrayList<>();
        while (rows.next()) {
          entries.add(
              new Entry(
                  EventTable.decoded(rows.getBytes(1)), EventHash.fromBytes(rows.getBytes(2))));
        }
        return entries;
      }
    }
  }
}
