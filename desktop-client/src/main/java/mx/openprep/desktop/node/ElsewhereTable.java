package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Event;

/** Entries of the centre's journal, woven into this node's own in the order in which they came. */
final class ElsewhereTable {
  private final EventTable events = new EventTable();

  /**
   * An entry and its place.
   *
   * @param place the last own entry before it, or its own sequence
   * @param number 0 for an own entry
   */
  record Woven(Event event, long place, long number) {
    boolean isOwn() {
      return number == 0;
    }
  }

  /** How far somebody has read. */
  record Cursor(long place, long number) {
    static final Cursor START = new Cursor(0, 0);

    Cursor after(Woven entry) {
      return entry.isOwn() ? new Cursor(entry.place(), number) : new Cursor(place, entry.number());
    }
  }

  long through(Connection connection) throws SQLException {
    return one(connection, "select coalesce(max(sequence), 0) from elsewhere");
  }

  /**
   * Keeps an entry.
   *
   * @param acta whose life it is a part of
   * @param folded false: kept, and folded into nothing
   * @param place the last own entry
   */
  void add(
      Connection connection,
      Event event,
      byte[] envelope,
      Optional<ActaId> acta,
      boolean folded,
      long place)
      throws SQLException {
    long number = one(connection, "select coalesce(max(number), 0) + 1 from elsewhere");
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into elsewhere (number, sequence, acta, folded, after_sequence, envelope)
            values (?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, number);
      insert.setLong(2, event.sequence());
      if (acta.isPresent()) {
        insert.setString(3, acta.get().value());
      } else {
        insert.setNull(3, Types.VARCHAR);
      }
      insert.setBoolean(4, folded);
      insert.setLong(5, place);
      insert.setBytes(6, envelope);
      insert.executeUpdate();
    }
  }

  private static long one(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The next entries, own and others', in the order in which they came. */
  List<Woven> after(Connection connection, Cursor cursor, int most) throws SQLException {
    List<Woven> own = new ArrayList<>();
    for (byte[] envelope : events.after(connection, cursor.place(), most)) {
      Event event = EventTable.decoded(envelope);
      own.add(new Woven(event, event.sequence(), 0));
    }
    long upTo = own.size() < most ? Long.MAX_VALUE : own.getLast().place();
    List<Woven> woven = new ArrayList<>();
    int next = 0;
    for (Woven other : others(connection, cursor.number(), upTo)) {
      while (next < own.size() && own.get(next).place() <= other.place()) {
        woven.add(own.get(next));
        next++;
      }
      woven.add(other);
    }
    woven.addAll(own.subList(next, own.size()));
    return woven;
  }

  private static List<Woven> others(Connection connection, long number, long upTo)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select envelope, after_sequence, number from elsewhere
            where number > ? and after_sequence <= ? and folded order by number
            """)) {
      select.setLong(1, number);
      select.setLong(2, upTo);
      try (ResultSet rows = select.executeQuery()) {
        List<Woven> others = new ArrayList<>();
        while (rows.next()) {
          others.add(
              new Woven(EventTable.decoded(rows.getBytes(1)), rows.getLong(2), rows.getLong(3)));
        }
        return others;
      }
    }
  }
}
