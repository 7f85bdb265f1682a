package mx.openprep.centre.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How an instance of the centre works with its database: a few sessions, kept open. */
final class Sessions {
  /** The writer, the folds, the cuts and the portal; more connections only queue on the disk. */
  private static final int CONNECTIONS = 12;

  /**
   * What it acknowledges is on disk, and what it has locked in a transaction it stands still in,
   * the other instances have back after a minute.
   */
  private static final String BEGIN =
      "set synchronous_commit = on; set idle_in_transaction_session_timeout = '1min'";

  private Sessions() {}

  /**
   * Opens them.
   *
   * @param url of JDBC
   * @throws Refusal STORE_NOT_DURABLE when a power cut would take back what was acknowledged
   */
  static HikariDataSource open(String url, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    // What the server says of an error may quote a row, and rows name people.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionInitSql(BEGIN);
    HikariDataSource sessions = new HikariDataSource(config);
    requireDurable(sessions);
    return sessions;
  }

  private static void requireDurable(HikariDataSource sessions) {
    for (String setting : new String[] {"fsync", "full_page_writes"}) {
      String value =
          JdbcClient.create(sessions).sql("show " + setting).query(String.class).single();
      if (!value.equals("on")) {
        sessions.close();
        throw new Refusal(MessageCode.STORE_NOT_DURABLE, setting + " = " + value);
      }
    }
  }
}
