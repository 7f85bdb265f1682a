package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mx.openprep.desk.RequestId;
import mx.openprep.desk.RequestLog;
import mx.openprep.people.PersonId;

/** The requests of this node, kept in its store for days. */
final class RequestBook implements RequestLog {
  /** Longer than any night; by then nobody asks again. */
  private static final Duration KEPT = Duration.ofDays(3);

  private final Database database;

  RequestBook(Database database) {
    this.database = database;
  }

  /** Notes, in the transaction of the deed, that it is done. */
  static void done(Connection connection, RequestId request, PersonId person, Instant now)
      throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            "merge into request (request, person, done) key (request, person) values (?, ?, ?)")) {
      merge.setString(1, request.value());
      merge.setString(2, person.value());
      merge.setObject(3, now);
      merge.executeUpdate();
    }
  }

  @Override
  public Optional<Done> find(RequestId request, PersonId person) {
    Optional<Done> found = database.read(c -> select(c, request, person));
    // The deed may have been committed by a call that then failed to force it to the disk.
    found.ifPresent(done -> database.write(c -> done));
    return found;
  }

  private static Optional<Done> select(Connection connection, RequestId request, PersonId person)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select answer from request where request = ? and person = ?")) {
      select.setString(1, request.value());
      select.setString(2, person.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Done(Optional.ofNullable(row.getBytes(1))))
            : Optional.empty();
      }
    }
  }

  @Override
  public void answered(RequestId request, PersonId person, byte[] answer) {
    database.keep(c -> {
      try (PreparedStatement update =
          c.prepareStatement("update request set answer = ? where request = ? and person = ?")) {
        update.setBytes(1, answer);
        update.setString(2, request.value());
        update.setString(3, person.value());
        return update.executeUpdate();
      }
    });
  }

  /** Forgets what nobody asks for any more. */
  void forgetOld(Instant now) {
    database.keep(c -> {
      try (PreparedStatement delete = c.prepareStatement("delete from request where done < ?")) {
        delete.setObject(1, now.minus(KEPT));
        return delete.executeUpdate();
      }
    });
  }
}
