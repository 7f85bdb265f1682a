package mx.openprep.centre.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.postgresql.ds.PGSimpleDataSource;

/** How a command reaches the database of a centre that runs in another process. */
public final class DatabaseAccess {
  private DatabaseAccess() {}

  /**
   * The embedded database of the centre that runs on this data directory.
   *
   * @throws Refusal CENTRE_UNREACHABLE when none runs
   */
  public static DataSource embedded(Path dataDirectory) throws IOException {
    Path directory = DatabaseConfiguration.embedded(dataDirectory);
    return dataSource(
        EmbeddedDatabase.running(directory)
            .orElseThrow(
                () -> new Refusal(MessageCode.CENTRE_UNREACHABLE, dataDirectory.toString())));
  }

  /** A database that was started by {@link #start}; closing stops it. */
  public static final class Started implements AutoCloseable {
    private final EmbeddedDatabase database;

    private Started(EmbeddedDatabase database) {
      this.database = database;
    }

    public DataSource source() {
      return dataSource(database.coordinates());
    }

    @Override
    public void close() {
      database.close();
    }
  }

  /**
   * Starts the embedded database of a data directory on which no centre runs, making it if need be.
   *
   * @throws Refusal STORE_IN_USE, STORE_FAILED
   */
  public static Started start(Path dataDirectory) {
    return new Started(
        EmbeddedDatabase.start(DatabaseConfiguration.embedded(dataDirectory), Optional.empty()));
  }

  /** An external database. */
  public static DataSource external(String url, String user, Optional<Path> passwordFile)
      throws IOException {
    String password = passwordFile.isPresent() ? Files.readString(passwordFile.get()).strip() : "";
    return dataSource(new Database.Coordinates(url, user, password));
  }

  private static DataSource dataSource(Database.Coordinates coordinates) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(coordinates.url());
    dataSource.setUser(coordinates.user());
    dataSource.setPassword(coordinates.password());
    return dataSource;
  }
}
