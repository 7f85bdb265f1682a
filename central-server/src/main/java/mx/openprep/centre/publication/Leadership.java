package mx.openprep.centre.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import mx.openprep.centre.publication.folder.Overtaken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Among all instances of the centre one publishes: the one whose session holds an advisory lock.
 * PostgreSQL frees it when that session ends; one that shows no life for long is ended by another
 * instance. Each takeover begins an epoch, by which a publisher that wakes up later is told apart.
 */
final class Leadership implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  /** "PREPCUTS" in ASCII. */
  private static final long KEY = 0x5052455043555453L;

  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(10);
  private static final String HOLDER =
      """
      from pg_locks where locktype = 'advisory' and objsubid = 1 and granted
        and database = (select oid from pg_database where datname = current_database())
        and ((classid::bigint << 32) | objid::bigint) = ?
      """;

  /** Whoever only reads, as a backup does, holds nothing that others wait for. */
  private static final String END_STANDING_WRITERS =
      """
      select count(pg_terminate_backend(a.pid)) from pg_stat_activity a
      where a.datname = current_database() and a.pid <> pg_backend_pid()
        and a.state like 'idle in transaction%'
        and a.state_change < now() - ? * interval '1 millisecond'
        and exists (
          select from pg_locks l where l.pid = a.pid and l.granted
            and (l.mode = 'RowExclusiveLock' or l.locktype = 'advisory'))
      """;

  private final DataSource database;
  private final String instance;
  private final String signingKey;
  private final Duration takeover;
  private final ScheduledExecutorService life =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("publisher").factory());
  private @Nullable Connection held;
  private long epoch;

  /**
   * Leads nothing yet.
   *
   * @param instance for people to know which it is
   * @param takeover how long another one may show no life
   */
  Leadership(DataSource database, String instance, String signingKey, Duration takeover) {
    this.database = database;
    this.instance = instance;
    this.signingKey = signingKey;
    this.takeover = takeover;
    var _ =
        life.scheduleWithFixedDelay(
            this::showLife,
            SIGN_OF_LIFE.toMillis(),
            SIGN_OF_LIFE.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  synchronized boolean isHeld() {
    return held != null;
  }

  synchronized long epoch() {
    return epoch;
  }

  /**
   * Takes the lead if nobody has it.
   *
   * @param atLeast the epoch that readers have seen: a restored database may know fewer
   */
  synchronized boolean take(long atLeast) throws SQLException {
    if (held != null) {
      return true;
    }
    Connection connection = database.getConnection();
    boolean taken = false;
    try {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(DATABASE_PATIENCE.toMillis()));
      if (lock(connection)) {
        epoch = begin(connection, atLeast);
        held = connection;
        taken = true;
        LOG.info("This instance ({}) publishes, epoch {}", instance, epoch);
      }
    } finally {
      if (!taken) {
        connection.close();
      }
    }
    return taken;
  }

  private boolean lock(Connection connection) throws SQLException {
    if (isTrue(connection, "select pg_try_advisory_lock(?)")) {
      return true;
    }
    if (isSilent(connection) && isTrue(connection, "select pg_terminate_backend(pid) " + HOLDER)) {
      long writers = endStandingWriters(connection);
      LOG.warn(
          "The publishing instance showed no life for {}; its session was ended, and {} that stood"
              + " still in the middle of writing",
          takeover,
          writers);
    }
    return false;
  }

  /**
   * An instance that stands still may do so between two statements of a transaction: what it has
   * locked, and be it the journal, nobody else can write.
   */
  private long endStandingWriters(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(END_STANDING_WRITERS)) {
      // Its last sign of life may be younger than the moment in which it stopped.
      select.setLong(1, takeover.toMillis() / 2);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private boolean isSilent(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select alive_at < now() - ? * interval '1 millisecond'
            from publisher_epoch order by epoch desc limit 1
            """)) {
      select.setLong(1, takeover.toMillis());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private long begin(Connection connection, long atLeast) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into publisher_epoch (epoch, instance, signing_key)
            values (greatest((select coalesce(max(epoch), 0) from publisher_epoch), ?) + 1, ?, ?)
            returning epoch
            """)) {
      insert.setLong(1, atLeast);
      insert.setString(2, instance);
      insert.setString(3, signingKey);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * Asks the database, in the session that holds the lock, whether this is still the epoch.
   *
   * @throws Overtaken when it is not, or nobody can say
   */
  synchronized void confirm() {
    Connection connection = held;
    if (connection == null) {
      throw new Overtaken("Epoch " + epoch + " has ended");
    }
    try (PreparedStatement select =
            connection.prepareStatement("select max(epoch) from publisher_epoch");
        ResultSet row = select.executeQuery()) {
      row.next();
      long present = row.getLong(1);
      if (present != epoch) {
        drop(connection);
        throw new Overtaken("Epoch " + epoch + " has ended; now is " + present);
      }
    } catch (SQLException e) {
      drop(connection);
      throw new Overtaken("Nobody can say whether epoch " + epoch + " still lasts: " + e);
    }
  }

  private synchronized void showLife() {
    Connection connection = held;
    if (connection == null) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "update publisher_epoch set alive_at = now() where epoch = ?")) {
      update.setLong(1, epoch);
      update.executeUpdate();
    } catch (SQLException e) {
      LOG.warn("This instance no longer publishes: its session has ended", e);
      drop(connection);
    }
  }

  /** Gives up the lead. A session that cannot free the lock ends, so that no pool keeps it. */
  private void drop(Connection connection) {
    held = null;
    try (connection) {
      if (!isTrue(connection, "select pg_advisory_unlock(?)")) {
        connection.abort(Runnable::run);
      }
    } catch (SQLException e) {
      LOG.debug("The session had ended", e);
    }
  }

  /** Another instance may publish. */
  synchronized void resign() {
    if (held != null) {
      drop(held);
    }
  }

  @Override
  public void close() {
    life.shutdownNow();
    resign();
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, KEY);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
