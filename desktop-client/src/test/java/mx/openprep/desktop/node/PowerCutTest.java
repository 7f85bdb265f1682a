package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.desk.Author;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.JournalHead;
import mx.openprep.people.PersonId;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After the power is cut the disk holds what was fsynced: every acknowledged event. */
class PowerCutTest {
  @TempDir Path directory;

  @Test
  void whatWasAcknowledgedWasSynced() throws IOException {
    FilePath.register(new PowerCutFiles());
    ElectionPackage election = TestElections.mini();
    Path home = Files.createDirectory(directory.resolve("node"));
    Database database = Database.open(home, new StoreSpace(home, 0), PowerCutFiles.SCHEME + ":");
    Journal journal = journal(home, election, database);
    journal.open("test");
    Author author = new Author(Optional.of(new PersonId("acopiador")), "A");
    for (int i = 0; i < 8; i++) {
      ExpectedActa acta = election.actas(TestElections.CATD).get(i);
      journal.write(
          author,
          transaction ->
              transaction.append(
                  new ActaFact.Acopiada(
                      acta.id(), DocumentType.ACTA_PREP, "", IdentifiedBy.KEYED)));
      JournalHead acknowledged = database.read(c -> new EventTable().head(c));

      assertThat(headAfterPowerCut(home, i)).isEqualTo(acknowledged);
    }
    database.close();
  }

  private JournalHead headAfterPowerCut(Path home, int number) throws IOException {
    Path remains = Files.createDirectory(directory.resolve("remains-" + number));
    Files.copy(home.resolve("node.key"), remains.resolve("node.key"));
    Files.write(
        remains.resolve("node.mv.db"),
        PowerCutFiles.afterPowerCut(home.resolve("node.mv.db")).orElseThrow());
    Database database = Database.open(remains, new StoreSpace(remains, 0));
    try {
      return database.read(c -> new EventTable().head(c));
    } finally {
      database.close();
    }
  }

  private static Journal journal(Path home, ElectionPackage election, Database database) {
    LocalCatalogue catalogue = new LocalCatalogue(election, TestElections.CATD);
    return new Journal(
        database,
        NodeAtWork.configuration(home),
        catalogue,
        Clock.systemUTC(),
        new Projection(catalogue));
  }
}
