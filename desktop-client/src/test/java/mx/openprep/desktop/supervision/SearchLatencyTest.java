package mx.openprep.desktop.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ActaRow;
import mx.openprep.v1.ActasUpdate;
import mx.openprep.v1.Stage;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Searching 1,000 casillas, 3,000 actas, while one types: from the letter to the list laid out
 * anew.
 */
class SearchLatencyTest {
  private static final Logger LOG = LoggerFactory.getLogger(SearchLatencyTest.class);
  private static final int CASILLAS = 1_000;
  private static final int ROUNDS = 5;
  private static final long MOST_MILLIS = 100;
  private static final List<String> TYPED =
      List.of("1", "10", "104", "1042", "1042 b", "1042 ba", "z", "za", "zapo", "", "mun", "9");

  /** One letter: how long it took, and how long of that this thread worked, in nanoseconds. */
  private record Letter(String typed, int round, long wall, long work) {}

  @Test
  void everyLetterIsAnsweredWithinATenthOfASecond() throws Exception {
    FxToolkit.registerPrimaryStage();
    List<Letter> letters =
        WaitForAsyncUtils.asyncFx(SearchLatencyTest::type).get(60, TimeUnit.SECONDS);
    for (int round = 0; round < ROUNDS; round++) {
      int now = round;
      Letter slowest =
          letters.stream()
              .filter(letter -> letter.round() == now)
              .max(Comparator.comparingLong(Letter::work))
              .orElseThrow();
      LOG.warn(
          "search in {} actas, round {}: slowest «{}», {} µs of work in {} µs",
          3 * CASILLAS,
          round,
          slowest.typed(),
          slowest.work() / 1_000,
          slowest.wall() / 1_000);
    }
    // What the machine does besides is not this list's. The first round also loads the classes.
    assertThat(letters)
        .filteredOn(letter -> letter.round() > 0)
        .allSatisfy(letter -> assertThat(letter.work() / 1_000_000).isLessThan(MOST_MILLIS));
  }

  private static List<Letter> type() {
    SupervisionViewModel model =
        new SupervisionViewModel(new NodeApi(), Immediately.background(), Texts.in("es"));
    ActasPane pane =
        new ActasPane(
            model, Texts.in("es"), new Captures(new SimpleObjectProperty<>(true), acta -> {}));
    Scene scene = new Scene(new StackPane(pane.root()), 1366, 728);
    scene
        .getStylesheets()
        .add(
            Objects.requireNonNull(Texts.class.getResource("../workstation.css")).toExternalForm());
    model
        .actas()
        .told(ActasUpdate.newBuilder().setWhole(true).setComplete(true).addAllRows(rows()).build());
    paint(scene);
    assertThat(model.actas().found()).hasSize(3 * CASILLAS);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<Letter> measured = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String text : TYPED) {
        long start = System.nanoTime();
        long begun = threads.getCurrentThreadCpuTime();
        model.actas().searchProperty().set(text);
        paint(scene);
        measured.add(
            new Letter(
                text, round, System.nanoTime() - start, threads.getCurrentThreadCpuTime() - begun));
      }
    }
    model.actas().searchProperty().set("zapotlan 0643 básica");
    assertThat(model.actas().found()).isNotEmpty().allMatch(e -> e.words().contains("0643"));
    return measured;
  }

  private static void paint(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  private static List<ActaRow> rows() {
    List<ActaRow> rows = new ArrayList<>();
    for (int casilla = 0; casilla < CASILLAS; casilla++) {
      String section = "%04d".formatted(1 + casilla);
      for (String election : List.of("Gubernatura", "Diputaciones locales", "Munícipes")) {
        String clave = "14" + section + "B0100";
        rows.add(
            ActaRow.newBuilder()
                .setCard(
                    ActaCard.newBuilder()
                        .setActa(election.substring(0, 1) + casilla)
                        .setClaveCasilla(clave)
                        .setClaveActa(clave + "2")
                        .setElection(election)
                        .setElectionName(election)
                        .setSection(section)
                        .setCasillaName("Básica")
                        .setMunicipalityName(casilla % 2 == 0 ? "Zapotlán" : "Acatic"))
                .setStage(Stage.forNumber(1 + casilla % 9))
                .build());
      }
    }
    return rows;
  }
}
