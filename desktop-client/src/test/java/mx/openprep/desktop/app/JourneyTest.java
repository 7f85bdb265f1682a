package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.HandwrittenActa;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.OpenSessionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One acta from the paper to its settled figures, by five people at the keyboard of the real window
 * on a real node. Saves a picture of every screen it passes with {@code -Dopenprep.gallery=DIR}.
 */
class JourneyTest {
  private static final Path MINI = Path.of("..", "proto", "elections", "mini");

  @TempDir Path directory;

  @Test
  void anActaIsReceivedScannedCapturedTwiceDisputedAndVerified() throws Exception {
    ElectionPackage election = ElectionPackageReader.read(MINI);
    ExpectedActa acta = election.acta(new ActaId("G-005")).orElseThrow();
    List<FormField> form = FormDefinition.of(election, acta).keyed();
    List<String> figures = figures(form);
    String qr = new ActaQr(election.hash().brief(), acta.id()).text();
    try (NodeStation station = new NodeStation(directory, election, new CatdId("CATD-001"))) {
      station.put(new ActaPrinter(election, Realm.DRILL).page(written(acta, election, figures)));
      try (Window window = Window.open(station, InstantSource.system()).strict()) {
        receive(window, qr);
        scan(window);
        capture(window, "carla", KeyCode.DIGIT3, slipped(figures), true);
        capture(window, "celso", KeyCode.DIGIT4, figures, true);
        settle(window, figures.get(4));
      }
      assertThat(state(station, acta)).isEqualTo("VERIFICADA");
    }
  }

  /** Keyed differently from the paper in one vote field. */
  private static List<String> slipped(List<String> figures) {
    List<String> keyed = new java.util.ArrayList<>(figures);
    keyed.set(4, "1" + figures.get(4));
    return keyed;
  }

  private static List<String> figures(List<FormField> form) {
    List<String> figures = new java.util.ArrayList<>();
    int votes = 0;
    for (FormField field : form) {
      int figure = field.isVote() ? 7 + 11 * figures.size() % 90 : 300;
      votes += field.isVote() ? figure : 0;
      figures.add(String.valueOf(figure));
    }
    figures.set(form.size() - 1, String.valueOf(votes));
    return figures;
  }

  private static HandwrittenActa written(
      ExpectedActa acta, ElectionPackage election, List<String> figures) {
    FormDefinition form = FormDefinition.of(election, acta);
    Map<FieldId, FieldValue> truth = new LinkedHashMap<>();
    for (int i = 0; i < figures.size(); i++) {
      truth.put(form.keyed().get(i).id(), FieldValue.votes(Integer.parseInt(figures.get(i))));
    }
    return new SimulatedHand(5).fill(acta, form, truth);
  }

  private static void logIn(Window window, String person) {
    window.waitForFocus("#person").type(person).press(KeyCode.ENTER);
    window.waitForFocus("#password").type(NodeStation.PASSWORD).press(KeyCode.ENTER);
    window.waitFor("#ACOPIO");
  }

  private static void receive(Window window, String qr) {
    window.waitForFocus("#person").picture("login");
    logIn(window, "alma");
    window.waitForText("Sin enlace").picture("home");
    window.press(KeyCode.DIGIT1).waitForFocus("#search").picture("acopio");
    window.type(qr).press(KeyCode.ENTER).waitForFocus("#matches").picture("acopio-compare");
    window.press(KeyCode.ENTER).waitForText("Recibido").picture("acopio-received");
    window.press(KeyCode.CONTROL, KeyCode.Q);
  }

  private static void scan(Window window) {
    logIn(window, "dario");
    window.press(KeyCode.DIGIT2).waitForFocus("#scan").waitForText("Perfil").picture("scan");
    window.press(KeyCode.F9).waitFor("#scan-next").picture("scan-identified");
    window.press(KeyCode.F9).waitForText("F210").picture("scan-empty");
    window.press(KeyCode.CONTROL, KeyCode.Q);
  }

  private static void capture(
      Window window, String person, KeyCode work, List<String> figures, boolean looksAgain) {
    logIn(window, person);
    window.press(work).waitForFocus(".figure").picture("capture-" + person);
    for (String figure : figures) {
      window.type(figure).press(KeyCode.ENTER);
    }
    window.waitForFocus("#send").picture("capture-" + person + "-complete");
    window.press(KeyCode.ENTER);
    if (looksAgain) {
      window.waitForText("Mire otra vez").press(KeyCode.ENTER);
    }
    window.waitForText("F301").picture("capture-no-work");
    window.press(KeyCode.CONTROL, KeyCode.Q);
  }

  private static void settle(Window window, String figure) {
    logIn(window, "vera");
    window.press(KeyCode.DIGIT5).waitForFocus(".figure").picture("capture-third");
    window.type(figure).press(KeyCode.ENTER).waitForFocus("#send").press(KeyCode.ENTER);
    window.waitForText("F301");
  }

  private static String state(NodeStation station, ExpectedActa acta) {
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
    return api
        .acopio()
        .find(FindActasRequest.newBuilder().setClave(acta.key()).build())
        .getActasList()
        .stream()
        .filter(card -> card.getActa().equals(acta.id().value()))
        .findFirst()
        .orElseThrow()
        .getState();
  }
}
