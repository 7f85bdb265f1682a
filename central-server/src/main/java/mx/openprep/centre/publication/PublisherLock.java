package mx.openprep.centre.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Among all instances of the centre, one publishes at a time. PostgreSQL frees it if we die. */
final class PublisherLock {
  /** "PREPCUTS" in ASCII. */
  private static final long KEY = 0x5052455043555453L;

  private final Connection connection;

  private PublisherLock(Connection connection) {
    this.connection = connection;
  }

  /** Empty when somebody else publishes. */
  static Optional<PublisherLock> tryAcquire(DataSource database) throws SQLException {
    Connection connection = database.getConnection();
    if (call(connection, "select pg_try_advisory_lock(?)")) {
      return Optional.of(new PublisherLock(connection));
    }
    connection.close();
    return Optional.empty();
  }

  void release() throws SQLException {
    try (connection) {
      call(connection, "select pg_advisory_unlock(?)");
    }
  }

  private static boolean call(Connection connection, String function) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(function)) {
      select.setLong(1, KEY);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
