package mx.openprep.centre.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import mx.openprep.centre.CentreSettings;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  /** The writer, the folds, the cuts and the portal; more connections only queue on the disk. */
  private static final int CONNECTIONS = 12;

  /**
   * How an instance's session works: what it acknowledges is on disk, and what it has locked in a
   * transaction it stands still in, the other instances have back after a minute.
   */
  private static final String SESSION =
      "set synchronous_commit = on; set idle_in_transaction_session_timeout = '1min'";

  @Bean
  DatabaseSettings databaseSettings(Environment environment) {
    return DatabaseSettings.of(environment);
  }

  @Bean
  Database database(CentreSettings centre, DatabaseSettings settings) {
    return settings
        .url()
        .<Database>map(url -> new Database.External(settings.coordinates(url)))
        .orElseGet(
            () -> EmbeddedDatabase.start(embedded(centre.dataDirectory()), settings.binaries()));
  }

  static Path embedded(Path dataDirectory) {
    return dataDirectory.toAbsolutePath().resolve("postgresql");
  }

  @Bean
  HikariDataSource dataSource(Database database) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.coordinates().url());
    config.setUsername(database.coordinates().user());
    config.setPassword(database.coordinates().password());
    // What the server says of an error may quote a row, and rows name people.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionInitSql(SESSION);
    HikariDataSource dataSource = new HikariDataSource(config);
    requireDurable(dataSource);
    return dataSource;
  }

  /** Without fsync a power cut takes back what was acknowledged. */
  private static void requireDurable(HikariDataSource dataSource) {
    for (String setting : new String[] {"fsync", "full_page_writes"}) {
      String value =
          JdbcClient.create(dataSource).sql("show " + setting).query(String.class).single();
      if (!value.equals("on")) {
        dataSource.close();
        throw new Refusal(MessageCode.STORE_NOT_DURABLE, setting + " = " + value);
      }
    }
  }
}
