package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.desk.Author;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.files.DurableFiles;
import mx.openprep.journal.Fact;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import mx.openprep.v1.FindSobresRequest;
import mx.openprep.v1.ListMissingSobresRequest;
import mx.openprep.v1.ListReceiptsRequest;
import mx.openprep.v1.ReceiveSobreRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finding and receiving a sobre with ten thousand actas stored, on the disk when answered. */
class AcopioLatencyIT {
  private static final Logger LOG = LoggerFactory.getLogger(AcopioLatencyIT.class);
  private static final int STORED = 10_000;
  private static final int MEASURED = 200;
  private static final Duration NEVER_MORE = Duration.ofMillis(50);

  @TempDir Path directory;

  private record Cost(Duration median, Duration of95) {
    @Override
    public String toString() {
      return "median %.1f ms, 95 %% within %.1f ms"
          .formatted(median.toNanos() / 1e6, of95.toNanos() / 1e6);
    }
  }

  private static Cost cost(List<ExpectedActa> actas, Consumer<ExpectedActa> measured) {
    List<Duration> all = new ArrayList<>();
    for (ExpectedActa acta : actas) {
      long start = System.nanoTime();
      measured.accept(acta);
      all.add(Duration.ofNanos(System.nanoTime() - start));
    }
    Collections.sort(all);
    return new Cost(all.get(all.size() / 2), all.get(all.size() * 95 / 100));
  }

  @Test
  void tenThousandActasStored() throws IOException {
    Path files = Files.createDirectory(directory.resolve("package"));
    ElectionPackage election = TestElections.withMoreActas(files, STORED + MEASURED);
    fill(directory.resolve("node"), election);
    try (NodeFixture node = new NodeFixture(directory.resolve("node"), election)) {
      Client client = node.as(Role.ACOPIADOR);
      List<ExpectedActa> all = election.actas(TestElections.CATD);
      List<ExpectedActa> awaited = all.subList(all.size() - MEASURED, all.size());
      Cost find =
          cost(
              awaited,
              acta ->
                  client.sobres.findSobres(
                      FindSobresRequest.newBuilder().setQr(node.qr(acta)).build()));
      Cost receive =
          cost(
              awaited,
              acta ->
                  client.sobres.receiveSobre(
                      ReceiveSobreRequest.newBuilder()
                          .setCasilla(acta.casilla().id().value())
                          .addActas(acta.id().value())
                          .setDocumentType(mx.openprep.v1.DocumentType.ACTA_PREP)
                          .setTransferMechanism("F-D")
                          .setIdentifiedBy(mx.openprep.v1.IdentifiedBy.QR)
                          .setSealIntact(true)
                          .build()));
      Cost last =
          cost(
              awaited,
              acta ->
                  client.sobres.listReceipts(
                      ListReceiptsRequest.newBuilder().setLimit(10).build()));
      Cost missing =
          cost(
              awaited.subList(0, MEASURED / 4),
              acta ->
                  client.sobres.listMissingSobres(
                      ListMissingSobresRequest.newBuilder().setSearch("contigua").build()));
      LOG.warn(
          "{} actas stored. find {}; receive {}; last ten {}; missing {}",
          STORED,
          find,
          receive,
          last,
          missing);
      assertThat(find.of95()).isLessThan(NEVER_MORE);
      assertThat(receive.of95()).isLessThan(NEVER_MORE);
    }
  }

  /** All but the last are received. One transaction: it is quick. */
  private static void fill(Path home, ElectionPackage election) throws IOException {
    NodeConfiguration configuration = NodeAtWork.configuration(home);
    DurableFiles.createDirectories(home);
    Database database = Database.open(configuration.directory(), new StoreSpace(home, 0));
    LocalCatalogue catalogue = new LocalCatalogue(election, configuration.catd());
    Journal journal =
        new Journal(
            database, configuration, catalogue, Clock.systemUTC(), new Projection(catalogue));
    journal.open("test");
    List<ExpectedActa> all = election.actas(configuration.catd());
    Author author = new Author(Optional.of(new PersonId("acopiador")), "A");
    journal.write(
        author,
        transaction -> {
          for (ExpectedActa acta : all.subList(0, all.size() - MEASURED)) {
            transaction.append(
                new ActaFact.Acopiada(acta.id(), DocumentType.ACTA_PREP, "", IdentifiedBy.QR));
            transaction.append(
                new Fact.SobreReceived(
                    acta.casilla().id(),
                    List.of(acta.id()),
                    DocumentType.ACTA_PREP,
                    "",
                    IdentifiedBy.QR,
                    true,
                    "",
                    false));
          }
          return author;
        });
    database.close();
  }
}
