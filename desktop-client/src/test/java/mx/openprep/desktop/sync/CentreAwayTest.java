package mx.openprep.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.host.HostedNode;
import mx.openprep.desktop.node.Outbox;
import mx.openprep.desktop.node.TestElections;
import mx.openprep.desktop.node.TestPeople;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.Digitization;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FieldValue;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ImageQuality;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Origin;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.RegisterSinActaRequest;
import mx.openprep.v1.SinActaReason;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.WatchStatusRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole shift with the centre unreachable: acopio, digitisation, captures and resolution through
 * the node's services; then the centre comes back and everything arrives, once. With {@code
 * -Dopenprep.shift.actas=500} the shift of a large CATD.
 */
@Timeout(550)
class CentreAwayTest {
  private static final Logger LOG = LoggerFactory.getLogger(CentreAwayTest.class);
  private static final int ACTAS = Integer.getInteger("openprep.shift.actas", 40);
  private static final int IMAGE_BYTES = 250_000;
  private static final int MISSING = 3;

  @TempDir Path directory;
  private final TestAuthority authority = new TestAuthority();
  private final CentreDisk disk = new CentreDisk();
  private final Random random = new Random(5);
  private final Map<ImageHash, byte[]> scanned = new HashMap<>();
  private String person = "";

  @Test
  void everythingButTheCentreWorksAndThenAllArrivesOnce() throws Exception {
    Path files = Files.createDirectory(directory.resolve("package"));
    ElectionPackage election = TestElections.withMoreActas(files, ACTAS + MISSING);
    TestCentre centre = centre(0, files, election);
    int port = centre.address().port();
    StationIdentity identity = identity(centre, election);
    try (HostedNode node =
        HostedNode.open(directory.resolve("node"), identity, Clock.systemUTC())) {
      ManagedChannel channel = node.newChannel();
      NodeApi api = new NodeApi();
      api.connect(channel);
      awaitPeople(api);
      person = "todo";
      centre.close();

      Instant begun = Instant.now();
      work(api, election);
      Duration shift = Duration.between(begun, Instant.now());
      NodeStatus offline = status(api);
      assertThat(offline.getWork().getVerified()).isEqualTo(ACTAS);
      assertThat(offline.getWork().getSinActa()).isEqualTo(MISSING);
      Outbox.Backlog waiting = node.outbox().backlog();
      assertThat(waiting.images()).isEqualTo(ACTAS);
      assertThat(waiting.oldest()).isPresent();

      Instant back = Instant.now();
      CountDownLatch sent = sent(node);
      centre = centre(port, files, election);
      assertThat(sent.await(500, TimeUnit.SECONDS)).as("all is sent").isTrue();
      Duration took = Duration.between(back, Instant.now());

      verify(node);
      LOG.warn(
          "{} actas without the centre: {} events and {} images ({} MB) kept in a shift of {} s;"
              + " all arrived once {} s after it came back",
          ACTAS,
          waiting.events(),
          waiting.images(),
          ((long) ACTAS * IMAGE_BYTES) >> 20,
          shift.toSeconds(),
          took.toSeconds());
      channel.shutdownNow();
    } finally {
      centre.close();
    }
  }

  private TestCentre centre(int port, Path files, ElectionPackage election) throws Exception {
    TestCentre centre = new TestCentre(authority, disk, port, "localhost", SslProvider.OPENSSL);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ElectionPackageReader.zip(files, zip);
    centre.packageZip = zip.toByteArray();
    centre.packageHash = election.hash();
    centre.setPeople(TestPeople.all());
    return centre;
  }

  private StationIdentity identity(TestCentre centre, ElectionPackage election) {
    StationIdentity made =
        authority.identity(centre.address(), TestCentre.STATION, authority.root());
    return new StationIdentity(
        made.centre(), made.name(), election.hash(), made.key(), made.chain());
  }

  /** The people come over the link a moment after the node has opened. */
  private static void awaitPeople(NodeApi api) {
    Instant end = Instant.now().plusSeconds(30);
    while (true) {
      try {
        logIn(api, "todo");
        return;
      } catch (StatusRuntimeException e) {
        assertThat(code(e)).isEqualTo(MessageCode.NO_PEOPLE_YET);
        assertThat(Instant.now()).isBefore(end);
      }
    }
  }

  private static void logIn(NodeApi api, String person) {
    api.endSession();
    api.useSession(
        api.session()
            .open(
                OpenSessionRequest.newBuilder()
                    .setPerson(person)
                    .setPassword(TestPeople.PASSWORD)
                    .build())
            .getToken());
  }

  private static MessageCode code(StatusRuntimeException e) {
    return RefusalStatus.of(e).map(Refusal::code).orElseThrow(() -> e);
  }

