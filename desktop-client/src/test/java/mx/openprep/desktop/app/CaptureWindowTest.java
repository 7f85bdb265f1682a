package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.fake.WideElection;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.Digitization;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Origin;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.SubmitCaptureRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An acta of 45 fields in the real window on a real node: second capture, third and adjudication,
 * with the number pad alone.
 */
class CaptureWindowTest {
  private static final int MOST_OTHER_KEYS = 90;
  private static final int DISPUTED = 6;

  @TempDir Path directory;

  private ElectionPackage election;
  private ExpectedActa acta;
  private List<FormField> form;
  private final Map<FieldId, FieldValue> truth = new LinkedHashMap<>();

  @BeforeEach
  void write() throws Exception {
    election = WideElection.in(Files.createDirectory(directory.resolve("package")), 2);
    acta = election.acta(new ActaId("GX-0")).orElseThrow();
    form = FormDefinition.of(election, acta).keyed();
    assertThat(form).hasSize(WideElection.FIELDS);
    fillIn();
  }

  @Test
  void fortyFiveFieldsAreKeyedWithTheNumberPadAlone() throws Exception {
    try (NodeStation station =
            new NodeStation(directory.resolve("node"), election, new CatdId("CATD-001"));
        Window window = Window.open(station, InstantSource.system())) {
      logIn(window, "celso");
      window.press(KeyCode.DIGIT4).waitForText("F301").picture("capture-no-work");
      digitize(station, acta);
      firstCapture(station);
      // Nobody pressed a key: the acta came by itself.
      window.waitForFocus(".figure").picture("capture-wide");

      Hands hands = new Hands(window);
      for (int i = 0; i < form.size(); i++) {
        Rectangle2D crop = crop(window);
        window.type(i == DISPUTED ? "8" : keys(form.get(i))).press(KeyCode.ENTER);
        if (i < form.size() - 1) {
          assertThat(crop(window)).as("the enlarged field follows the hand").isNotEqualTo(crop);
        }
        if (i == 20) {
          window.picture("capture-wide-half");
        }
      }
      window.waitForFocus("#send").press(KeyCode.ENTER);
      window.waitForText("Mire otra vez").picture("capture-look-again").press(KeyCode.ENTER);
      window.waitForText("F301");
      System.out.printf(
          "Capture of %d fields: %d keys that are no digits, %d movements of the mouse%n",
          form.size(), hands.others.get(), hands.mouse.get());
      assertThat(hands.others.get()).isLessThanOrEqualTo(MOST_OTHER_KEYS);
      assertThat(hands.mouse.get()).isZero();

      third(window);
      adjudicate(window);
      assertThat(state(station)).isEqualTo("VERIFICADA");
    }
  }

  @Test
  void theNextActaComesBlankAndNothingOfTheLastCanBeCalledBack() throws Exception {
    try (NodeStation station =
            new NodeStation(directory.resolve("node"), election, new CatdId("CATD-001"));
        Window window = Window.open(station, InstantSource.system())) {
      digitize(station, acta);
      digitize(station, election.acta(new ActaId("GX-1")).orElseThrow());
      logIn(window, "carla");
      window.press(KeyCode.DIGIT3).waitForFocus(".figure");
      Rectangle2D first = crop(window);
      for (FormField field : form) {
        window.type(keys(field)).press(KeyCode.ENTER);
      }
      window.waitForFocus("#send").press(KeyCode.ENTER);
      window.waitForText("Mire otra vez").press(KeyCode.ENTER).waitForFocus(".figure");

      assertThat(figures(window)).hasSize(form.size()).containsOnly("");
      assertThat(crop(window)).as("the first field, enlarged from the new image").isEqualTo(first);
      window.press(KeyCode.CONTROL, KeyCode.Z).press(KeyCode.ENTER);
      assertThat(figures(window)).containsOnly("");
    }
  }

  private static List<String> figures(Window window) {
    return Window.onScreen(() ->
        window.scene().getRoot().lookupAll(".figure").stream()
            .map(figure -> ((TextField) figure).getText())
            .toList());
  }

  private void third(Window window) {
    window.press(KeyCode.CONTROL, KeyCode.Q);
    logIn(window, "vera");
    window.press(KeyCode.DIGIT5).waitForFocus(".figure").picture("capture-third");
    assertThat(window.scene().getRoot().lookupAll(".figure")).hasSize(1);
    window.type("9").press(KeyCode.ENTER).waitForFocus("#send").press(KeyCode.ENTER);
    window.waitForText("F301").press(KeyCode.CONTROL, KeyCode.Q);
  }

