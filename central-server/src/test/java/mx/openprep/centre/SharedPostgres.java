package mx.openprep.centre;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import mx.openprep.centre.database.CentreSessions;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One real PostgreSQL, as durable as the centre asks for; every user gets a database of its own.
 */
public final class SharedPostgres implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  public SharedPostgres() throws IOException {
    postgres =
        EmbeddedPostgres.builder()
            .setLocaleConfig("encoding", "UTF8")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
  }

  /** The URL of a new, empty database; user postgres, no password. */
  public String newDatabase() throws SQLException {
    String name = "d" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
  }

  /** A new database with all tables of the centre, and nothing in them. */
  public DataSource migrated() throws SQLException {
    return migrate(newDatabase());
  }

  /** The same, with the sessions that the centre keeps to its own. */
  public HikariDataSource sessions() throws SQLException {
    String url = newDatabase();
    migrate(url);
    return CentreSessions.open(url);
  }

  private static DataSource migrate(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser("postgres");
    Flyway.configure().dataSource(source).load().migrate();
    return source;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
