package mx.openprep.desktop.node;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.desk.Author;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.files.DurableFiles;
import mx.openprep.journal.Fact;
import mx.openprep.journal.ImageQuality;
import mx.openprep.people.PersonId;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.ReleaseCaptureRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Giving out work and counting it cost the same in a small store and in a large one. */
class ClaimLatencyIT {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimLatencyIT.class);
  private static final int MEASURED = 300;
  private static final Duration NEVER_MORE = Duration.ofMillis(20);

  @TempDir Path directory;

  private record Cost(Duration claim, Duration figures) {}

  private static Duration median(Runnable measured, Runnable afterwards) {
    long[] nanos = new long[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      long start = System.nanoTime();
      measured.run();
      nanos[i] = System.nanoTime() - start;
      afterwards.run();
    }
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[MEASURED / 2]);
  }

  @Test
  void costDoesNotGrowWithWhatIsStored() throws IOException {
    Cost small = measure("small", 10);
    Cost large = measure("large", 10_000);

    LOG.warn(
        "10 actas: %d µs, 10,000 actas: %d µs; figures: %d µs and %d µs"
            .formatted(
                small.claim().toNanos() / 1_000,
                large.claim().toNanos() / 1_000,
                small.figures().toNanos() / 1_000,
                large.figures().toNanos() / 1_000));
    assertThat(large.claim())
        .isLessThan(NEVER_MORE)
        .isLessThan(small.claim().multipliedBy(4).plusMillis(2));
    assertThat(large.figures()).isLessThan(NEVER_MORE);
  }

  private Cost measure(String name, int actas) throws IOException {
    Path packageDirectory = Files.createDirectory(directory.resolve(name + "-package"));
    ElectionPackage election = TestElections.withMoreActas(packageDirectory, actas);
    Duration figures = fill(directory.resolve(name), election, actas);
    try (NodeFixture node = new NodeFixture(directory.resolve(name), election)) {
      Client client = node.as("capturista2");
      AtomicReference<CaptureTask> task = new AtomicReference<>(CaptureTask.getDefaultInstance());
      Duration claim =
          median(
              () -> task.set(client.capture.claim(ClaimRequest.getDefaultInstance())),
              () ->
                  client.capture.release(
                      ReleaseCaptureRequest.newBuilder()
                          .setLease(requireNonNull(task.get()).getLease())
                          .build()));
      return new Cost(claim, figures);
    }
  }

  /**
   * Half of the actas wait for a first capture, half for a second. One transaction: it is quick.
   */
  private static Duration fill(Path home, ElectionPackage election, int actas) throws IOException {
    NodeConfiguration configuration = NodeAtWork.configuration(home);
    DurableFiles.createDirectories(home);
    StoreSpace space = new StoreSpace(configuration.directory(), 0);
    Database database = Database.open(configuration.directory(), space);
    LocalCatalogue catalogue = new LocalCatalogue(election, configuration.catd());
    Journal journal =
        new Journal(
            database, configuration, catalogue, Clock.systemUTC(), new Projection(catalogue));
    journal.open("test");
    List<ExpectedActa> all = election.actas(configuration.catd());
    Author author = new Author(Optional.of(new PersonId("capturista1")), "A");
    journal.write(
        author,
        transaction -> {
          for (ExpectedActa acta : all.subList(all.size() - actas, all.size())) {
            ImageHash image = ImageHash.of(Client.jpeg(acta.id().value()));
            transaction.append(
                new ActaFact.Acopiada(acta.id(), DocumentType.ACTA_PREP, "", IdentifiedBy.QR));
            transaction.append(
                new Fact.ImageDigitized(
                    image, 1, Origin.CATD, Digitization.ESCANER, "", ImageQuality.UNKNOWN));
            transaction.append(
                new ActaFact.ImageIdentified(
                    acta.id(),
                    image,
                    IdentifiedBy.QR,
                    Origin.CATD,
                    Digitization.ESCANER,
                    Optional.empty()));
            if (acta.id().value().hashCode() % 2 == 0) {
              transaction.append(NodeFixture.first(election, acta, image));
            }
          }
          return author;
        });
    Outbox outbox =
        new JournalOutbox(database, journal, new ImageStore(home.resolve("images"), space));
    NodeFigures figures = new NodeFigures(database, outbox, new People(database), catalogue);
    Duration cost = median(figures::get, () -> {});
    database.close();
    return cost;
  }
}
