package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
import mx.openprep.night.NightViews;
import mx.openprep.people.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One more event costs the board the same with a hundredth of the actas at work and with all. */
class NightCostIT {
  private static final Logger LOG = LoggerFactory.getLogger(NightCostIT.class);
  private static final int ACTAS = 10_000;
  private static final int MEASURED = 300;
  // Below this the clock and the machine say more than the code.
  private static final Duration NOISE = Duration.ofNanos(300_000);

  @TempDir Path directory;

  private record Cost(Duration first, Duration update) {}

  @Test
  void anUpdateCostsTheSameAtOnePercentAndAtAll() throws IOException {
    ElectionPackage election =
        TestElections.withMoreActas(
            Files.createDirectory(directory.resolve("package")), ACTAS + 2 * MEASURED);
    Cost few = measure("few", election, ACTAS / 100);
    Cost all = measure("all", election, ACTAS);
    LOG.warn(
        "first look and update of the board: {} actas {} µs and {} µs; {} actas {} µs and {} µs",
        ACTAS / 100,
        few.first().toNanos() / 1_000,
        few.update().toNanos() / 1_000,
        ACTAS,
        all.first().toNanos() / 1_000,
        all.update().toNanos() / 1_000);
    assertThat(all.update())
        .isLessThan(Duration.ofNanos(Math.max(NOISE.toNanos(), 2 * few.update().toNanos())));
  }

  private Cost measure(String name, ElectionPackage election, int atWork) throws IOException {
    Path home = directory.resolve(name);
    NodeConfiguration configuration = NodeAtWork.configuration(home);
    DurableFiles.createDirectories(home);
    StoreSpace space = new StoreSpace(configuration.directory(), 0);
    try (Database database = Database.open(configuration.directory(), space)) {
      LocalCatalogue catalogue = new LocalCatalogue(election, configuration.catd());
      Journal journal =
          new Journal(
              database, configuration, catalogue, Clock.systemUTC(), new Projection(catalogue));
      journal.open("test");
      List<ExpectedActa> actas = election.actas(configuration.catd());
      fill(journal, election, actas.subList(actas.size() - atWork, actas.size()));
      NightReader night = new NightReader(catalogue, journal, database);
      NightViews views =
          new NightViews(
              catalogue,
              new NodeNightPeople(
                  new People(database),
                  new LeaseBook(Clock.systemUTC(), LeaseSeal.passing()),
                  journal));
      long start = System.nanoTime();
      NightViews.Told told = night.look(NightViews::told);
      Duration first = Duration.ofNanos(System.nanoTime() - start);
      long[] nanos = new long[MEASURED];
      for (int i = 0; i < MEASURED; i++) {
        receive(journal, actas.get(i));
        NightViews.Told before = told;
        long from = System.nanoTime();
        told =
            night.look(fold -> {
              var _ = views.board(fold, before);
              var _ = views.actas(fold, before);
              return NightViews.told(fold);
            });
        nanos[i] = System.nanoTime() - from;
      }
      Arrays.sort(nanos);
      return new Cost(first, Duration.ofNanos(nanos[MEASURED / 2]));
    }
  }

  private static void receive(Journal journal, ExpectedActa acta) {
    journal.write(
        new Author(Optional.of(new PersonId("acopiador1")), "A"),
        transaction ->
            transaction.append(
                new ActaFact.Acopiada(acta.id(), DocumentType.ACTA_PREP, "", IdentifiedBy.QR)));
  }

  /** Received, scanned, and half of them captured once; in one transaction, which is quick. */
  private static void fill(Journal journal, ElectionPackage election, List<ExpectedActa> actas) {
    journal.write(
        new Author(Optional.of(new PersonId("capturista1")), "A"),
        transaction -> {
          for (ExpectedActa acta : actas) {
            ImageHash image = ImageHash.of(Client.jpeg(acta.id().value()));
            transaction.append(
                new ActaFact.Acopiada(acta.id(), DocumentType.ACTA_PREP, "", IdentifiedBy.QR));
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
          return actas;
        });
  }
}
