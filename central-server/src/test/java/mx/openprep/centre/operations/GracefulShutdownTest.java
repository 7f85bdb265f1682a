package mx.openprep.centre.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import mx.openprep.acta.CaptureRound;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.StationOverProcess;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import mx.openprep.centre.database.CentreProcess;
import mx.openprep.centre.database.DatabaseAccess;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real program in a process of its own: how it ends when it is asked to, and what it logs. */
@Timeout(120)
class GracefulShutdownTest {
  private static final int SIGTERM_EXIT = 128 + 15;

  @TempDir Path directory;

  @Test
  void endsInOrderAndTheLogNamesActasButNobody() throws Exception {
    TestJournal journal;
    TestStation station;
    StationOverProcess stations = new StationOverProcess(directory);
    AtomicLong acknowledged = new AtomicLong();
    ElectionPackage election = ElectionPackageReader.read(RealCentre.MINI);
    ExpectedActa acta =
        election.actas().stream()
            .filter(a -> a.casilla().catd().value().equals("CATD-001"))
            .findFirst()
            .orElseThrow();
    try (CentreProcess centre = CentreProcess.start(directory)) {
      station = stations.enrol(centre.port());
      journal = station.newJournal();
      TestJournal sent = journal;
      TestStation sender = station;
      // Nobody received it: refused by the acta's life, an incident with an acta and a person.
      journal.captured(
          election,
          acta.id(),
          TestJournal.image(acta.id()),
          CaptureRound.FIRST,
          "capturista-guadalupe",
          5);
      acknowledged.set(station.append(journal.envelopes()));
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> sending =
            threads.submit(() -> {
              try {
                while (true) {
                  acknowledged.set(sender.append(sent.session("capturista-guadalupe").last(1)));
                }
              } catch (StatusException closed) {
                return null;
              }
            });
        while (acknowledged.get() < 50) {
          Thread.onSpinWait();
        }
        assertThat(centre.terminate(30)).isEqualTo(SIGTERM_EXIT);
        sending.get();
      }
      station.close();
    }
    assertThat(CentreProcess.hasPostmaster(directory)).isFalse();
    requireLog(acta.id().value());

    try (DatabaseAccess.Started database = DatabaseAccess.start(directory)) {
      long held =
          JdbcClient.create(database.source())
              .sql("select max(sequence) from event where node = ?")
              .param(station.name())
              .query(Long.class)
              .single();
      assertThat(held).isGreaterThanOrEqualTo(acknowledged.get());
      assertThat(held - acknowledged.get())
          .as("one answer may be cut off; it was not acknowledged then")
          .isLessThanOrEqualTo(1);
    }
  }

  private void requireLog(String acta) throws Exception {
    List<String> lines =
        Files.readAllLines(directory.resolve("log").resolve("centre.log"), StandardCharsets.UTF_8);
    JsonMapper json = new JsonMapper();
    for (String line : lines) {
      JsonNode said = json.readTree(line);
      assertThat(said.path("@timestamp").asString()).isNotEmpty();
      assertThat(said.path("message").asString()).isNotEmpty();
      assertThat(line).doesNotContain("guadalupe");
    }
    assertThat(lines)
        .anySatisfy(line -> {
          JsonNode said = json.readTree(line);
          assertThat(said.path("acta").asString("")).isEqualTo(acta);
          assertThat(said.path("code").asString("")).startsWith("F1");
        });
    assertThat(lines.getLast()).isNotEmpty();
  }
}
