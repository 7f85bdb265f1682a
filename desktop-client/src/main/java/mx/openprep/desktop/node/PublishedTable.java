package mx.openprep.desktop.node;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.ActaId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.PublishedActa;

/** What the centre last said the public is shown of each acta. */
final class PublishedTable {
  private static final String THROUGH = "published through";
  private static final String MADE = "published made";

  /**
   * A row of the last cut that changed it.
   *
   * @param made when that cut was made
   * @param differs whether it is otherwise than the node had settled and sent
   */
  record Shown(PublishedActa row, long cut, Instant made, boolean differs) {}

  /**
   * The last cut of which all is known here.
   *
   * @param number 0 before the first
   */
  record LastCut(long number, Optional<Instant> made) {}

  void put(Connection connection, Shown shown) throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            """
            merge into published (acta, cut, made, content, differs) key (acta)
            values (?, ?, ?, ?, ?)
            """)) {
      merge.setString(1, shown.row().getActa());
      merge.setLong(2, shown.cut());
      merge.setObject(3, shown.made());
      merge.setBytes(4, shown.row().toByteArray());
      merge.setBoolean(5, shown.differs());
      merge.executeUpdate();
    }
  }

  void remove(Connection connection, ActaId acta) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from published where acta = ?")) {
      delete.setString(1, acta.value());
      delete.executeUpdate();
    }
  }

  Optional<Shown> of(Connection connection, ActaId acta) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select content, cut, made, differs from published where acta = ?")) {
      select.setString(1, acta.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Shown(
                    parsed(row.getBytes(1)),
                    row.getLong(2),
                    row.getObject(3, Instant.class),
                    row.getBoolean(4)))
            : Optional.empty();
      }
    }
  }

  /** An acta as settled here and shown to the public since a cut. */
  record AsSettled(ActaId acta, Instant made) {}

  /** Those that came with later cuts than this one. */
  List<AsSettled> asSettledAfter(Connection connection, long cut) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select p.acta, p.made from published p join acta a on a.acta = p.acta
            where p.cut > ? and a.published
            order by p.cut
            """)) {
      select.setLong(1, cut);
      try (ResultSet rows = select.executeQuery()) {
        List<AsSettled> shown = new ArrayList<>();
        while (rows.next()) {
          shown.add(new AsSettled(new ActaId(rows.getString(1)), rows.getObject(2, Instant.class)));
        }
        return shown;
      }
    }
  }

  private static PublishedActa parsed(byte[] content) {
    try {
      return PublishedActa.parseFrom(content);
    } catch (InvalidProtocolBufferException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  LastCut lastCut(Connection connection) throws SQLException {
    Optional<String> number = StoreSettings.get(connection, THROUGH);
    return new LastCut(
        number.map(Long::parseLong).orElse(0L),
        StoreSettings.get(connection, MADE).map(Instant::parse));
  }

  void lastCut(Connection connection, long number, Instant made) throws SQLException {
    StoreSettings.put(connection, THROUGH, Long.toString(number));
    StoreSettings.put(connection, MADE, made.toString());
  }

  int count(Connection connection) throws SQLException {
    return count(connection, "select count(*) from published");
  }

  int countDiffering(Connection connection) throws SQLException {
    return count(connection, "select count(*) from published where differs = true");
  }

  private static int count(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
