package mx.openprep.centre.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import mx.openprep.centre.StationOverProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The centre and its PostgreSQL are killed by turns at random moments while nodes send; {@code
 * -Dopenprep.centre.kills=200} for as many as it takes to be sure.
 */
class KilledAtRandomTest {
  private static final Logger LOG = LoggerFactory.getLogger(KilledAtRandomTest.class);
  private static final int KILLS = Integer.getInteger("openprep.centre.kills", 1);
  private static final int NODES = 3;
  private static final Duration MOST = Duration.ofSeconds(60);

  /** The centre that runs, read by the nodes when they come back. */
  private static final class Running {
    private volatile CentreProcess process;

    Running(CentreProcess process) {
      this.process = process;
    }
  }

  @Test
  void whatWasAcknowledgedIsThereOnceAfterEveryKill(@TempDir Path directory) throws Exception {
    Random random = new Random(2024);
    StationOverProcess stations = new StationOverProcess(directory);
    Running centre = new Running(CentreProcess.start(directory));
    Duration longestRestart = Duration.ZERO;
    Duration longestOfPostgres = Duration.ZERO;
    try (Senders senders = new Senders()) {
      for (int i = 0; i < NODES; i++) {
        senders.add(
            stations.enrol(centre.process.port()),
            station -> stations.reconnect(station, centre.process.port()));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        senders.awaitMore(1 + random.nextInt(1_000));
        long killed = System.nanoTime();
        if (kill % 2 == 0) {
          CentreProcess.killPostgres(directory);
          senders.awaitMore(10L * NODES + 10);
          longestOfPostgres = longer(longestOfPostgres, killed);
        } else {
          centre.process.kill();
          centre.process = CentreProcess.start(directory);
          longestRestart = longer(longestRestart, killed);
        }
        if (kill % 10 == 9) {
          LOG.warn("{} kills, {} events acknowledged", kill + 1, senders.acknowledged());
        }
      }
      senders.awaitMore(50);
      long acknowledged = senders.acknowledged();
      JdbcClient jdbc = JdbcClient.create(DatabaseAccess.embedded(directory));
      senders.requireEachOnce(node ->
          jdbc.sql("select envelope from event where node = ? order by position")
              .param(node)
              .query(byte[].class)
              .list());
      LOG.warn(
          "{} kills, {} events acknowledged, 0 lost, 0 doubled; ready again after {} ms at most,"
              + " acknowledging again {} ms after a kill of PostgreSQL at most",
          KILLS,
          acknowledged,
          longestRestart.toMillis(),
          longestOfPostgres.toMillis());
      assertThat(longestRestart).isLessThan(MOST);
      assertThat(longestOfPostgres).isLessThan(MOST);
    } finally {
      centre.process.close();
    }
  }

  private static Duration longer(Duration longest, long since) {
    Duration took = Duration.ofNanos(System.nanoTime() - since);
    return took.compareTo(longest) > 0 ? took : longest;
  }
}