  private void adjudicate(Window window) {
    logIn(window, "cora");
    window.press(KeyCode.DIGIT6).waitForFocus(".figure").press(KeyCode.F12);
    window.picture("capture-inverted").press(KeyCode.F12);
    window.type(keys(form.get(DISPUTED))).press(KeyCode.ENTER).waitForFocus(".toggle-button");
    window.type("1").waitForFocus("#reason").picture("adjudication");
    window.press(KeyCode.ENTER).waitForFocus("#send").press(KeyCode.ENTER).waitForText("F301");
  }

  private static Rectangle2D crop(Window window) {
    return Window.onScreen(() ->
        ((ImageView) window.scene().getRoot().lookup(".field-crop").lookup(".image-view"))
            .getViewport());
  }

  /** Everything but digits that is pressed in the window. */
  private static final class Hands {
    private final AtomicInteger others = new AtomicInteger();
    private final AtomicInteger mouse = new AtomicInteger();

    Hands(Window window) {
      Window.onScreen(() -> {
        window
            .scene()
            .addEventFilter(
                KeyEvent.ANY,
                event -> {
                  if (isOther(event)) {
                    others.incrementAndGet();
                  }
                });
        window.scene().addEventFilter(MouseEvent.MOUSE_PRESSED, event -> mouse.incrementAndGet());
        return true;
      });
    }

    /** A sign is typed; any other key but a digit is pressed. */
    private static boolean isOther(KeyEvent event) {
      KeyCode code = event.getCode();
      if (event.getEventType() == KeyEvent.KEY_TYPED) {
        return event.getCharacter().matches("[^\\d\\p{Cntrl}]");
      }
      return event.getEventType() == KeyEvent.KEY_PRESSED
          && (code.isWhitespaceKey()
              || code.isNavigationKey()
              || code.isFunctionKey()
              || code.isModifierKey()
              || code == KeyCode.ESCAPE
              || code == KeyCode.BACK_SPACE
              || code == KeyCode.DELETE);
    }
  }

  private void fillIn() {
    int number = 0;
    for (FormField field : form) {
      number++;
      FieldValue value =
          number == 12
              ? FieldValue.Mark.ILLEGIBLE
              : number == 30 ? FieldValue.Mark.BLANK : FieldValue.votes(11 * number % 260);
      truth.put(field.id(), value);
    }
  }

  private String keys(FormField field) {
    return switch (java.util.Objects.requireNonNull(truth.get(field.id()))) {
      case FieldValue.Votes votes -> String.valueOf(votes.count());
      case FieldValue.Mark mark -> mark == FieldValue.Mark.ILLEGIBLE ? "*" : "-";
    };
  }

  private void digitize(NodeStation station, ExpectedActa acta) throws IOException {
    as(station, "alma")
        .acopio()
        .receive(
            ReceiveActaRequest.newBuilder()
                .setActa(acta.id().value())
                .setDocumentType(DocumentType.ACTA_PREP)
                .setTransferMechanism("F-D")
                .setIdentifiedBy(IdentifiedBy.QR)
                .build());
    BufferedImage page =
        new ActaPrinter(election, Realm.DRILL)
            .page(new SimulatedHand(5).fill(acta, FormDefinition.of(election, acta), truth));
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(page, "jpg", jpeg);
    as(station, "dario")
        .digitization()
        .digitize(
            DigitizeRequest.newBuilder()
                .setJpeg(ByteString.copyFrom(jpeg.toByteArray()))
                .setOrigin(Origin.CATD)
                .setDigitization(Digitization.ESCANER)
                .setQr(new ActaQr(election.hash().brief(), acta.id()).text())
                .build());
  }

  private void firstCapture(NodeStation station) {
    NodeApi carla = as(station, "carla");
    CaptureTask task =
        carla.capture().claim(ClaimRequest.newBuilder().setRound(CaptureRound.FIRST).build());
    carla
        .capture()
        .submit(
            SubmitCaptureRequest.newBuilder()
                .setLease(task.getLease())
                .addAllFields(WireValues.fields(truth))
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

  private String state(NodeStation station) {
    return as(station, "alma")
        .acopio()
        .find(FindActasRequest.newBuilder().setClave(acta.key()).build())
        .getActasList()
        .stream()
        .filter(card -> card.getActa().equals(acta.id().value()))
        .findFirst()
        .orElseThrow()
        .getState();
  }

  private static void logIn(Window window, String person) {
    window.waitForFocus("#person").type(person).press(KeyCode.ENTER);
    window.waitForFocus("#password").type(NodeStation.PASSWORD).press(KeyCode.ENTER);
    window.waitFor("#ACOPIO");
  }
}
