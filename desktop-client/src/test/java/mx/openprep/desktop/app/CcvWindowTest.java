package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.PaperActa;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.IdentifyRequest;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.WorkSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The window of a workstation at a CCV: what it offers, and what is seen when the centre is lost.
 */
class CcvWindowTest {
  private static final Instant NIGHT = Instant.parse("2024-06-03T04:00:00Z");
  private static final List<String> AT_CCV =
      List.of(
          "DIGITIZATION",
          "FIRST_CAPTURE",
          "SECOND_CAPTURE",
          "THIRD_CAPTURE",
          "ADJUDICATION",
          "SUPERVISION");

  private FakeNode node;
  private FakeStation station;

  @BeforeEach
  void open() throws Exception {
    node = new FakeNode();
    node.ccv = true;
    node.image = image();
    station = new FakeStation(node, node.image);
  }

  private static ByteString image() throws Exception {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(PaperActa.draw("Acatic", "OP1 simulacro", Map.of("PAN", "128")), "jpg", jpeg);
    return ByteString.copyFrom(jpeg.toByteArray());
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void itOffersTheWorkOfImagesOnlyAndKeepsTheActaWhileTheCentreIsAway() throws Exception {
    try (Window window = Window.open(station, InstantSource.fixed(NIGHT))) {
      window.waitForFocus("#person").type("ana").press(KeyCode.ENTER);
      window.waitForFocus("#password").type(FakeNode.PASSWORD).press(KeyCode.ENTER);
      window.waitFor("#FIRST_CAPTURE");
      node.tell(busy());
      window.waitForText("14").picture("ccv-home");
      assertThat(
              Window.onScreen(() ->
                  window.scene().getRoot().lookupAll(".tile").stream()
                      .map(javafx.scene.Node::getId)
                      .toList()))
          .containsExactlyInAnyOrderElementsOf(AT_CCV);

      node.tasks.add(task());
      window.press(KeyCode.DIGIT3).waitForFocus(".figure").type("128");
      station.tellHost(
          new HostState.Lost(
              NodeId.CENTRE.value(), NIGHT.minusSeconds(3), new Refusal(MessageCode.CENTRE_LOST)));
      window.waitForText("Sin comunicación con el centro").picture("ccv-lost");
      assertThat(text(window)).isEqualTo("128");

      node.refuseNext(MessageCode.CENTRE_LOST);
      window.press(KeyCode.ENTER).waitForFocus("#send").press(KeyCode.ENTER);
      window.waitForText("F761");
      station.tellHost(new HostState.Present(NodeId.CENTRE.value(), "centro"));
      window.waitForText("El centro volvió").picture("ccv-returned");
      window.waitForFocus("#send").press(KeyCode.ENTER).waitForText("F301");
      assertThat(node.lastAsked(SubmitCaptureRequest.class).getFields(0).getValue().getVotes())
          .isEqualTo(128);
    }
  }

  @Test
  void imagesThatAreNobodysAreIdentifiedWithoutAScanner() throws Exception {
    ActaCard acta = FakeNode.card("G-010", "990001B0100", "GUB");
    node.byClave.put("990001B0100", List.of(acta));
    node.tray.add(ByteString.copyFromUtf8("image-1"));
    try (Window window = Window.open(station, InstantSource.fixed(NIGHT))) {
      window.waitForFocus("#person").type("ana").press(KeyCode.ENTER);
      window.waitForFocus("#password").type(FakeNode.PASSWORD).press(KeyCode.ENTER);
      window.waitFor("#DIGITIZATION");
      node.tell(
          NodeStatus.newBuilder()
              .setWork(WorkSummary.newBuilder().setUnidentified(1).setWaitingRescan(3))
              .build());
      window.waitForText("Bandeja sin identificar").press(KeyCode.DIGIT2);
      window.waitForFocus("#tray-next").picture("ccv-tray");
      assertThat(
              Window.onScreen(
                  () -> window.scene().getRoot().lookup("#scan").getParent().isVisible()))
          .isFalse();

      window.press(KeyCode.F9).waitForFocus("#clave").type("990001B0100").press(KeyCode.ENTER);
      window.waitForText("Lea la clave en la imagen y escríbala abajo.");
      window.waitForText("Actas con esa clave").picture("ccv-tray-found");
      window.press(KeyCode.F9).waitForFocus(".acta-list").press(KeyCode.F9).waitFor("#scan-next");
      assertThat(node.lastAsked(IdentifyRequest.class).getActa()).isEqualTo("G-010");
      assertThat(node.tray).isEmpty();
    }
  }

  private static String text(Window window) {
    return Window.onScreen(() ->
        ((javafx.scene.control.TextInputControl)
                window.scene().getRoot().lookupAll(".figure").iterator().next())
            .getText());
  }

  private CaptureTask task() {
    ActaCard card = FakeNode.card("G-010", "990001B0100", "GUB");
    return CaptureTask.newBuilder()
        .setLease("prestamo-1")
        .setActa(card)
        .setRound(CaptureRound.FIRST)
        .setImage(ByteString.copyFrom(new byte[32]))
        .addFields(FormFieldView.newBuilder().setField("PAN").setLabel("PAN").setVote(true))
        .build();
  }

  private static NodeStatus busy() {
    return NodeStatus.newBuilder()
        .setLink(NodeStatus.Link.ONLINE)
        .setWork(
            WorkSummary.newBuilder()
                .setExpected(1_276)
                .setWaitingFirstCapture(14)
                .setWaitingSecondCapture(9)
                .setWaitingThirdCapture(3)
                .setWaitingAdjudication(1)
                .setVerified(144))
        .build();
  }
}
