package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javax.print.DocFlavor;
import javax.print.StreamPrintServiceFactory;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.settings.Setting;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.CloseSessionRequest;
import mx.openprep.v1.FormFieldView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How people like their workstation: size of the words, language, help, and who sits there. */
class LookAndLanguageTest {
  private static final Instant NIGHT = Instant.parse("2024-06-03T04:00:00Z");

  private FakeNode node;
  private FakeStation station;

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
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

  private static Window control(Window window, KeyCode key) {
    return window.press(KeyCode.CONTROL, key);
  }

  private static CaptureTask task() {
    return CaptureTask.newBuilder()
        .setLease("lease-1")
        .setActa(FakeNode.card("GUB-1", "140001B0100", "Gubernatura"))
        .addFields(FormFieldView.newBuilder().setField("PAN").setLabel("PAN").setVote(true))
        .build();
  }

  @Test
  void wordsGrowToDoubleSizeAndNothingOfTheFrameIsCut() throws Exception {
    try (Window window = window()) {
      logIn(window, "ana");
      control(window, KeyCode.M);
      assertThat(station.settings.number(Setting.TEXT_SIZE)).contains(125);
      control(window, KeyCode.M);
      control(window, KeyCode.M).picture("home-200");
      assertThat(station.settings.number(Setting.TEXT_SIZE)).contains(200);
      window.press(KeyCode.F1).waitForFocus("#help-search").picture("help-200");
      window.press(KeyCode.ESCAPE);
      control(window, KeyCode.G).waitForText("bitácora").picture("readiness-200");
      window.press(KeyCode.ESCAPE);
      control(window, KeyCode.L).waitForFocus("#password").picture("locked-200");
      control(window, KeyCode.M);
      assertThat(station.settings.number(Setting.TEXT_SIZE)).contains(100);
    }
  }

  @Test
  void theThemeIsRemembered() throws Exception {
    try (Window window = window()) {
      window.waitForFocus("#person");
      control(window, KeyCode.T);
      assertThat(station.settings.get(Setting.THEME)).contains("DARK");
      control(window, KeyCode.T);
    }
    station.settings.put(Setting.THEME, "DARK");
    try (Window window = window()) {
      assertThat(Window.onScreen(window.theme()::current)).isEqualTo(ColorScheme.DARK);
    }
  }

  @Test
  void anotherLanguageKeepsThePersonAndTheSession() throws Exception {
    try (Window window = window()) {
      logIn(window, "ana");
      control(window, KeyCode.I).waitForText("First capture").picture("home-english");
      assertThat(station.settings.get(Setting.LANGUAGE)).contains("en");
      assertThat(node.asked).noneMatch(CloseSessionRequest.class::isInstance);
      control(window, KeyCode.I).waitForText("Primera captura");
    }
  }

  @Test
  void workAtHandIsNotTornAwayByAnotherLanguage() throws Exception {
    node.tasks.add(task());
    try (Window window = window()) {
      logIn(window, "ana");
      window.press(KeyCode.DIGIT3).waitForFocus("#field-PAN").type("12");
      control(window, KeyCode.I).waitForText("El idioma cambia cuando");
      window.waitForFocus("#field-PAN").picture("language-later");
      window.press(KeyCode.ESCAPE).waitForText("First capture");
    }
  }

  @Test
  void aPersonMakesRoomForAnotherAndComesBackToTheSameWork() throws Exception {
    node.tasks.add(task());
    try (Window window = window()) {
      logIn(window, "ana");
      window.press(KeyCode.DIGIT3).waitForFocus("#field-PAN").type("12");
      control(window, KeyCode.P).waitForFocus("#person").waitForText("¿Quién sigue?");
      window.picture("change-person").type("ana").press(KeyCode.ENTER);
      window.waitForFocus("#password").type(FakeNode.PASSWORD).press(KeyCode.ENTER);
      window.waitFor(
          "#field-PAN",
          field ->
              field instanceof javafx.scene.control.TextField typed
                  && typed.getText().equals("12"));
    }
  }

  @Test
  void capsLockIsSaidBeforeAPasswordFails() throws Exception {
    try (Window window = window()) {
      window.waitForFocus("#person").type("ana").press(KeyCode.ENTER).waitForFocus("#password");
      Window.onScreen(() -> {
        javafx.scene.Node password = window.scene().getFocusOwner();
        password.fireEvent(
            new KeyEvent(
                KeyEvent.KEY_TYPED, "P", "", KeyCode.UNDEFINED, false, false, false, false));
        return true;
      });
      window.waitFor("#caps-lock").picture("login-caps");
    }
  }

  @Test
  void helpIsFoundByWhatItDoesAndPutOnPaper() throws Exception {
    ByteArrayOutputStream paper = new ByteArrayOutputStream();
    station.printers.add(
        StreamPrintServiceFactory.lookupStreamPrintServiceFactories(
            DocFlavor.SERVICE_FORMATTED.PAGEABLE, "application/postscript")[0]
            .getPrintService(paper));
    try (Window window = window()) {
      logIn(window, "ana");
      window.press(KeyCode.F1).waitForFocus("#help-search").type("tamano").picture("help-found");
      assertThat(keysShown(window)).isEqualTo(1);
      window.press(KeyCode.F5).waitForText("La hoja está en");
      assertThat(paper.toString(StandardCharsets.ISO_8859_1)).startsWith("%!PS");
      window.press(KeyCode.F1).waitForFocus("#ACOPIO");
    }
  }

  private static long keysShown(Window window) {
    return Window.onScreen(() ->
        window.scene().getRoot().lookupAll(".help-keys .key-hint").stream()
            .filter(Label.class::isInstance)
            .count());
  }

  @Test
  void theWindowSaysWhichWorkstationItIs() throws Exception {
    try (Window window = window()) {
      window.waitForFocus("#person");
      assertThat(window.title()).isEqualTo("OpenPREP · CATD Acatic · SIMULACRO");
    }
  }

  @Test
  void nobodyAtTheKeyboardLocksItAndEveryKeyPutsItOff() throws Exception {
    org.testfx.api.FxToolkit.registerPrimaryStage();
    AtomicInteger locked = new AtomicInteger();
    IdleLock idle =
        Window.onScreen(() ->
            new IdleLock(
                new Scene(new StackPane(), 10, 10),
                Duration.ofMillis(150),
                locked::incrementAndGet));
    org.testfx.util.WaitForAsyncUtils.waitFor(
        10, java.util.concurrent.TimeUnit.SECONDS, () -> locked.get() >= 2);
    Window.onScreen(() -> {
      idle.stop();
      return true;
    });
  }
}
