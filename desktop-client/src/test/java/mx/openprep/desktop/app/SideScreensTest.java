package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.PaperActa;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.MarkFueraDeCatalogoRequest;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.ReleaseCaptureRequest;
import mx.openprep.v1.ReportProblemRequest;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.WorkSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the way of one good acta does not pass: side exits, stops, lock, help. */
class SideScreensTest {
  private static final Instant NIGHT = Instant.parse("2024-06-03T04:00:00Z");
  private static final String CLAVE = "140001B0100";

  private FakeNode node;
  private FakeStation station;

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    Map<String, String> figures = new LinkedHashMap<>();
    List.of("PAN", "PRI", "PRD", "Movimiento Ciudadano", "Votos nulos", "Total")
        .forEach(label -> figures.put(label, String.valueOf(17 * label.length())));
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    ImageIO.write(PaperActa.draw("Sección 0001 · Básica", "-", figures), "jpg", page);
    node.image = ByteString.copyFrom(page.toByteArray());
    node.byClave.put(
        CLAVE,
        List.of(
            FakeNode.card("GUB-1", CLAVE, "Gubernatura"),
            FakeNode.card("AYUN-1", CLAVE, "Munícipes")));
    station = new FakeStation(node, node.image);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private Window window() throws Exception {
    return Window.open(station, InstantSource.fixed(NIGHT)).strict();
  }

  private static void logIn(Window window, String person) {
    window.waitForFocus("#person").type(person).press(KeyCode.ENTER);
    window.waitForFocus("#password").type(FakeNode.PASSWORD).press(KeyCode.ENTER);
    window.waitFor("#ACOPIO");
  }

  private static CaptureTask task(String lease, boolean adjudication) {
    CaptureTask.Builder task =
        CaptureTask.newBuilder()
            .setLease(lease)
            .setAdjudication(adjudication)
            .setActa(FakeNode.card("GUB-1", CLAVE, "Gubernatura"));
    for (String field : List.of("PAN", "PRI", "TOTAL_VOTOS_ASENTADO")) {
      task.addFields(
          FormFieldView.newBuilder()
              .setField(field)
              .setLabel(field.equals("TOTAL_VOTOS_ASENTADO") ? "Total" : field)
              .setVote(field.startsWith("P")));
    }
    return task.build();
  }

  @Test
  void aNodeThatCannotBeOpenedSaysWhyAndTriesAgain() throws Exception {
    station.openingFails = Optional.of(MessageCode.STORE_IN_USE);
    try (Window window = window()) {
      window.waitForText("F606").picture("start-refused");
      station.openingFails = Optional.empty();
      window.waitFor("#again").press(KeyCode.ENTER).waitForFocus("#person");
    }
  }

  @Test
  void aWrongPasswordLeavesTheHandAtThePassword() throws Exception {
    try (Window window = window()) {
      window.waitForFocus("#person").type("ana").press(KeyCode.ENTER);
      window.waitForFocus("#password").type("otra").press(KeyCode.ENTER);
      window.waitForText("F401").picture("login-refused").waitForFocus("#password");
    }
  }

  @Test
  void whoComesWithALetterChoosesAPasswordFirst() throws Exception {
    node.mustChange.add("nueva");
    try (Window window = window()) {
      window.waitForFocus("#person").type("nueva").press(KeyCode.ENTER);
      window.waitForFocus("#password").type(FakeNode.PASSWORD).press(KeyCode.ENTER);
      window.waitForFocus("#own-password").picture("own-password");
      window.type("cuatro palabras").press(KeyCode.ENTER);
      window.waitForFocus("#own-password-again").type("cuatro palabra").press(KeyCode.ENTER);
      window.waitForText("Las dos no son iguales.").picture("own-password-differ");
      window.waitForFocus("#own-password-again").type("cuatro palabras").press(KeyCode.ENTER);
      window.waitFor("#FIRST_CAPTURE");
    }
  }

  @Test
  void anImageNobodyKnowsGoesOutsideTheCatalogue() throws Exception {
    station.faults = List.of(MessageCode.PAGE_BLURRED);
    try (Window window = window()) {
      logIn(window, "ana");
      window.press(KeyCode.DIGIT2).waitForFocus("#scan").press(KeyCode.F9);
      window.waitForText("F216").picture("scan-doubtful").press(KeyCode.F6);
      window.waitForFocus("#clave").waitForText("F205").picture("scan-unidentified").type(CLAVE);
      window.press(KeyCode.ENTER).waitForText("Actas con esa clave").picture("scan-found");
      window.press(KeyCode.F8).waitForFocus("#description").type("Seccion 9999");
      window.picture("scan-outside").press(KeyCode.F9).waitForText("fuera de catálogo");
      assertThat(node.lastAsked(MarkFueraDeCatalogoRequest.class).getDescription())
          .isEqualTo("Seccion 9999");
    }
  }

