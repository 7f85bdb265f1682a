package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.journal.PublishedRow;
import mx.openprep.journal.Realm;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.Digitization;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ImageQuality;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Origin;
import mx.openprep.v1.PublishedActa;
import mx.openprep.v1.PublishedChanges;
import mx.openprep.v1.PublishedInCut;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.SubmitCaptureRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Papers in the hands of a verificador, a coordinador and an acopiador after their figures are
 * published: compared, corrected by two people, packed, on the real node with keys alone.
 */
class CotejoScreensTest {
  private static final Path MINI = Path.of("..", "proto", "elections", "mini");

  @TempDir Path directory;
  private final ElectionPackage election = read();
  private long cut;

  @Test
  void paperIsComparedCorrectedByTwoAndPacked() throws Exception {
    ExpectedActa acta = election.acta(new ActaId("G-005")).orElseThrow();
    try (NodeStation station =
        new NodeStation(directory.resolve("node"), election, new CatdId("CATD-001"))) {
      Map<FieldId, FieldValue> figures = verified(station, acta);
      publish(station, acta, figures);
      try (Window window = Window.open(station, InstantSource.system())) {
        proposeCorrection(window, acta);
        decide(window);
        figures.put(FieldId.NULOS, FieldValue.votes(12));
        publish(station, acta, figures);
        compare(window, acta);
        pack(window, acta);
      }
      assertThat(
              station.node().outbox().eventsAfter(0, 1_000).stream()
                  .map(bytes -> decoded(bytes).fact().toString()))
          .anyMatch(fact -> fact.contains("CajaClosed"))
          .anyMatch(fact -> fact.contains("CorrectionDecided"));
    }
  }

  private static ElectionPackage read() {
    try {
      return ElectionPackageReader.read(MINI);
    } catch (IOException | FaultyPackageException e) {
      throw new AssertionError(e);
    }
  }

  private static mx.openprep.journal.Event decoded(byte[] bytes) {
    try {
      return mx.openprep.journal.EventCodec.decode(bytes);
    } catch (mx.openprep.journal.MalformedEventException e) {
      throw new AssertionError(e);
    }
  }

  private void proposeCorrection(Window window, ExpectedActa acta) {
    logIn(window, "vera");
    window.press(KeyCode.DIGIT7).waitForFocus("#search").waitForText("Por cotejar: 1");
    assertThat(Window.isShown(window.scene().lookup("#corrections")))
        .as("deciding is not a verificador's to be offered")
        .isFalse();
    window.picture("cotejo");
    window.type(qr(acta)).press(KeyCode.ENTER).waitForText("Publicado en el corte 1");
    window.waitFor("#matches").picture("cotejo-compare");
    window.press(KeyCode.CONTROL, KeyCode.D).waitForFocus(".field-card").picture("differences");
    assertThat(window.scene().getRoot().lookupAll(".field-card")).hasSize(2);
    window.waitForText("Primera captura: 50").press(KeyCode.ESCAPE).waitFor("#matches");
    window.press(KeyCode.F8).waitForFocus("#paper-TOTAL_BOLETAS_SOBRANTES");
    while (!hasFocus(window, "#paper-NULOS")) {
      window.press(KeyCode.ENTER);
    }
    window.type("12").press(KeyCode.ENTER).press(KeyCode.ENTER).waitForFocus("#reason");
    window.type("En letra dice doce").picture("cotejo-correct");
    window.press(KeyCode.F9).waitForText("Corrección propuesta").picture("cotejo-proposed");
    window.type(qr(acta)).press(KeyCode.ENTER).waitForText("F114");
    window.press(KeyCode.CONTROL, KeyCode.Q);
  }

  private void decide(Window window) {
    logIn(window, "cora");
    window.press(KeyCode.DIGIT7).waitForFocus("#search").press(KeyCode.F6);
    window.waitForText("Propuso Vera Robles").waitForFocus("#reason").type("Se lee en el papel");
    window.picture("cotejo-decide");
    window.press(KeyCode.F9).waitForText("Corrección aprobada");
    window.press(KeyCode.F6).waitForText("F301").press(KeyCode.CONTROL, KeyCode.Q);
  }

  private void compare(Window window, ExpectedActa acta) {
    logIn(window, "vera");
    window.press(KeyCode.DIGIT7).waitForFocus("#search").press(KeyCode.F7);
    window.waitForText("Publicado en el corte 2").press(KeyCode.F9).waitForText("Cotejada: ");
    window.picture("cotejo-matched").type(qr(acta)).press(KeyCode.ENTER).waitForText("F111");
    window.press(KeyCode.CONTROL, KeyCode.Q);
  }

  private void pack(Window window, ExpectedActa acta) throws IOException {
    logIn(window, "alma");
    window.press(KeyCode.DIGIT8).waitForText("Por empacar").picture("packing");
    window.press(KeyCode.F7).waitForText("por municipio").press(KeyCode.F7);
    window.waitForText("elija el consejo").waitForFocus("#places");
    while (true) {
      window.press(KeyCode.ENTER).waitForFocus("#search");
      window.type(qr(acta)).press(KeyCode.ENTER);
      if (shows(window, "F133")) {
        window.picture("packing-wrong-council").press(KeyCode.ESCAPE).waitForFocus("#places");
        window.press(KeyCode.DOWN);
      } else {
        break;
      }
    }
    window.waitForText("En la caja: ").picture("packing-caja");
    window.press(KeyCode.F9).waitFor("#print-list");
    window.waitForText("Firme la lista").picture("packing-closed");
  }

