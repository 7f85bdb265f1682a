package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import mx.openprep.acta.ActaQr;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.fake.PaperActa;
import mx.openprep.desktop.settings.Setting;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
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
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Origin;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.SubmitCaptureRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supervisor's and a coordinador's night at the real window, and the screen on the wall. */
class SupervisionWindowTest {
  private static final Path MINI = Path.of("..", "proto", "elections", "mini");

  @TempDir Path directory;

  @Test
  void supervisorAndCoordinadorSeeTheNightAndSettleAnIncidentAndTheWallOnlyLooks()
      throws Exception {
    ElectionPackage election = ElectionPackageReader.read(MINI);
    CatdId catd = new CatdId("CATD-001");
    try (NodeStation station = new NodeStation(directory.resolve("node"), election, catd)) {
      station.settings().put(Setting.SHEET_FOLDER, directory.toString());
      night(station, election, election.actas(catd));
      try (Window window = Window.open(station, InstantSource.system()).strict()) {
        supervise(window, election.actas(catd).getFirst().id().value());
        window.press(KeyCode.CONTROL, KeyCode.Q);
        coordinate(window);
        wall(window);
      }
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString())).contains("actas.csv");
    }
    assertThat(Files.readString(directory.resolve("actas.csv"))).startsWith("\uFEFFCasilla,Clave");
  }

  private static void logIn(Window window, String person) {
    window.waitForFocus("#person").type(person).press(KeyCode.ENTER);
    window.waitForFocus("#password").type(NodeStation.PASSWORD).press(KeyCode.ENTER);
    window.waitFor("#SUPERVISION").press(KeyCode.DIGIT9);
  }

  private static void supervise(Window window, String acta) {
    logIn(window, "sofia");
    window.waitForText("Se esperan").picture("supervision-board");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT2).waitForFocus("#acta-search");
    window.waitFor("#actas", table -> ((TableView<?>) table).getItems().size() > 3);
    window.type(acta).press(KeyCode.ENTER).waitForText("Llegó el sobre");
    window.picture("supervision-actas");
    window.press(KeyCode.CONTROL, KeyCode.E).waitForText("Archivo guardado");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT7).waitForFocus("#missing-search");
    assertThat(Window.isShown(window.scene().lookup("#expected")))
        .as("a supervisor sees who is expected and notes nobody")
        .isFalse();
    window.press(KeyCode.CONTROL, KeyCode.DIGIT3).waitForFocus("#people");
    window.waitFor("#people", table -> !((TableView<?>) table).getItems().isEmpty());
    window.picture("supervision-people");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT4).waitForFocus("#incidents");
    focus(window, "#incident-description").type("El escaner hace rayas");
    window.press(KeyCode.TAB).waitForFocus("#raise").press(KeyCode.ENTER);
    window.waitForText("Incidencia levantada");
    focus(window, "#incident-words").type("Usar el otro").press(KeyCode.TAB);
    window.waitForFocus("#recommend").press(KeyCode.ENTER).waitForText("Recomendación guardada");
    window.picture("supervision-incident");
    assertThat(window.scene().lookup("#approve").isDisabled()).isTrue();
  }

  private static void coordinate(Window window) {
    logIn(window, "coral");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT4).waitForFocus("#incidents");
    window.waitFor("#incidents", table -> !((TableView<?>) table).getItems().isEmpty());
    Window.onScreen(() -> {
      ((TableView<?>) window.scene().lookup("#incidents")).getSelectionModel().select(0);
      return true;
    });
    window.waitForText("Recomendación");
    focus(window, "#incident-words").type("De acuerdo").press(KeyCode.TAB);
    window.waitForFocus("#approve").press(KeyCode.ENTER).waitForText("Incidencia cerrada");
    window.picture("supervision-incident-closed");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT5).waitForText("última hora");
    window.picture("supervision-night");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT6).waitForFocus("#stations");
    window.picture("supervision-stations");
    window.press(KeyCode.CONTROL, KeyCode.DIGIT7).waitForFocus("#missing-search");
    window.waitFor("#missing-list", list -> !((ListView<?>) list).getItems().isEmpty());
    window.picture("supervision-missing");
    assertThat(Window.isShown(window.scene().lookup("#expected"))).isTrue();
  }

  private static void wall(Window window) {
    window.press(KeyCode.F11).waitForText("Verificadas").picture("wall-board");
    assertThat(window.scene().getRoot().lookupAll(".frame-person"))
        .allMatch(name -> !Window.isShown(name));
    window.press(KeyCode.SPACE).waitForText("Faltan").picture("wall-night");
    window.press(KeyCode.SPACE).waitForText("Faltan por llegar").picture("wall-missing");
    window.press(KeyCode.ESCAPE).waitForFocus("#person");
  }

  private static Window focus(Window window, String query) {
    Window.onScreen(() -> {
      window.scene().lookup(query).requestFocus();
      return true;
    });
    return window.waitForFocus(query);
  }

  /** Some paper arrived, some was scanned, some captured once or twice. */
  private static void night(NodeStation station, ElectionPackage election, List<ExpectedActa> actas)
      throws IOException {
    NodeApi alma = session(station, "alma");
    NodeApi dario = session(station, "dario");
    for (int i = 0; i < 5; i++) {
      ExpectedActa acta = actas.get(i);
      alma.acopio()
          .receive(
              ReceiveActaRequest.newBuilder()
                  .setActa(acta.id().value())
                  .setDocumentType(DocumentType.ACTA_PREP)
                  .setIdentifiedBy(IdentifiedBy.QR)
                  .build());
      if (i < 4) {
        dario.digitization().digitize(image(election, acta));
      }
    }
    capture(session(station, "carla"), CaptureRound.FIRST, 3);
    capture(session(station, "celso"), CaptureRound.SECOND, 2);
  }

  private static NodeApi session(NodeStation station, String person) {
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

  private static DigitizeRequest image(ElectionPackage election, ExpectedActa acta)
      throws IOException {
    String qr = new ActaQr(election.hash().brief(), acta.id()).text();
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    ImageIO.write(
        PaperActa.draw(acta.casilla().key().displayName(), qr, Map.of("PAN", "17", "PRI", "34")),
        "jpg",
        page);
    return DigitizeRequest.newBuilder()
        .setJpeg(ByteString.copyFrom(page.toByteArray()))
        .setOrigin(Origin.CATD)
        .setDigitization(Digitization.ESCANER)
        .setScanner("prueba")
        .setQuality(ImageQuality.newBuilder().setWidth(1700).setHeight(2800))
        .setQr(qr)
        .build();
  }

  private static void capture(NodeApi person, CaptureRound round, int actas) {
    for (int i = 0; i < actas; i++) {
      CaptureTask task = person.capture().claim(ClaimRequest.newBuilder().setRound(round).build());
      SubmitCaptureRequest.Builder keyed =
          SubmitCaptureRequest.newBuilder().setLease(task.getLease());
      task.getFieldsList()
          .forEach(field ->
              keyed.addFields(
                  KeyedField.newBuilder()
                      .setField(field.getField())
                      .setValue(FieldValue.newBuilder().setVotes(12))));
      var _ = person.capture().submit(keyed.build());
    }
  }
}
