package mx.openprep.centre.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(CentreExtension.class)
class SessionTest {

  @Test
  void whatAnInstanceWritesIsDurableAndWhatItHasLockedIsNotKeptForEver(SharedPostgres postgres)
      throws SQLException {
    Database database =
        new Database.External(new Database.Coordinates(postgres.newDatabase(), "postgres", ""));
    try (HikariDataSource sessions = new DatabaseConfiguration().dataSource(database)) {
      assertThat(shows(sessions, "synchronous_commit")).isEqualTo("on");
      assertThat(shows(sessions, "idle_in_transaction_session_timeout")).isEqualTo("1min");
    }
  }

  private static String shows(HikariDataSource sessions, String setting) {
    return JdbcClient.create(sessions).sql("show " + setting).query(String.class).single();
  }
}