  /** Either the acta is in, or the stop is there. */
  private static boolean shows(Window window, String code) {
    window.waitFor(".message-pane");
    return Window.onScreen(() ->
        window.scene().getRoot().lookupAll(".message-code").stream()
            .anyMatch(node ->
                Window.isShown(node)
                    && node instanceof Label label
                    && label.getText().equals(code)));
  }

  private static boolean hasFocus(Window window, String query) {
    return Window.onScreen(() -> {
      Node node = window.scene().lookup(query);
      return node != null && node.isFocused();
    });
  }

  private static void logIn(Window window, String person) {
    window.waitForFocus("#person").type(person).press(KeyCode.ENTER);
    window.waitForFocus("#password").type(NodeStation.PASSWORD).press(KeyCode.ENTER);
    window.waitFor("#COTEJO");
  }

  private String qr(ExpectedActa acta) {
    return new ActaQr(election.hash().brief(), acta.id()).text();
  }

  /** Received, scanned, keyed alike by two people, through the node's services. */
  private Map<FieldId, FieldValue> verified(NodeStation station, ExpectedActa acta)
      throws IOException {
    FormDefinition form = FormDefinition.of(election, acta);
    Map<FieldId, FieldValue> figures = new LinkedHashMap<>();
    int next = 5;
    for (FormField field : form.keyed()) {
      figures.put(field.id(), FieldValue.votes(field.isVote() ? next++ : 140));
    }
    BufferedImage page =
        new ActaPrinter(election, Realm.DRILL).page(new SimulatedHand(5).fill(acta, form, figures));
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    BufferedImage rgb =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
    rgb.createGraphics().drawImage(page, 0, 0, null);
    ImageIO.write(rgb, "jpg", jpeg);
    as(station, "alma")
        .acopio()
        .receive(
            ReceiveActaRequest.newBuilder()
                .setActa(acta.id().value())
                .setDocumentType(DocumentType.ACTA_PREP)
                .setIdentifiedBy(IdentifiedBy.QR)
                .build());
    as(station, "dario")
        .digitization()
        .digitize(
            DigitizeRequest.newBuilder()
                .setJpeg(ByteString.copyFrom(jpeg.toByteArray()))
                .setOrigin(Origin.CATD)
                .setDigitization(Digitization.ESCANER)
                .setQuality(ImageQuality.newBuilder().setWidth(1700).setHeight(2800))
                .setQr(qr(acta))
                .build());
    image = Optional.of(ImageHash.of(jpeg.toByteArray()));
    Map<FieldId, FieldValue> hasty = new LinkedHashMap<>(figures);
    hasty.put(new FieldId("COLIBRI"), FieldValue.votes(50));
    hasty.put(FieldId.NO_REGISTRADAS, FieldValue.Mark.BLANK);
    capture(as(station, "carla"), CaptureRound.FIRST, hasty);
    capture(as(station, "celso"), CaptureRound.SECOND, figures);
    capture(as(station, "vera"), CaptureRound.THIRD, figures);
    return figures;
  }

  private Optional<ImageHash> image = Optional.empty();

  private static void capture(NodeApi api, CaptureRound round, Map<FieldId, FieldValue> figures) {
    CaptureTask task = api.capture().claim(ClaimRequest.newBuilder().setRound(round).build());
    List<KeyedField> keyed =
        task.getFieldsList().stream()
            .map(FormFieldView::getField)
            .map(field ->
                KeyedField.newBuilder()
                    .setField(field)
                    .setValue(
                        WireValues.value(
                            figures.getOrDefault(new FieldId(field), FieldValue.Mark.BLANK)))
                    .build())
            .toList();
    api.capture()
        .submit(
            SubmitCaptureRequest.newBuilder()
                .setLease(task.getLease())
                .addAllFields(keyed)
                .build());
  }

  private static NodeApi as(NodeStation station, String person) {
    NodeApi api = new NodeApi();
    api.connect(station.open());
    api.useSession(
        api.session()
            .open(
                OpenSessionRequest.newBuilder()
                    .setPerson(person)
                    .setPassword(NodeStation.PASSWORD)
                    .build())
            .getToken());
    return api;
  }

  /** What an honest centre would tell after its next cut. */
  private void publish(NodeStation station, ExpectedActa acta, Map<FieldId, FieldValue> figures) {
    cut++;
    FormDefinition form = FormDefinition.of(election, acta);
    PublishedActa row =
        PublishedRow.of(
            election,
            acta,
            CountingDecision.verified(form, figures, acta, election.rules()),
            figures,
            image);
    var made = WireValues.timestamp(Instant.now().minusSeconds(90));
    station
        .node()
        .published()
        .take(
            PublishedChanges.newBuilder()
                .addActas(
                    PublishedInCut.newBuilder()
                        .setActa(row)
                        .setCut(cut)
                        .setMade(made)
                        .setNodeSequence(station.node().outbox().head().sequence()))
                .setThrough(cut)
                .setMade(made)
                .build());
  }
}
