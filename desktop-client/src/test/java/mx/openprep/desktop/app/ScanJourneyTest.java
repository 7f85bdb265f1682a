package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.ReceiveActaRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night's scanning at the keyboard of the real window, on a real node and a real disk: a batch
 * with good and bad pages, the stops, the tray, one image for another, the scanner's choice.
 */
class ScanJourneyTest {
  private static final Path MINI = Path.of("..", "proto", "elections", "mini");
  private static final CatdId CATD = new CatdId("CATD-001");

  @TempDir Path directory;

  @Test
  void aPileWithGoodAndBadPagesIsWorkedOffFromTheKeyboard() throws Exception {
    ElectionPackage election = ElectionPackageReader.read(MINI);
    List<ExpectedActa> actas = election.actas(CATD).stream().limit(5).toList();
    try (NodeStation station = new NodeStation(directory, election, CATD)) {
      receive(station, actas.subList(0, 4));
      station.put(paper(election, actas.get(0), 1));
      station.put(blurred(paper(election, actas.get(1), 2)));
      station.put(paper(election, actas.get(2), 3));
      station.put(paper(election, actas.get(4), 5));
      station.put(paper(election, actas.get(0), 1));
      try (Window window = Window.open(station, InstantSource.system())) {
        logIn(window, "dario");
        window.press(KeyCode.DIGIT2).waitForFocus("#scan").picture("scan-ready");
        window.press(KeyCode.F9).waitForText("Guardadas: 2 · Repetidas: 1 · Apartadas: 2");
        window.picture("scan-batch");
        resolveTheTray(window, station, election, actas);
        chooseTheBetterImage(window, station, election, actas);
        standStill(window, station);
        window.press(KeyCode.ESCAPE).press(KeyCode.ESCAPE).waitFor("#DIGITIZATION");
      }
    }
  }

  private static void resolveTheTray(
      Window window, NodeStation station, ElectionPackage election, List<ExpectedActa> actas) {
    window.press(KeyCode.F7).waitForText("F216").picture("scan-stop-blurred");
    station.put(paper(election, actas.get(1), 2));
    window.press(KeyCode.F9).waitForText("Guardadas: 3").picture("scan-one");
    window.press(KeyCode.F7).waitForText("F104").picture("scan-stop-not-received");
    receive(station, actas.subList(4, 5));
    window.press(KeyCode.ESCAPE).press(KeyCode.F7).waitForText("Guardadas: 4");
  }

  private static void chooseTheBetterImage(
      Window window, NodeStation station, ElectionPackage election, List<ExpectedActa> actas) {
    station.put(paper(election, actas.get(3), 4));
    window.press(KeyCode.F9).waitForText("Guardadas: 5");
    station.put(paper(election, actas.get(3), 4));
    window.press(KeyCode.F9).waitForText("F201").picture("scan-stop-repeated");
    window.press(KeyCode.CONTROL, KeyCode.D).waitForText("¿Cuál se lee mejor?");
    window.picture("scan-compare").press(KeyCode.CONTROL, KeyCode.U).waitForText("Guardadas: 6");
  }

  private static void standStill(Window window, NodeStation station) {
    for (Map.Entry<MessageCode, String> stop : stops().entrySet()) {
      station.failNext(stop.getKey());
      window.press(KeyCode.F9).waitForText(stop.getKey().code()).picture(stop.getValue());
    }
    window.press(KeyCode.F10).waitFor("#scanner-address").waitFor(".toggle-button");
    window.picture("scan-scanner");
  }

  private static Map<MessageCode, String> stops() {
    Map<MessageCode, String> stops = new LinkedHashMap<>();
    stops.put(MessageCode.SCANNER_JAMMED, "scan-stop-jam");
    stops.put(MessageCode.SCANNER_COVER_OPEN, "scan-stop-cover");
    stops.put(MessageCode.SCANNER_GONE, "scan-stop-gone");
    stops.put(MessageCode.SCANNER_CERTIFICATE_CHANGED, "scan-stop-certificate");
    stops.put(MessageCode.SCAN_TRUNCATED, "scan-stop-truncated");
    return stops;
  }

  private static void logIn(Window window, String person) {
    window.waitForFocus("#person").type(person).press(KeyCode.ENTER);
    window.waitForFocus("#password").type(NodeStation.PASSWORD).press(KeyCode.ENTER);
    window.waitFor("#ACOPIO");
  }

  private static void receive(NodeStation station, List<ExpectedActa> actas) {
    NodeApi api = new NodeApi();
    api.connect(station.open());
    api.useSession(
        api.session()
            .open(
                OpenSessionRequest.newBuilder()
                    .setPerson("alma")
                    .setPassword(NodeStation.PASSWORD)
                    .build())
            .getToken());
    for (ExpectedActa acta : actas) {
      String state =
          api.acopio()
              .receive(
                  ReceiveActaRequest.newBuilder()
                      .setActa(acta.id().value())
                      .setDocumentType(DocumentType.ACTA_PREP)
                      .setIdentifiedBy(IdentifiedBy.QR)
                      .build())
              .getState();
      assertThat(state).isEqualTo("ACOPIADA");
    }
  }

  private static BufferedImage paper(ElectionPackage election, ExpectedActa acta, long hand) {
    FormDefinition form = FormDefinition.of(election, acta);
    Map<FieldId, FieldValue> truth = new LinkedHashMap<>();
    for (FormField field : form.keyed()) {
      truth.put(field.id(), FieldValue.votes(12 + truth.size()));
    }
    return new ActaPrinter(election, Realm.DRILL)
        .page(new SimulatedHand(hand).fill(acta, form, truth));
  }

  /** As through a wet pane: shrunk to a ninth and drawn large again. */
  private static BufferedImage blurred(BufferedImage page) {
    BufferedImage blurred =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Image small =
        page.getScaledInstance(
            page.getWidth() / 9, page.getHeight() / 9, Image.SCALE_AREA_AVERAGING);
    var pen = blurred.createGraphics();
    pen.setRenderingHint(
        java.awt.RenderingHints.KEY_INTERPOLATION,
        java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    BufferedImage drawn =
        new BufferedImage(page.getWidth() / 9, page.getHeight() / 9, BufferedImage.TYPE_BYTE_GRAY);
    drawn.createGraphics().drawImage(small, 0, 0, null);
    pen.drawImage(drawn, 0, 0, page.getWidth(), page.getHeight(), null);
    pen.dispose();
    return blurred;
  }
}
