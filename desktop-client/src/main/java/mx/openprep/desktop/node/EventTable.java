package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** The append-only table of envelopes. */
final class EventTable {
  JournalHead head(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                select sequence, hash from event order by sequence desc limit 1
                """);
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? new JournalHead(row.getLong(1), EventHash.fromBytes(row.getBytes(2)))
          : JournalHead.EMPTY;
    }
  }

  /** Appends the entry: encoded here, once. */
  void append(Connection connection, Event event) throws SQLException {
    byte[] envelope = EventCodec.encode(event);
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into event (sequence, id, acta, recorded, envelope, hash)
            values (?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, event.sequence());
      insert.setObject(2, event.id());
      insert.setString(3, acta(event.fact()).map(ActaId::value).orElse(null));
      insert.setObject(4, event.time());
      insert.setBytes(5, envelope);
      insert.setBytes(6, EventHash.of(envelope).bytes());
      insert.executeUpdate();
    }
  }

  private static Optional<ActaId> acta(Fact fact) {
    return switch (fact) {
      case Fact.OfActa(ActaFact ofActa) -> Optional.of(ofActa.acta());
      case Fact.LeaseTakenBack taken -> Optional.of(taken.acta());
      case Fact _ -> Optional.empty();
    };
  }

  /** The life of one acta here and elsewhere, in the order in which it became known here. */
  List<Event> ofActa(Connection connection, ActaId acta) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select envelope, sequence as place, 0 as number from event where acta = ?
            union all
            select envelope, after_sequence, number from elsewhere where acta = ?
            order by place, number
            """)) {
      select.setString(1, acta.value());
      select.setString(2, acta.value());
      return envelopes(select).stream().map(EventTable::decoded).toList();
    }
  }

  /** Envelopes as stored, after the given sequence, oldest first. */
  List<byte[]> after(Connection connection, long sequence, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select envelope from event where sequence > ? order by sequence limit ?
            """)) {
      select.setLong(1, sequence);
      select.setInt(2, most);
      return envelopes(select);
    }
  }

  Optional<EventHash> hashOf(Connection connection, long sequence) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select hash from event where sequence = ?")) {
      select.setLong(1, sequence);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(EventHash.fromBytes(row.getBytes(1))) : Optional.empty();
      }
    }
  }

  private static List<byte[]> envelopes(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      List<byte[]> envelopes = new ArrayList<>();
      while (rows.next()) {
        envelopes.add(rows.getBytes(1));
      }
      return envelopes;
    }
  }

  /** An entry of our own journal; that it does not decode means the store is damaged. */
  static Event decoded(byte[] envelope) {
    try {
      return EventCodec.decode(envelope);
    } catch (MalformedEventException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }
}
