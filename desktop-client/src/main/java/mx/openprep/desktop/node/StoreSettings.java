package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Names and values of the store itself. */
final class StoreSettings {
  private StoreSettings() {}

  static Optional<String> get(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select content from store_setting where name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  static void put(Connection connection, String name, String content) throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            "merge into store_setting (name, content) key (name) values (?, ?)")) {
      merge.setString(1, name);
      merge.setString(2, content);
      merge.executeUpdate();
    }
  }
}
