package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.MarkFueraDeCatalogoRequest;
import mx.openprep.v1.ProblemKind;
import mx.openprep.v1.RegisterSinActaRequest;
import mx.openprep.v1.ReportProblemRequest;
import mx.openprep.v1.SinActaReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeStoreTest {
  @TempDir Path directory;
  private NodeFixture node;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
  }

  @AfterEach
  void close() {
    node.close();
  }

  private void refuses(
      NodeConfiguration configuration, ElectionPackage election, MessageCode code) {
    assertThatThrownBy(() -> Node.open(configuration, election, Clock.systemUTC()).close())
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  @Test
  void aStoreBeginsWithItsIdentity() {
    Event first = node.events().getFirst();
    assertThat(first.fact())
        .isEqualTo(new Fact.JournalOpened(node.election.hash(), Node.softwareVersion()));
    assertThat(first.realm()).isEqualTo(Realm.PRACTICE);
    assertThat(first.id().version()).isEqualTo(7);
  }

  @Test
  void aSecondNodeOnTheSameStoreIsRefusedAndTheFirstGoesOn() {
    refuses(node.configuration, node.election, MessageCode.STORE_IN_USE);
    node.digitized(node.acta(0));
  }

  @Test
  void aStoreOfAnotherPackageRealmOrNodeIsRefused() throws IOException {
    NodeConfiguration ours = node.configuration;
    node.close();
    ElectionPackage other =
        TestElections.withMoreActas(Files.createDirectory(directory.resolve("otra")), 1);
    refuses(ours, other, MessageCode.STORE_OF_OTHER_PACKAGE);
    refuses(
        new NodeConfiguration(ours.directory(), ours.node(), ours.catd(), Realm.OFFICIAL),
        node.election,
        MessageCode.REALM_DIFFERS);
    refuses(
        new NodeConfiguration(ours.directory(), new NodeId("OTRO"), ours.catd(), ours.realm()),
        node.election,
        MessageCode.EVENT_OF_OTHER_NODE);
    node.restart();
  }

  @Test
  void theStoreCanOnlyBeReadWithItsKeyAndTheKeyOnlyByItsOwner() throws IOException {
    Path home = node.configuration.directory();
    node.close();
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("node.key"))))
        .isEqualTo("rw-------");
    String raw = Files.readString(home.resolve("node.mv.db"), StandardCharsets.ISO_8859_1);
    assertThat(raw).doesNotContain("capturista1").doesNotContain("create table");

    String key = Files.readString(home.resolve("node.key"));
    Files.delete(home.resolve("node.key"));
    refuses(node.configuration, node.election, MessageCode.STORE_FAILED);
    Files.writeString(home.resolve("node.key"), "0".repeat(64));
    refuses(node.configuration, node.election, MessageCode.STORE_FAILED);
    Files.writeString(home.resolve("node.key"), key);
    node.restart();
  }

  @Test
  void aRestartKeepsEverythingAndFreesLeases() {
    for (int i = 0; i < 3; i++) {
      node.digitized(node.acta(i));
    }
    node.captured("capturista1", CaptureRound.FIRST, 7);
    CaptureTask held = node.as("capturista1").claim(CaptureRound.FIRST);
    List<byte[]> events = node.node().outbox().eventsAfter(0, 1_000);
    node.node().outbox().acknowledged(3);

    node.restart();

    assertThat(node.node().outbox().eventsAfter(0, 1_000)).containsExactlyElementsOf(events);
    assertThat(node.node().outbox().acknowledged()).isEqualTo(3);
    assertThat(node.node().outbox().imagesWaiting(9)).hasSize(3);
    node.captured("capturista2", CaptureRound.SECOND, 7);
    node.captured("capturista2", CaptureRound.FIRST, 7);
    node.captured("capturista3", CaptureRound.FIRST, 7);
    assertThat(Client.refusal(() -> node.as("capturista1").submit(held, 7)))
        .contains(MessageCode.LEASE_EXPIRED);
  }

  @Test
  void derivedTablesFoldedAnewAreTheLiveOnes() {
    aNightOfWork(new Random(20240602), 400);
    node.close();

    StoreSpace space = new StoreSpace(node.configuration.directory(), 0);
    Database database = Database.open(node.configuration.directory(), space);
    try {
      LocalCatalogue catalogue = new LocalCatalogue(node.election, TestElections.CATD);
      Journal journal =
          new Journal(
              database,
              node.configuration,
              catalogue,
              Clock.systemUTC(),
              new Projection(catalogue));
      List<String> live = derived(database);
      assertThat(live.toString())
          .contains("VERIFICADA", "SIN_ACTA", "AWAITING_RESCAN", "FUERA_DE_CATALOGO");
      spoil(database);
      assertThat(derived(database)).isNotEqualTo(live);

      journal.rebuild();

      assertThat(derived(database)).isEqualTo(live);
    } finally {
      database.close();
      node.restart();
    }
  }

  @Test
  void tablesOfAnOlderProgramAreFoldedAnewAtTheStart() {
    node.digitized(node.acta(0));
    node.close();
    StoreSpace space = new StoreSpace(node.configuration.directory(), 0);
    Database database = Database.open(node.configuration.directory(), space);
    spoil(database);
    database.write(c -> {
      StoreSettings.put(c, "projection", "0");
      return c;
    });
    database.close();

    node.restart();

    node.captured("capturista1", CaptureRound.FIRST, 7);
  }

  private static void spoil(Database database) {
    database.write(c -> {
      try (Statement statement = c.createStatement()) {
        statement.execute("delete from capture");
        statement.execute("update acta set due = null, state = 'ESPERADA'");
        statement.execute("update tally set actas = actas + 1");
        statement.execute("update image set acta = null");
      }
      return c;
    });
  }

  private static List<String> derived(Database database) {
    return database.read(c -> {
      List<String> rows = new ArrayList<>();
      for (String table : List.of("acta", "tally", "capture", "image")) {
        try (Statement statement = c.createStatement();
            ResultSet row =
                statement.executeQuery("select * from " + table + " order by 1, 2, 3")) {
          int columns = row.getMetaData().getColumnCount();
          while (row.next()) {
            StringBuilder line = new StringBuilder(table);
            for (int i = 1; i <= columns; i++) {
              line.append(' ').append(row.getString(i));
            }
            rows.add(line.toString());
          }
        }
      }
      return rows;
    });
  }

  /** Whatever people do, in any order; what the rules refuse is refused. */
  private void aNightOfWork(Random random, int deeds) {
    List<ExpectedActa> actas = node.election.actas(TestElections.CATD);
    for (int i = 0; i < deeds; i++) {
      ExpectedActa acta = actas.get(random.nextInt(actas.size()));
      String person = "capturista" + (1 + random.nextInt(4));
      int number = i;
      Runnable deed =
          switch (random.nextInt(12)) {
            case 0, 1 -> () -> node.as(Role.ACOPIADOR).receive(acta);
            case 2, 3 ->
                () ->
                    node.as(Role.DIGITALIZADOR)
                        .digitize(Client.jpeg("imagen " + number), node.qr(acta));
            case 4 ->
                () ->
                    node.as(Role.ACOPIADOR)
                        .acopio
                        .registerSinActa(
                            RegisterSinActaRequest.newBuilder()
                                .setActa(acta.id().value())
                                .setReason(SinActaReason.CASILLA_NO_INSTALADA)
                                .build());
            case 5 -> () -> report(person, number);
            case 6 -> () -> fueraDeCatalogo(number);
            default -> () -> capture(person, random.nextInt(3));
          };
      Client.refusal(deed);
      node.clock.goOn(Duration.ofSeconds(3));
    }
  }

  private void capture(String person, int votes) {
    Client client = node.as(person);
    client.submit(client.capture.claim(ClaimRequest.getDefaultInstance()), 7 + votes / 2);
  }

  private void report(String person, int number) {
    Client client = node.as(person);
    client.capture.reportProblem(
        ReportProblemRequest.newBuilder()
            .setLease(client.capture.claim(ClaimRequest.getDefaultInstance()).getLease())
            .setKind(number % 2 == 0 ? ProblemKind.WRONG_IMAGE : ProblemKind.NEEDS_RESCAN)
            .build());
  }

  private void fueraDeCatalogo(int number) {
    node.as(Role.COORDINADOR)
        .digitization
        .markFueraDeCatalogo(
            MarkFueraDeCatalogoRequest.newBuilder()
                .setImage(
                    node.as(Role.DIGITALIZADOR)
                        .digitize(Client.jpeg("ajena " + number), "")
                        .getImage())
                .setElection("GUB")
                .build());
  }
}
