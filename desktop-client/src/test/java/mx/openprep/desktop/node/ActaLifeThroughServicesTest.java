package mx.openprep.desktop.node;

import static mx.openprep.desktop.node.Client.jpeg;
import static mx.openprep.desktop.node.Client.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.DigitizeResponse;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.IdentifyRequest;
import mx.openprep.v1.ListMissingRequest;
import mx.openprep.v1.ListUnidentifiedRequest;
import mx.openprep.v1.MarkFueraDeCatalogoRequest;
import mx.openprep.v1.ProblemKind;
import mx.openprep.v1.RegisterSinActaRequest;
import mx.openprep.v1.ReportProblemRequest;
import mx.openprep.v1.SinActaReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActaLifeThroughServicesTest {
  @TempDir Path directory;
  private NodeFixture node;
  private ExpectedActa acta;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    acta = node.acta(10);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private String state(ExpectedActa of) {
    return node.as(Role.ACOPIADOR)
        .acopio
        .find(FindActasRequest.newBuilder().setQr(node.qr(of)).build())
        .getActas(0)
        .getState();
  }

  @Test
  void twoEqualCapturesVerify() {
    ActaCard received = node.as(Role.ACOPIADOR).receive(acta);
    assertThat(received.getState()).isEqualTo("ACOPIADA");

    byte[] image = jpeg("una imagen");
    DigitizeResponse digitized = node.as(Role.DIGITALIZADOR).digitize(image, node.qr(acta));
    assertThat(digitized.getActa().getState()).isEqualTo("DIGITALIZADA");
    assertThat(digitized.getUnidentifiedCode()).isEmpty();

    CaptureTask first = node.as("capturista1").claim(CaptureRound.FIRST);
    assertThat(first.getActa().getActa()).isEqualTo(acta.id().value());
    assertThat(
            node.as("capturista1")
                .digitization
                .getImage(GetImageRequest.newBuilder().setImage(first.getImage()).build())
                .getJpeg()
                .toByteArray())
        .isEqualTo(image);
    node.as("capturista1").submit(first, 7);
    assertThat(state(acta)).isEqualTo("CAPTURED_ONCE");

    node.captured("capturista2", CaptureRound.SECOND, 7);
    assertThat(state(acta)).isEqualTo("VERIFICADA");
    assertThat(node.facts(Fact.OfActa.class)).hasSize(4);
  }

  @Test
  void aThirdPersonSettlesWhatTwoOfThreeAgreeOn() {
    node.digitized(acta);
    node.captured("capturista1", CaptureRound.FIRST, 7);
    CaptureTask second = node.as("capturista2").claim(CaptureRound.SECOND);
    List<mx.openprep.v1.KeyedField> fields = new java.util.ArrayList<>(Client.fields(second, 7));
    fields.set(0, Client.field(second.getFields(0).getField(), 8));
    node.as("capturista2").submit(second.getLease(), fields, "");

    CaptureTask third = node.as(Role.VERIFICADOR).claim(CaptureRound.THIRD);
    assertThat(third.getFieldsList())
        .extracting(mx.openprep.v1.FormFieldView::getField)
        .containsExactly(second.getFields(0).getField());
    node.as(Role.VERIFICADOR).submit(third, 8);
    assertThat(state(acta)).isEqualTo("VERIFICADA");
  }

  @Test
  void threeDifferentValuesAreAdjudicatedWithReason() {
    node.digitized(acta);
    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 8);
    node.captured("verificador", CaptureRound.THIRD, 9);
    assertThat(state(acta)).isEqualTo("IN_ADJUDICATION");

    Client coordinator = node.as(Role.COORDINADOR);
    CaptureTask task = coordinator.claimAdjudication();
    assertThat(task.getAdjudication()).isTrue();
    assertThat(refusal(() -> coordinator.submit(task, 7))).contains(MessageCode.REASON_MISSING);
    coordinator.submit(task.getLease(), Client.fields(task, 7), "El siete es claro en la imagen");
    assertThat(state(acta)).isEqualTo("VERIFICADA");
  }

  @Test
  void anActaThatNeverComesHasAReasonAndLeavesTheListOfMissing() {
    Client acopiador = node.as(Role.ACOPIADOR);
    ListMissingRequest all = ListMissingRequest.newBuilder().setLimit(3).build();
    int before = acopiador.acopio.listMissing(all).getTotal();
    assertThat(acopiador.acopio.listMissing(all).getActasList()).hasSize(3);

    ActaCard card =
        acopiador.acopio.registerSinActa(
            RegisterSinActaRequest.newBuilder()
                .setActa(node.acta(0).id().value())
                .setReason(SinActaReason.PAQUETE_NO_ENTREGADO)
                .build());

    assertThat(card.getState()).isEqualTo("SIN_ACTA");
    assertThat(acopiador.acopio.listMissing(all).getTotal()).isEqualTo(before - 1);
    assertThat(acopiador.acopio.listMissing(all).getActasList())
        .extracting(ActaCard::getActa)
        .doesNotContain(node.acta(0).id().value());
  }

  @Test
  void anImageWithoutQrIsIdentifiedByAPerson() {
    node.as(Role.ACOPIADOR).receive(acta);
    Client digitalizador = node.as(Role.DIGITALIZADOR);
    DigitizeResponse digitized = digitalizador.digitize(jpeg("sin QR"), "");
    assertThat(digitized.hasActa()).isFalse();

    IdentifyRequest request =
        IdentifyRequest.newBuilder()
            .setImage(digitized.getImage())
            .setActa(acta.id().value())
            .build();
    assertThat(digitalizador.digitization.identify(request).getState()).isEqualTo("DIGITALIZADA");
    assertThat(digitalizador.digitization.identify(request).getState()).isEqualTo("DIGITALIZADA");
    assertThat(node.facts(Fact.OfActa.class)).hasSize(2);
    assertThat(tray()).isEmpty();
  }

  @Test
  void anImageOfNoExpectedActaIsFiledFueraDeCatalogo() {
    DigitizeResponse digitized = node.as(Role.DIGITALIZADOR).digitize(jpeg("de otra parte"), "");
    MarkFueraDeCatalogoRequest request =
        MarkFueraDeCatalogoRequest.newBuilder()
            .setImage(digitized.getImage())
            .setElection("GUB")
            .setDescription("Sección 9999, no está en el catálogo")
            .build();

    String id = node.as(Role.COORDINADOR).digitization.markFueraDeCatalogo(request).getActa();

    assertThat(id).startsWith("F-GUB-");
    assertThat(node.as(Role.COORDINADOR).digitization.markFueraDeCatalogo(request).getActa())
        .isEqualTo(id);
    assertThat(tray()).isEmpty();
    assertThat(node.facts(Fact.OfActa.class)).hasSize(1);
  }

  @Test
  void aWrongImageGoesBackToTheTrayAndTheActaWaitsForTheRightOne() {
    node.digitized(acta);
    Client capturista = node.as("capturista1");
    CaptureTask task = capturista.claim(CaptureRound.FIRST);
    ReportProblemRequest report =
        ReportProblemRequest.newBuilder()
            .setLease(task.getLease())
            .setKind(ProblemKind.WRONG_IMAGE)
            .setComment("Es la casilla de al lado")
            .build();

    capturista.capture.reportProblem(report);

    assertThat(state(acta)).isEqualTo("AWAITING_RESCAN");
    assertThat(tray()).containsExactly(task.getImage());
    assertThat(refusal(() -> capturista.claim(CaptureRound.FIRST))).contains(MessageCode.NO_WORK);
    ExpectedActa neighbour = node.acta(11);
    node.as(Role.ACOPIADOR).receive(neighbour);
    node.as(Role.DIGITALIZADOR)
        .digitization
        .identify(
            IdentifyRequest.newBuilder()
                .setImage(task.getImage())
                .setActa(neighbour.id().value())
                .build());
    node.as(Role.DIGITALIZADOR).digitize(jpeg("la buena"), node.qr(acta));
    assertThat(state(acta)).isEqualTo("DIGITALIZADA");
    assertThat(state(neighbour)).isEqualTo("DIGITALIZADA");
  }

  @Test
  void aBetterImageBeforeTheFirstCaptureReplacesTheOldOne() {
    node.digitized(acta);
    CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);

    node.as(Role.DIGITALIZADOR).digitizeAnew(jpeg("más nítida"), node.qr(acta));

    assertThat(refusal(() -> node.as("capturista1").submit(task, 7)))
        .contains(MessageCode.IMAGE_REPLACED);
    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 7);
    assertThat(state(acta)).isEqualTo("VERIFICADA");
  }

  @Test
  void aSheetFedTwiceThrowsNoCaptureAway() {
    node.digitized(acta);
    node.captured("capturista1", CaptureRound.FIRST, 7);

    DigitizeResponse again =
        node.as(Role.DIGITALIZADOR).digitize(jpeg("otra pasada"), node.qr(acta));

    assertThat(again.getUnidentifiedCode()).isEqualTo(MessageCode.IMAGE_ALREADY_DIGITIZED.code());
    assertThat(again.getImage().isEmpty()).isTrue();
    assertThat(again.getCurrentImage().isEmpty()).isFalse();
    assertThat(tray()).isEmpty();
    assertThat(
            refusal(
                () -> node.as(Role.DIGITALIZADOR).digitizeAnew(jpeg("otra pasada"), node.qr(acta))))
        .contains(MessageCode.IMAGE_ALREADY_DIGITIZED);
    node.captured("capturista2", CaptureRound.SECOND, 7);
    assertThat(state(acta)).isEqualTo("VERIFICADA");
  }

  @Test
  void anImageReportedByMistakeComesBackAndTheSamePeopleKeyItAnew() {
    node.digitized(acta);
    node.captured("capturista1", CaptureRound.FIRST, 7);
    CaptureTask second = node.as("capturista2").claim(CaptureRound.SECOND);
    node.as("capturista2")
        .capture
        .reportProblem(
            ReportProblemRequest.newBuilder()
                .setLease(second.getLease())
                .setKind(ProblemKind.WRONG_IMAGE)
                .build());

    node.as(Role.DIGITALIZADOR)
        .digitization
        .identify(
            IdentifyRequest.newBuilder()
                .setImage(second.getImage())
                .setActa(acta.id().value())
                .build());

    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 7);
    assertThat(state(acta)).isEqualTo("VERIFICADA");
  }

  private List<com.google.protobuf.ByteString> tray() {
    return node
        .as(Role.DIGITALIZADOR)
        .digitization
        .listUnidentified(ListUnidentifiedRequest.getDefaultInstance())
        .getImagesList()
        .stream()
        .map(mx.openprep.v1.UnidentifiedImage::getImage)
        .toList();
  }
}
