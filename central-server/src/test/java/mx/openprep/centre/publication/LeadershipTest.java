package mx.openprep.centre.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CentreExtension.class)
class LeadershipTest {
  private static final Duration TAKEOVER = Duration.ofMillis(400);
  private static final String JOURNAL = "select pg_advisory_xact_lock(7)";

  /** As a process does that is stopped after it moved the pointer and before it has said so. */
  @Test
  @Timeout(60)
  void whatALeaderThatStandsStillHasLockedIsFreeAfterTheTakeover(SharedPostgres postgres)
      throws Exception {
    DataSource database = PublisherTest.migrated(postgres.newDatabase());
    try (Leadership first = new Leadership(database, "first", "key", Duration.ofMinutes(1));
        Connection writing = open(database, JOURNAL);
        Connection reading = open(database, "select count(*) from publisher_epoch");
        Leadership second = new Leadership(database, "second", "key", TAKEOVER)) {
      assertThat(first.take(0)).isTrue();
      while (!second.take(0)) {
        TimeUnit.MILLISECONDS.sleep(50);
      }

      assertThat(second.epoch()).isEqualTo(2);
      try (Connection journal = open(database, JOURNAL)) {
        assertThat(journal.isValid(1)).as("the journal can be written").isTrue();
      }
      assertThatThrownBy(writing::commit).isInstanceOf(SQLException.class);
      reading.commit();
    }
  }

  private static Connection open(DataSource database, String query) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(query);
    }
    return connection;
  }
}
