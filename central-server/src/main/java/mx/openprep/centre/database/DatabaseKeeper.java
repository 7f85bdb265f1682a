package mx.openprep.centre.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mx.openprep.message.Refusal;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded PostgreSQL again when it was killed. It waits on a connection on which
 * nothing is ever said: that one ends the moment the server does.
 */
final class DatabaseKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseKeeper.class);
  private static final long MILLIS_BETWEEN_TRIES = 200;

  private final Database.Coordinates coordinates;
  private final Runnable startAgain;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread watch;

  /**
   * Begins to watch.
   *
   * @param startAgain throws a {@link Refusal} or an IllegalStateException when it cannot yet
   */
  DatabaseKeeper(Database.Coordinates coordinates, Runnable startAgain) {
    this.coordinates = coordinates;
    this.startAgain = startAgain;
    this.watch = Thread.ofVirtual().name("database-keeper").start(this::watch);
  }

  private void watch() {
    do {
      try (Connection connection =
          DriverManager.getConnection(
              coordinates.url(), coordinates.user(), coordinates.password())) {
        var _ = connection.unwrap(PGConnection.class).getNotifications(0);
      } catch (SQLException gone) {
        if (isRefused(gone) && !isClosed()) {
          tryToStart();
        }
      }
    } while (!isClosed());
  }

  private static boolean isRefused(SQLException gone) {
    return PSQLState.CONNECTION_UNABLE_TO_CONNECT.getState().equals(gone.getSQLState());
  }

  private void tryToStart() {
    LOG.error("PostgreSQL is gone: starting it again");
    try {
      startAgain.run();
      LOG.warn("PostgreSQL is back");
    } catch (Refusal | IllegalStateException e) {
      LOG.error("PostgreSQL does not start yet; trying again", e);
    }
  }

  /** After a moment, so that a server that goes up or down is not pressed. */
  private boolean isClosed() {
    try {
      return closed.await(MILLIS_BETWEEN_TRIES, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** From now on the server may end. */
  @Override
  public void close() {
    closed.countDown();
    watch.interrupt();
  }
}
