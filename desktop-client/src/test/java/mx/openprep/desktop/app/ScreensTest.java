package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import javafx.scene.input.KeyCode;
import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.PageSource;
import mx.openprep.desktop.digitization.PageSources;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.PaperActa;
import mx.openprep.v1.*;
import org.junit.jupiter.api.Test;

class ScreensTest {
  static final Map<String, String> FIGURES = new TreeMap<>(Map.of("PAN", "42", "PRI", "57"));

  record FakeStation(FakeNode node) implements Station, PageSource, PageSources {
    public boolean isEnrolled() {
      return true;
    }

    public Channel open() {
      return node.channel();
    }

    public PageSources pages() {
      return this;
    }

    public void close() {}

    public void enrol(String address, String code, String fingerprint) {}

    public List<PageSource> find() {
      return List.of(this);
    }

    public PageSource file(Path image) {
      return this;
    }

    public String name() {
      return "Escáner simulado";
    }

    public Page next(DoubleConsumer progress) {
      return new Page(
          node.image,
          ImageQuality.newBuilder().setWidth(1700).setHeight(2800).build(),
          Optional.empty(),
          name(),
          List.of(),
          () -> {});
    }

    public void cancel() {}
  }

  @Test
  void everyScreen() throws Exception {
    try (FakeNode node = new FakeNode()) {
      node.image = PaperActa.jpeg("Acta de escrutinio y cómputo", FIGURES);
      node.byClave.put(
          "140001B0100",
          List.of(
              FakeNode.card("GUB-1", "140001B0100", "Gubernatura"),
              FakeNode.card("AYUN-1", "140001B0100", "Munícipes")));
      CaptureTask.Builder task =
          CaptureTask.newBuilder()
              .setLease("l1")
              .setActa(FakeNode.card("GUB-1", "140001B0100", "Gubernatura"));
      for (String f :
          List.of(
              "TOTAL_BOLETAS_SOBRANTES",
              "TOTAL_PERSONAS_VOTARON",
              "TOTAL_VOTOS_SACADOS",
              "PAN",
              "PRI",
              "PRD",
              "PVEM",
              "PT",
              "MC",
              "MORENA",
              "PAN_PRI_PRD",
              "PAN_PRI",
              "NO_REGISTRADAS",
              "NULOS",
              "TOTAL_VOTOS_ASENTADO")) {
        task.addFields(
            FormFieldView.newBuilder().setField(f).setLabel(f).setVote(!f.startsWith("TOTAL")));
      }
      node.tasks.add(task.build());
      try (Window window = Window.open(new FakeStation(node), InstantSource.system())) {
        window.waitForFocus("#person").picture("x-login").type("ana").press(KeyCode.ENTER);
        window.waitForFocus("#password").type("una contrase").picture("x-login2");
        Window.onScreen(() -> {
          ((javafx.scene.control.PasswordField) window.scene().lookup("#password"))
              .setText(FakeNode.PASSWORD);
          return true;
        });
        window.press(KeyCode.ENTER).waitFor("#ACOPIO").picture("x-home");
        window.press(KeyCode.F1).picture("x-help").press(KeyCode.ESCAPE);
        window.press(KeyCode.DIGIT1).waitForFocus("#search").picture("x-acopio");
        window.type("140001B0100").press(KeyCode.ENTER).picture("x-acopio-choose");
        window.press(KeyCode.ENTER).waitForFocus("#matches").picture("x-acopio-compare");
        window.press(KeyCode.F6).picture("x-acopio-sin-acta").press(KeyCode.ESCAPE);
        window.waitForFocus("#matches").press(KeyCode.ENTER).waitForText("Recibida");
        window.picture("x-acopio-received").press(KeyCode.ESCAPE).waitFor("#ACOPIO");
        window.press(KeyCode.DIGIT2).waitForFocus("#scan").picture("x-scan").press(KeyCode.F9);
        window.waitForFocus("#clave").picture("x-scan-unidentified");
        window.press(KeyCode.F8).picture("x-scan-outside").press(KeyCode.ESCAPE, KeyCode.ESCAPE);
        window.press(KeyCode.ESCAPE).press(KeyCode.ESCAPE).waitFor("#ACOPIO");
        window.press(KeyCode.DIGIT3).waitForFocus(".figure").picture("x-capture");
        window.type("12").press(KeyCode.ENTER).type("*").press(KeyCode.ENTER).type("-");
        window.press(KeyCode.ENTER).press(KeyCode.ENTER).picture("x-capture2");
        assertThat(node.asked).isNotEmpty();
      }
    }
  }
}
