package mx.openprep.centre.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import mx.openprep.centre.StationOverProcess;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import mx.openprep.message.MessageCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The centre is killed while nodes send; nothing that was acknowledged may be missing or twice. */
class KilledCentreTest {
  private static final Logger LOG = LoggerFactory.getLogger(KilledCentreTest.class);
  private static final int NODES = 3;
  private static final int BATCH = 20;

  /** One node that sends until its link breaks, and remembers the last acknowledgement. */
  private record Sender(TestStation station, TestJournal journal, AtomicLong acknowledged) {
    void sendUntilCut() throws InterruptedException {
      try {
        while (true) {
          for (int i = 0; i < BATCH; i++) {
            journal.session("ana");
          }
          acknowledged.set(station.append(journal.last(BATCH)));
        }
      } catch (StatusException cut) {
        station.close();
      }
    }
  }

  @Test
  @Timeout(180)
  void afterKillAndRestartEveryAcknowledgedEventIsThereOnce(@TempDir Path directory)
      throws Exception {
    CentreProcess first = CentreProcess.start(directory);
    StationOverProcess stations = new StationOverProcess(directory);
    List<Sender> senders = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      TestStation station = stations.enrol(first.port());
      senders.add(new Sender(station, station.newJournal(), new AtomicLong()));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> sending = new ArrayList<>();
      for (Sender sender : senders) {
        sending.add(
            threads.submit(() -> {
              sender.sendUntilCut();
              return null;
            }));
      }
      while (senders.stream().anyMatch(s -> s.acknowledged().get() < 15L * BATCH)) {
        Thread.onSpinWait();
      }
      first.kill();
      for (Future<?> future : sending) {
        future.get();
      }
    }
    assertThat(CentreProcess.hasPostmaster(directory)).as("a leftover postmaster").isTrue();

    long started = System.nanoTime();
    try (CentreProcess second = CentreProcess.start(directory)) {
      Duration restart = Duration.ofNanos(System.nanoTime() - started);
      assertThat(restart).isLessThan(Duration.ofSeconds(60));
      long acknowledged = 0;
      for (Sender sender : senders) {
        acknowledged += sender.acknowledged().get();
        try (TestStation again = stations.reconnect(sender.station(), second.port())) {
          long held = again.handshake().getLastSequence();
          assertThat(held).isGreaterThanOrEqualTo(sender.acknowledged().get());
          List<byte[]> journal = sender.journal().envelopes();
          if (held < journal.size()) {
            again.append(journal.subList((int) held, journal.size()));
          }
          assertThat(events(directory, sender)).containsExactlyElementsOf(journal);
        }
      }
      LOG.warn(
          "{} events acknowledged before kill -9, 0 lost, 0 doubled; ready again after {} ms",
          acknowledged,
          restart.toMillis());
      assertThat(CentreProcess.refusalOfSecond(directory)).isEqualTo(MessageCode.STORE_IN_USE);
      requireDurable(directory);
    }
    assertThat(CentreProcess.hasPostmaster(directory)).as("stopped with the centre").isFalse();
  }

  private static DataSource database(Path directory) throws Exception {
    return DatabaseAccess.embedded(directory);
  }

  private static List<byte[]> events(Path directory, Sender sender) throws Exception {
    return JdbcClient.create(database(directory))
        .sql("select envelope from event where node = ? order by position")
        .param(sender.station().name())
        .query(byte[].class)
        .list();
  }

  private static void requireDurable(Path directory) throws Exception {
    JdbcClient jdbc = JdbcClient.create(database(directory));
    assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
    assertThat(jdbc.sql("show synchronous_commit").query(String.class).single()).isEqualTo("on");
    PGSimpleDataSource stranger = new PGSimpleDataSource();
    stranger.setUrl(((PGSimpleDataSource) database(directory)).getUrl());
    stranger.setUser("postgres");
    stranger.setPassword("postgres");
    assertThatThrownBy(stranger::getConnection)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }
}