  @Test
  void theKeysOfTheNumberPadDoAllOfACapture() throws Exception {
    node.tasks.add(task("lease-1", false));
    try (Window window = window()) {
      logIn(window, "ana");
      window.press(KeyCode.DIGIT3).waitForFocus("#field-PAN").type("12a3").press(KeyCode.ENTER);
      window.waitForFocus("#field-PRI").press(KeyCode.ENTER).picture("capture-missing").type("*");
      window.press(KeyCode.ENTER).waitForFocus("#field-TOTAL_VOTOS_ASENTADO").type("+");
      window.waitForFocus("#field-PRI").type("-").press(KeyCode.ENTER).type("124");
      window.press(KeyCode.ENTER).waitForFocus("#send").press(KeyCode.ENTER);
      window.waitForText("Mire otra vez").picture("capture-warning");
      window.press(KeyCode.TAB).waitForFocus("#send").press(KeyCode.ENTER);
      window.waitForText("Enviada");
      assertThat(node.lastAsked(SubmitCaptureRequest.class).getFieldsList().toString())
          .contains("votes: 123", "mark: BLANK", "votes: 124");
    }
  }

  @Test
  void anAdjudicationTakesAReason() throws Exception {
    node.tasks.add(task("lease-2", true));
    try (Window window = window()) {
      logIn(window, "ana");
      window.press(KeyCode.DIGIT6);
      window.waitForFocus("#field-PAN").type("5").press(KeyCode.ENTER).type("6");
      window.press(KeyCode.ENTER).type("11").press(KeyCode.ENTER).waitForFocus(".toggle-button");
      window.type("1").waitForFocus("#reason").type("Otra mano");
      window.picture("adjudication").press(KeyCode.ENTER);
      window.waitForFocus("#send").press(KeyCode.ENTER).waitForText("F301");
      assertThat(node.lastAsked(SubmitCaptureRequest.class).getReason())
          .isEqualTo("Vale lo escrito con letra. Otra mano");
    }
  }

  @Test
  void aProblemIsReportedAndTheNextActaComes() throws Exception {
    node.tasks.add(task("lease-1", false));
    try (Window window = window()) {
      logIn(window, "ana");
      window.press(KeyCode.DIGIT3).waitForFocus("#field-PAN").press(KeyCode.F8);
      window.waitForText("no se puede capturar").press(KeyCode.F9).type("2");
      window.waitForFocus("#report").picture("capture-problem").press(KeyCode.ENTER);
      window.waitForText("F301").waitForText("Reportada");
      assertThat(node.lastAsked(ReportProblemRequest.class).getLease()).isEqualTo("lease-1");
    }
  }

  @Test
  void behindTheLockTheWorkWaitsForItsPersonAndForNobodyElse() throws Exception {
    node.tasks.add(task("lease-1", false));
    try (Window window = window()) {
      logIn(window, "ana");
      window.press(KeyCode.DIGIT3).waitForFocus("#field-PAN").type("7");
      window.press(KeyCode.CONTROL, KeyCode.L).waitForFocus("#password").picture("locked");
      assertThat(window.scene().getRoot().lookup("#field-PAN")).isNull();
      window.type(FakeNode.PASSWORD).press(KeyCode.ENTER).waitForFocus("#field-PAN");
      assertThat(node.asked).noneMatch(ReleaseCaptureRequest.class::isInstance);
      window.press(KeyCode.CONTROL, KeyCode.L).waitForFocus("#password");
      Window.onScreen(() -> {
        ((javafx.scene.control.TextField) window.scene().lookup("#person")).setText("eva");
        return true;
      });
      window.type(FakeNode.PASSWORD).press(KeyCode.ENTER).waitFor("#ACOPIO");
      assertThat(node.lastAsked(ReleaseCaptureRequest.class).getLease()).isEqualTo("lease-1");
    }
  }

  @Test
  void theFrameTellsTheLinkTheKeysAndTheTheme() throws Exception {
    try (Window window = window()) {
      logIn(window, "ana");
      node.tell(
          NodeStatus.newBuilder()
              .setLink(NodeStatus.Link.OFFLINE)
              .setEventsWaiting(41)
              .setImagesWaiting(12)
              .setOldestWaiting(WireValues.timestamp(NIGHT.minusSeconds(14 * 60)))
              .setWork(
                  WorkSummary.newBuilder()
                      .setExpected(276)
                      .setAcopiadas(190)
                      .setDigitized(171)
                      .setUnidentified(2)
                      .setWaitingFirstCapture(14)
                      .setWaitingSecondCapture(9)
                      .setWaitingThirdCapture(3)
                      .setWaitingAdjudication(1)
                      .setVerified(144)
                      .setSinActa(4))
              .build());
      window.waitForText("53 por enviar, desde hace 14 min").picture("home-busy");
      window.press(KeyCode.F1).waitForFocus("#help-search").picture("help");
      window.type("1").press(KeyCode.F9).press(KeyCode.ESCAPE).waitFor("#ACOPIO");
      assertThat(node.asked).noneMatch(mx.openprep.v1.ListReceiptsRequest.class::isInstance);
      window.press(KeyCode.CONTROL, KeyCode.T);
      assertThat(Window.onScreen(window.theme()::current)).isEqualTo(ColorScheme.DARK);
    }
  }
}
