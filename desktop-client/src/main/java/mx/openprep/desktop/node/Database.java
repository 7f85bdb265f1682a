package mx.openprep.desktop.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's H2 store: one connection, one transaction at a time. After a failure the engine is
 * reopened at the next use, from what is on the disk.
 *
 * <p>The engine only appends to its file: where it may write into what older transactions left
 * free, a killed process can be reopened with less than it had acknowledged (decision 49). The file
 * is written anew, without what is dead in it, when it has grown much.
 */
final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private static final String SETTINGS =
      String.join(
          ";",
          "",
          "CIPHER=AES",
          // Else a commit is answered before it is written; the checkpoint adds the fsync.
          "WRITE_DELAY=0",
          "REUSE_SPACE=FALSE",
          "MAX_COMPACT_TIME=0",
          // We close the store ourselves, before the process ends.
          "DB_CLOSE_ON_EXIT=FALSE",
          "TRACE_LEVEL_FILE=0",
          // Every one of our statements stays parsed.
          "QUERY_CACHE_SIZE=64");

  /** A smaller file is never written anew, in bytes. */
  private static final long SMALL = 256L << 20;

  /** A file is written anew when it is so many times what it was after the last time. */
  private static final int GROWN = 4;

  private final StoreLock storeLock;
  private final StoreSpace space;
  private final Path directory;
  private final Path file;
  private final JdbcDataSource source;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable Connection connection;
  private boolean closed;
  private final long small;
  private long tooLarge;

  /** Statements that belong together. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private Database(
      StoreLock storeLock, StoreSpace space, Path directory, JdbcDataSource source, long small) {
    this.storeLock = storeLock;
    this.space = space;
    this.directory = directory;
    this.file = file(directory);
    this.source = source;
    this.small = small;
    this.tooLarge = small;
  }

  /**
   * Opens or creates the store in this directory and brings its tables up to date.
   *
   * @throws Refusal STORE_IN_USE, DISK_FULL or STORE_FAILED
   */
  static Database open(Path directory, StoreSpace space) {
    return open(directory, space, "file:", SMALL);
  }

  /**
   * Opens a store through another of H2's file systems.
   *
   * @param files its prefix
   * @param small bytes below which the file is never written anew
   */
  static Database open(Path directory, StoreSpace space, String files, long small) {
    try {
      StoreLock lock = StoreLock.take(directory.resolve("node.lock"));
      try {
        String key = StoreKey.of(directory.resolve("node.key"), Files.exists(file(directory)));
        Database database =
            new Database(
                lock, space, directory, source(files, directory.resolve("node"), key), small);
        database.migrate();
        return database;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw space.failure(e);
    }
  }

  private static Path file(Path directory) {
    return directory.resolve("node.mv.db");
  }

  private static JdbcDataSource source(String files, Path file, String key) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:" + files + file.toAbsolutePath() + SETTINGS);
    source.setUser("node");
    // H2 takes the file's password and the user's in one, parted by a space.
    source.setPassword(key + " " + key);
    return source;
  }

  private void migrate() {
    turn.lock();
    try {
      space.require(0);
      connection();
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:mx/openprep/desktop/node/schema")
          // Numbers are given out before the work is done, and stores of both orders exist.
          .outOfOrder(true)
          .load()
          .migrate();
    } catch (SQLException | FlywayException e) {
      abandon();
      throw failure(e);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Does work that is on the disk when this returns, or not at all done when it throws.
   *
   * <p>Should the disk fail between commit and fsync, the work may be found done after all; whoever
   * repeats it meets its own deed.
   *
   * @throws Refusal from the work itself, or DISK_FULL or STORE_FAILED
   */
  <T> T write(Work<T> work) {
    space.require(0);
    return inTurn(open -> {
      T result = committed(open, work);
      execute(open, "checkpoint sync");
      writeAnewIfGrown(open);
      return result;
    });
  }

  /**
   * Keeps what may be lost without harm, because somebody will say it again: no fsync, and done
   * even when the disk is too full for work.
   */
  <T> T keep(Work<T> work) {
    return inTurn(open -> {
      T result = committed(open, work);
      writeAnewIfGrown(open);
      return result;
    });
  }

  /** Reads a consistent state. */
  <T> T read(Work<T> work) {
    return inTurn(open -> {
      try {
        return work.on(open);
      } finally {
        open.rollback();
      }
    });
  }

  private <T> T inTurn(Work<T> work) {
    turn.lock();
    try {
      return work.on(connection());
    } catch (SQLException e) {
      abandon();
      throw failure(e);
    } finally {
      turn.unlock();
    }
  }

  // Into a second file that takes the first one's name when it is whole and on the disk.
  private void writeAnewIfGrown(Connection open) {
    long size = file.toFile().length();
    boolean within = turn.getHoldCount() > 1;
    if (within || size < tooLarge || !space.fits(size)) {
      return;
    }
    // Should it fail it is not tried again before the file has grown as much once more.
    tooLarge = GROWN * size;
    long started = System.nanoTime();
    try {
      execute(open, "shutdown compact");
      connection = null;
      DurableFiles.syncDirectory(directory);
      connection();
      tooLarge = Math.max(small, GROWN * file.toFile().length());
      LOG.info(
          "The store is written anew: {} bytes were {}, {} ms",
          file.toFile().length(),
          size,
          Duration.ofNanos(System.nanoTime() - started).toMillis());
    } catch (SQLException | IOException e) {
      // What was asked for is done and on the disk; the next use opens what is there.
      LOG.warn("The store could not be written anew", e);
      abandon();
    }
  }

  private static void execute(Connection open, String command) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute(command);
    }
  }

  private static <T> T committed(Connection open, Work<T> work) throws SQLException {
    try {
      T result = work.on(open);
      open.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      undo(open, e);
      throw e;
    }
  }

  // That the undoing fails too must not hide why it was needed.
  private static void undo(Connection open, Exception cause) {
    try {
      open.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private Connection connection() throws SQLException {
    if (closed) {
      throw new IllegalStateException("The node is closed");
    }
    Connection open = connection;
    if (open == null) {
      open = source.getConnection();
      open.setAutoCommit(false);
      connection = open;
    }
    return open;
  }

  // Whatever the engine still holds in memory is not to be trusted; the disk is.
  private void abandon() {
    Connection open = connection;
    connection = null;
    if (open == null) {
      return;
    }
    try (open) {
      execute(open, "shutdown immediately");
    } catch (SQLException e) {
      LOG.debug("The store was already down", e);
    }
  }

  private Refusal failure(Exception cause) {
    boolean inUse =
        cause instanceof SQLException e && e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
    if (inUse) {
      return new Refusal(MessageCode.STORE_IN_USE, cause);
    }
    Refusal refusal = space.failure(cause);
    if (refusal.code() == MessageCode.DISK_FULL) {
      LOG.warn("The disk is full: {}", cause.getMessage());
    } else {
      LOG.error("The store failed", cause);
    }
    return refusal;
  }

  @Override
  public void close() {
    turn.lock();
    try (storeLock) {
      closed = true;
      Connection open = connection;
      connection = null;
      if (open != null) {
        // The mark of a clean end must not reach the disk before what it marks.
        try (open) {
          execute(open, "checkpoint sync");
        }
      }
    } catch (SQLException | IOException e) {
      LOG.warn("The store did not close cleanly; nothing acknowledged is lost", e);
    } finally {
      turn.unlock();
    }
  }
}
