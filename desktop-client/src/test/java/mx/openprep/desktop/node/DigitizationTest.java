package mx.openprep.desktop.node;

import static mx.openprep.desktop.node.Client.jpeg;
import static mx.openprep.desktop.node.Client.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DigitizeResponse;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.IdentifyRequest;
import mx.openprep.v1.Origin;
import mx.openprep.v1.ProblemKind;
import mx.openprep.v1.ReportProblemRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitizationTest {
  @TempDir Path directory;
  private NodeFixture node;
  private ExpectedActa acta;
  private Client digitalizador;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    acta = node.acta(10);
    digitalizador = node.as(Role.DIGITALIZADOR);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private String unidentifiedCode(String qr) {
    DigitizeResponse response = digitalizador.digitize(jpeg("con " + qr), qr);
    assertThat(response.hasActa()).isFalse();
    return response.getUnidentifiedCode();
  }

  @Test
  void aQrThatIdentifiesNothingLeavesTheImageInTheTrayWithTheReason() {
    ExpectedActa foreign = node.election.actas(new CatdId("CATD-002")).getFirst();
    assertThat(unidentifiedCode("no es nuestro")).isEqualTo(MessageCode.QR_UNREADABLE.code());
    assertThat(unidentifiedCode(new ActaQr("00000000", acta.id()).text()))
        .isEqualTo(MessageCode.QR_OF_OTHER_ELECTION.code());
    assertThat(
            unidentifiedCode(
                new ActaQr(node.election.hash().brief(), new ActaId("NINGUNA")).text()))
        .isEqualTo(MessageCode.ACTA_UNKNOWN.code());
    assertThat(unidentifiedCode(node.qr(foreign))).isEqualTo(MessageCode.ACTA_OF_OTHER_CATD.code());
    assertThat(unidentifiedCode(node.qr(acta))).isEqualTo(MessageCode.ACTA_NOT_RECEIVED.code());
    assertThat(node.facts(Fact.ImageDigitized.class)).hasSize(5);
  }

  @Test
  void theSameBytesTwiceAreOneImage() {
    DigitizeResponse inTray = digitalizador.digitize(jpeg("una"), "");
    assertThat(digitalizador.digitize(jpeg("una"), "")).isEqualTo(inTray);

    node.as(Role.ACOPIADOR).receive(acta);
    DigitizeResponse filed = digitalizador.digitize(jpeg("una"), node.qr(acta));
    assertThat(filed.getActa().getState()).isEqualTo("DIGITALIZADA");
    DigitizeResponse again = digitalizador.digitize(jpeg("una"), node.qr(acta));
    assertThat(again)
        .isEqualTo(
            filed.toBuilder()
                .setUnidentifiedCode(MessageCode.IMAGE_ALREADY_DIGITIZED.code())
                .setCurrentImage(filed.getImage())
                .build());
    assertThat(node.facts(Fact.ImageDigitized.class)).hasSize(1);
    assertThat(node.node().outbox().imagesWaiting(9)).hasSize(1);
  }

  @Test
  void aSheetFedTwiceLeavesTheImageThereIsAndKeepsNothingOfTheOther() {
    node.as(Role.ACOPIADOR).receive(acta);
    DigitizeResponse first = digitalizador.digitize(jpeg("primera"), node.qr(acta));

    DigitizeResponse again = digitalizador.digitize(jpeg("segunda"), node.qr(acta));

    assertThat(again.getUnidentifiedCode()).isEqualTo(MessageCode.IMAGE_ALREADY_DIGITIZED.code());
    assertThat(again.getCurrentImage()).isEqualTo(first.getImage());
    assertThat(again.getImage().isEmpty()).isTrue();
    assertThat(node.facts(Fact.ImageDigitized.class)).hasSize(1);
  }

  @Test
  void aBetterImageTakesItsPlaceOnlyWhenAPersonSaysSoAndTheOldOneIsKept() {
    node.as(Role.ACOPIADOR).receive(acta);
    DigitizeResponse first = digitalizador.digitize(jpeg("primera"), node.qr(acta));

    DigitizeResponse better = digitalizador.digitizeAnew(jpeg("mejor"), node.qr(acta));

    assertThat(better.getActa().getState()).isEqualTo("DIGITALIZADA");
    assertThat(better.getUnidentifiedCode()).isEmpty();
    assertThat(digitalizador.digitize(jpeg("tercera"), node.qr(acta)).getCurrentImage())
        .isEqualTo(better.getImage());
    assertThat(
            digitalizador
                .digitization
                .getImage(
                    mx.openprep.v1.GetImageRequest.newBuilder().setImage(first.getImage()).build())
                .getJpeg()
                .toByteArray())
        .isEqualTo(jpeg("primera"));
  }

  @Test
  void whatIsNoWholeJpegOfBearableSizeIsRefused() {
    byte[] image = jpeg("cortada");
    assertThat(refusal(() -> digitalizador.digitize(new byte[0], "")))
        .contains(MessageCode.IMAGE_NOT_JPEG);
    assertThat(
            refusal(() ->
                digitalizador.digitize(
                    "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "")))
        .contains(MessageCode.IMAGE_NOT_JPEG);
    assertThat(refusal(() -> digitalizador.digitize(Arrays.copyOf(image, image.length - 1), "")))
        .contains(MessageCode.IMAGE_NOT_JPEG);
    byte[] large = Arrays.copyOf(image, ImageStore.LARGEST + 1);
    assertThat(refusal(() -> digitalizador.digitize(large, "")))
        .contains(MessageCode.IMAGE_TOO_LARGE);
    assertThat(node.facts(Fact.ImageDigitized.class)).isEmpty();
  }

  @Test
  void photosOfTheCasillaDoNotEnterHere() {
    assertThat(
            refusal(() ->
                digitalizador.digitization.digitize(
                    DigitizeRequest.newBuilder()
                        .setJpeg(ByteString.copyFrom(jpeg("foto")))
                        .setOrigin(Origin.CASILLA)
                        .build())))
        .contains(MessageCode.VALUE_NOT_ALLOWED);
  }

  @Test
  void imagesAreFilesNamedByTheirContentAndNothingElseIsLeft() throws IOException {
    ImageHash image =
        ImageHash.fromBytes(digitalizador.digitize(jpeg("archivo"), "").getImage().toByteArray());
    Path images = node.configuration.directory().resolve("images");
    try (var files = Files.walk(images).filter(Files::isRegularFile)) {
      List<Path> all = files.toList();
      assertThat(all)
          .containsExactly(
              images
                  .resolve(image.hex().substring(0, 2))
                  .resolve(image.hex().substring(2) + ".jpg"));
      assertThat(all.getFirst()).hasBinaryContent(jpeg("archivo"));
    }
  }

  @Test
  void aFileThatRottedIsNeverShownAndIsMendedByTheSameImage() throws IOException {
    ByteString image = digitalizador.digitize(jpeg("sana"), "").getImage();
    GetImageRequest request = GetImageRequest.newBuilder().setImage(image).build();
    Path file = node.node().outbox().imagesWaiting(1).getFirst().file();

    Files.write(file, jpeg("rota"));
    assertThat(refusal(() -> digitalizador.digitization.getImage(request)))
        .contains(MessageCode.IMAGE_CORRUPT);
    Files.delete(file);
    assertThat(refusal(() -> digitalizador.digitization.getImage(request)))
        .contains(MessageCode.IMAGE_CORRUPT);

    digitalizador.digitize(jpeg("sana"), "");
    assertThat(digitalizador.digitization.getImage(request).getJpeg().toByteArray())
        .isEqualTo(jpeg("sana"));
  }

  @Test
  void anImageOfTheTrayTakesNoOthersPlaceUnlessThatWasReported() {
    ExpectedActa acta = node.acta(0);
    node.digitized(acta);
    ByteString waiting = digitalizador.digitize(jpeg("sin código"), "").getImage();
    IdentifyRequest identify =
        IdentifyRequest.newBuilder().setImage(waiting).setActa(acta.id().value()).build();

    assertThat(refusal(() -> digitalizador.digitization.identify(identify)))
        .contains(MessageCode.IMAGE_ALREADY_DIGITIZED);
    Client capturista = node.as(Role.CAPTURISTA);
    CaptureTask task = capturista.claim(CaptureRound.FIRST);
    assertThat(task.getImage()).as("the image it had").isNotEqualTo(waiting);

    capturista.capture.reportProblem(
        ReportProblemRequest.newBuilder()
            .setLease(task.getLease())
            .setKind(ProblemKind.NEEDS_RESCAN)
            .build());
    assertThat(digitalizador.digitization.identify(identify).getState()).isEqualTo("DIGITALIZADA");
    assertThat(capturista.claim(CaptureRound.FIRST).getImage()).isEqualTo(waiting);
  }

  @Test
  void anImageNobodyKnowsIsUnknown() {
    ByteString unknown = ByteString.copyFrom(ImageHash.of(jpeg("ninguna")).bytes());
    assertThat(
            refusal(() ->
                digitalizador.digitization.getImage(
                    GetImageRequest.newBuilder().setImage(unknown).build())))
        .contains(MessageCode.IMAGE_UNKNOWN);
    assertThat(
            refusal(
                () -> digitalizador.digitization.getImage(GetImageRequest.getDefaultInstance())))
        .contains(MessageCode.IMAGE_UNKNOWN);
  }
}
