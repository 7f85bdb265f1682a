package mx.openprep.installer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaQr;
import mx.openprep.desktop.host.HostedNode;
import mx.openprep.desktop.station.Enrolment;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.CotejoServiceGrpc;
import mx.openprep.v1.CotejoTask;
import mx.openprep.v1.DecideCorrectionRequest;
import mx.openprep.v1.Digitization;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FieldValue;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ImageQuality;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.MatchRequest;
import mx.openprep.v1.NextCorrectionRequest;
import mx.openprep.v1.Origin;
import mx.openprep.v1.ProposeCorrectionRequest;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.SubmitCaptureRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real centre in its own process and a real node, mTLS between them: a published cut reaches the
 * node, its figure is corrected by two people, and the next cut shows the corrected one.
 */
class CotejoIT {
  private static final Path JAR =
      Path.of("../central-server/target/openprep-central-server-exec.jar");

  @TempDir Path data;

  @Test
  void whatIsPublishedComesDownIsCorrectedByTwoAndIsPublishedAnew() throws Exception {
    ElectionPackage election = ElectionPackageReader.read(DemoPackages.MINI);
    ExpectedActa acta = election.actas().getFirst();
    Crew crew = new Crew(acta.casilla().catd());
    Path people = PeopleOfTheDemo.write(data.resolve("people.csv"), List.of(crew));
    try (CentreProgram centre = CentreProgram.start(JAR, data, DemoPackages.MINI, people, 0, 1)) {
      Path card = EnrolmentCard.file(data, crew.catd());
      centre.issueCard(crew.catd(), card);
      EnrolmentCard read = EnrolmentCard.read(card);
      Path directory = data.resolve("node");
      StationIdentity identity =
          new Enrolment(directory).enrol(read.centre(), read.code(), read.root());
      try (HostedNode node = HostedNode.open(directory, identity, Clock.systemUTC())) {
        ManagedChannel channel = node.newChannel();
        try {
          work(node, channel, crew, election, acta);
        } finally {
          channel.shutdownNow();
        }
      }
    }
  }

  private void work(
      HostedNode node,
      ManagedChannel channel,
      Crew crew,
      ElectionPackage election,
      ExpectedActa acta)
      throws InterruptedException, IOException {
    verified(channel, crew, election, acta);
    var verificador =
        CotejoServiceGrpc.newBlockingStub(VirtualCatd.logIn(channel, crew.verificador()).channel());
    var coordinador =
        CotejoServiceGrpc.newBlockingStub(VirtualCatd.logIn(channel, crew.coordinador()).channel());
    FindActasRequest by =
        FindActasRequest.newBuilder()
            .setQr(new ActaQr(election.hash().brief(), acta.id()).text())
            .build();
    StatusBoard board =
        StatusBoard.watching(VirtualCatd.logIn(channel, crew.coordinador()).channel());
    board.await(status -> status.getWork().getWaitingCotejo() == 1);
    CotejoTask first = verificador.findPublished(by).getActas(0);
    assertThat(nulos(first)).isEqualTo(7);

    verificador.proposeCorrection(
        ProposeCorrectionRequest.newBuilder()
            .setActa(acta.id().value())
            .setCut(first.getCut())
            .addFields(field("NULOS", 8))
            .setReason("El papel dice ocho")
            .build());
    board.await(status -> status.getWork().getWaitingDecision() == 1);
    CotejoTask proposal = coordinador.nextCorrection(NextCorrectionRequest.getDefaultInstance());
    coordinador.decideCorrection(
        DecideCorrectionRequest.newBuilder()
            .setActa(acta.id().value())
            .setProposed(proposal.getCorrection().getProposed())
            .setApproved(true)
            .setReason("Se ve en el papel")
            .build());

    board.await(status ->
        status.getWork().getWaitingCotejo() == 1 && status.getWork().getWaitingDecision() == 0);
    CotejoTask second = verificador.findPublished(by).getActas(0);
    assertThat(second.getCut()).isGreaterThan(first.getCut());
    assertThat(nulos(second)).isEqualTo(8);
    verificador.match(
        MatchRequest.newBuilder().setActa(acta.id().value()).setCut(second.getCut()).build());
    assertThat(node.outbox().eventsAfter(0, 1_000).stream().map(CotejoIT::decoded))
        .as("the earlier figure is still in the journal, nothing was called an incident")
        .anyMatch(event ->
            event.fact() instanceof Fact.OfActa(ActaFact.Captured captured)
                && captured.values().containsValue(mx.openprep.acta.FieldValue.votes(7)))
        .noneMatch(event -> event.fact() instanceof Fact.PublishedDiffers);
  }

  private static int nulos(CotejoTask task) {
    return task.getFieldsList().stream()
        .filter(field -> field.getField().getField().equals("NULOS"))
        .findFirst()
        .orElseThrow()
        .getPublished()
        .getVotes();
  }

  private static KeyedField field(String field, int votes) {
    return KeyedField.newBuilder()
        .setField(field)
        .setValue(FieldValue.newBuilder().setVotes(votes))
        .build();
  }

  private static Event decoded(byte[] envelope) {
    try {
      return EventCodec.decode(envelope);
    } catch (MalformedEventException e) {
      throw new AssertionError(e);
    }
  }

  private static void verified(
      ManagedChannel channel, Crew crew, ElectionPackage election, ExpectedActa acta)
      throws InterruptedException {
    VirtualCatd.logIn(channel, crew.acopiador())
        .acopio()
        .receive(
            ReceiveActaRequest.newBuilder()
                .setActa(acta.id().value())
                .setDocumentType(DocumentType.ACTA_PREP)
                .setIdentifiedBy(IdentifiedBy.QR)
                .build());
    byte[] text = "imagen".getBytes(StandardCharsets.UTF_8);
    byte[] jpeg = new byte[text.length + 5];
    System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, 0, jpeg, 0, 3);
    System.arraycopy(text, 0, jpeg, 3, text.length);
    jpeg[jpeg.length - 2] = (byte) 0xFF;
    jpeg[jpeg.length - 1] = (byte) 0xD9;
    VirtualCatd.logIn(channel, crew.digitalizador())
        .digitization()
        .digitize(
            DigitizeRequest.newBuilder()
                .setJpeg(ByteString.copyFrom(jpeg))
                .setOrigin(Origin.CATD)
                .setDigitization(Digitization.ESCANER)
                .setQuality(ImageQuality.newBuilder().setWidth(1700).setHeight(2800))
                .setQr(new ActaQr(election.hash().brief(), acta.id()).text())
                .build());
    capture(VirtualCatd.logIn(channel, crew.capturistas().get(0)), CaptureRound.FIRST);
    capture(VirtualCatd.logIn(channel, crew.capturistas().get(1)), CaptureRound.SECOND);
  }

  private static void capture(Operator person, CaptureRound round) {
    CaptureTask task = person.capture().claim(ClaimRequest.newBuilder().setRound(round).build());
    person
        .capture()
        .submit(
            SubmitCaptureRequest.newBuilder()
                .setLease(task.getLease())
                .addAllFields(
                    task.getFieldsList().stream().map(f -> field(f.getField(), 7)).toList())
                .build());
  }
}
