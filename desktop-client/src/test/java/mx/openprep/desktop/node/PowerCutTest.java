package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.desk.Author;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;
import mx.openprep.people.PersonId;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After the power is cut the disk holds what was fsynced, after a kill what was written: every
 * acknowledged event, whatever the age and size of the store.
 */
class PowerCutTest {
  @TempDir Path directory;

  @Test
  void whatWasAcknowledgedWasSynced() throws IOException {
    FilePath.register(new PowerCutFiles());
    ElectionPackage election = TestElections.mini();
    Path home = Files.createDirectory(directory.resolve("node"));
    Database database = open(home, Long.MAX_VALUE);
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

      assertThat(head(home, PowerCutFiles.afterPowerCut(store(home)).orElseThrow()))
          .isEqualTo(acknowledged);
    }
    database.close();
  }

  /**
   * The engine keeps what died in it for 45 seconds, so that tests do not see what it does with the
   * room of it afterwards: here it keeps it for none.
   */
  @Test
  void killedAtAnyWriteOfAStoreOfAnyAgeItHasWhatItAcknowledged() throws IOException {
    FilePath.register(new PowerCutFiles());
    ElectionPackage election = TestElections.mini();
    Path home = Files.createDirectory(directory.resolve("node"));
    int states = 0;
    int run = 0;
    while (run < 3) {
      Database database = open(home, Long.MAX_VALUE);
      database.keep(c -> c.createStatement().execute("set retention_time 0"));
      Journal journal = journal(home, election, database);
      journal.open("test");
      for (int i = 0; i < 24; i++) {
        JournalHead acknowledged = database.read(c -> new EventTable().head(c));
        PowerCutFiles.moments(store(home)).forEach(moment -> {});
        note(journal, i);
        database.keep(c -> {
          StoreSettings.put(c, "kept", "much ".repeat(60));
          return true;
        });
        if (i == 23) {
          database.close();
        }
        List<byte[]> moments = PowerCutFiles.moments(store(home)).toList();
        for (byte[] moment : moments) {
          assertThat(head(home, moment).sequence()).isGreaterThanOrEqualTo(acknowledged.sequence());
        }
        states += moments.size();
      }
      run++;
    }
    assertThat(states).isGreaterThan(200);
  }

  @Test
  void aStoreThatHasGrownIsWrittenAnewAndHoldsTheSame() throws IOException {
    Path home = Files.createDirectory(directory.resolve("node"));
    ElectionPackage election = TestElections.mini();
    long small = 1L << 20;
    long largest = 0;
    JournalHead acknowledged = JournalHead.EMPTY;
    try (Database database = Database.open(home, new StoreSpace(home, 0), "file:", small)) {
      Journal journal = journal(home, election, database);
      journal.open("test");
      for (int i = 0; i < 200; i++) {
        note(journal, i);
        acknowledged = database.read(c -> new EventTable().head(c));
        largest = Math.max(largest, Files.size(store(home)));
      }
      assertThat(database.<List<byte[]>>read(c -> new EventTable().after(c, 0, 1_000)))
          .hasSize(201);
    }
    // So many entries fill several times as much.
    assertThat(largest).isBetween(small / 2, 2 * small);
    try (Database database = Database.open(home, new StoreSpace(home, 0))) {
      assertThat(database.<JournalHead>read(c -> new EventTable().head(c))).isEqualTo(acknowledged);
    }
  }

  private static void note(Journal journal, int number) {
    journal.write(
        new Author(Optional.of(new PersonId("acopiador")), "A"),
        transaction -> transaction.append(new Fact.SessionOpened(List.of("acopio " + number))));
  }

  private static Database open(Path home, long small) {
    return Database.open(home, new StoreSpace(home, 0), PowerCutFiles.SCHEME + ":", small);
  }

  private static Path store(Path home) {
    return home.resolve("node.mv.db");
  }

  private JournalHead head(Path home, byte[] store) throws IOException {
    Path remains = Files.createTempDirectory(directory, "remains");
    Files.copy(home.resolve("node.key"), remains.resolve("node.key"));
    Files.write(store(remains), store);
    try (Database database = Database.open(remains, new StoreSpace(remains, 0))) {
      return database.read(c -> new EventTable().head(c));
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