  private void work(NodeApi api, ElectionPackage election) {
    List<ExpectedActa> actas = election.actas(TestElections.CATD);
    for (ExpectedActa acta : actas.subList(0, ACTAS)) {
      logInAs(api, "todo");
      var _ = api.acopio().receive(received(acta));
      digitize(api, acta, TestElections.qr(election, acta));
    }
    for (ExpectedActa acta : actas.subList(ACTAS, ACTAS + MISSING)) {
      var _ =
          api.acopio()
              .registerSinActa(
                  RegisterSinActaRequest.newBuilder()
                      .setActa(acta.id().value())
                      .setReason(SinActaReason.PAQUETE_NO_ENTREGADO)
                      .build());
    }
    // Of ten actas one is keyed differently the second time, and of those every other a third way.
    captureAll(api, "capturista1", round(CaptureRound.FIRST), number -> 7);
    captureAll(api, "capturista2", round(CaptureRound.SECOND), number -> number % 10 == 0 ? 8 : 7);
    captureAll(api, "capturista3", round(CaptureRound.THIRD), number -> number % 2 == 0 ? 9 : 7);
    captureAll(
        api, "coordinador", ClaimRequest.newBuilder().setAdjudication(true).build(), number -> 7);
  }

  private void logInAs(NodeApi api, String wanted) {
    if (!person.equals(wanted)) {
      logIn(api, wanted);
      person = wanted;
    }
  }

  private static ReceiveActaRequest received(ExpectedActa acta) {
    return ReceiveActaRequest.newBuilder()
        .setActa(acta.id().value())
        .setDocumentType(DocumentType.ACTA_PREP)
        .setTransferMechanism("F")
        .setIdentifiedBy(IdentifiedBy.QR)
        .build();
  }

  private void digitize(NodeApi api, ExpectedActa acta, String qr) {
    byte[] jpeg = new byte[IMAGE_BYTES];
    random.nextBytes(jpeg);
    jpeg[0] = (byte) 0xFF;
    jpeg[1] = (byte) 0xD8;
    jpeg[2] = (byte) 0xFF;
    jpeg[IMAGE_BYTES - 2] = (byte) 0xFF;
    jpeg[IMAGE_BYTES - 1] = (byte) 0xD9;
    scanned.put(ImageHash.of(jpeg), jpeg);
    var filed =
        api.digitization()
            .digitize(
                DigitizeRequest.newBuilder()
                    .setJpeg(ByteString.copyFrom(jpeg))
                    .setOrigin(Origin.CATD)
                    .setDigitization(Digitization.ESCANER)
                    .setScanner("mesa")
                    .setQuality(ImageQuality.newBuilder().setWidth(1700).setHeight(2800))
                    .setQr(qr)
                    .build());
    assertThat(filed.getActa().getActa()).isEqualTo(acta.id().value());
  }

  private static ClaimRequest round(CaptureRound round) {
    return ClaimRequest.newBuilder().setRound(round).build();
  }

  /** What a person keys into the first field of the acta with this number in his row. */
  private interface Keying {
    int first(int number);
  }

  private void captureAll(NodeApi api, String who, ClaimRequest wanted, Keying keying) {
    logInAs(api, who);
    int number = 0;
    while (true) {
      try {
        CaptureTask task = api.capture().claim(wanted);
        var _ = api.capture().submit(keyed(task, keying.first(number)));
        number++;
      } catch (StatusRuntimeException e) {
        assertThat(code(e)).isEqualTo(MessageCode.NO_WORK);
        return;
      }
    }
  }

  private static SubmitCaptureRequest keyed(CaptureTask task, int first) {
    List<KeyedField> fields = new ArrayList<>();
    task.getFieldsList()
        .forEach(field ->
            fields.add(
                KeyedField.newBuilder()
                    .setField(field.getField())
                    .setValue(FieldValue.newBuilder().setVotes(fields.isEmpty() ? first : 7))
                    .build()));
    return SubmitCaptureRequest.newBuilder()
        .setLease(task.getLease())
        .addAllFields(fields)
        .setReason(task.getAdjudication() ? "Se lee en letra" : "")
        .build();
  }

  private static NodeStatus status(NodeApi api) {
    return api.node().watchStatus(WatchStatusRequest.getDefaultInstance()).next();
  }

  /** Opens when nothing waits any more. */
  private static CountDownLatch sent(HostedNode node) {
    CountDownLatch sent = new CountDownLatch(1);
    var _ =
        java.util.concurrent.CompletableFuture.runAsync(() -> {
          Outbox outbox = node.outbox();
          while (outbox.backlog().events() > 0 || outbox.backlog().images() > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
          }
          sent.countDown();
        });
    return sent;
  }

  private void verify(HostedNode node) {
    List<byte[]> journal = node.outbox().eventsAfter(0, Integer.MAX_VALUE);
    assertThat(disk.journal()).containsExactlyElementsOf(journal);
    assertThat(disk.eventsReceived()).as("events over the line").isEqualTo(journal.size());
    assertThat(disk.images().keySet()).isEqualTo(scanned.keySet());
    assertThat(disk.images())
        .allSatisfy((image, jpeg) -> assertThat(ImageHash.of(jpeg)).isEqualTo(image));
    assertThat(disk.imageBytesReceived())
        .as("bytes of images over the line")
        .isEqualTo((long) ACTAS * IMAGE_BYTES);
  }
}
