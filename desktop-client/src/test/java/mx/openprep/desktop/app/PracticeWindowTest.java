package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.exercise.ExerciseActa;
import mx.openprep.desktop.exercise.Lesson;
import mx.openprep.desktop.exercise.PracticeNode;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.node.TestElections;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Practice in the real window: without a name before logging in, and from a person's home; on a
 * real node of practice, while the real one learns nothing.
 */
class PracticeWindowTest {
  private static final CatdId CATD = new CatdId("CATD-001");

  @TempDir Path directory;

  private final ElectionPackage election = TestElections.mini();

  /** The same invented actas as the window gets: the seed is the station's. */
  private ExerciseActa twin() {
    try (PracticeNode node =
        PracticeNode.open(
            directory.resolve("twin"), election, CATD, Clock.systemUTC(), NodeStation.SEED)) {
      return node.dealWhole().orElseThrow();
    }
  }

  @Test
  void whoeverPractisesLearnsFromEachActaAndLeavesNothingBehind() throws Exception {
    ExerciseActa first = twin();
    try (NodeStation station = new NodeStation(directory.resolve("node"), election, CATD);
        Window window = Window.open(station, InstantSource.system())) {
      window.strict();
      int before = station.node().outbox().eventsAfter(0, 1_000).size();

      window.waitForFocus("#person").picture("login-practise").press(KeyCode.F7);
      window.waitForFocus("#practise-whole").picture("practice");
      assertThat(band(window)).contains("PRÁCTICA");
      window.press(KeyCode.ENTER).waitForFocus(".figure").picture("practice-capture");
      keyAllButOneRight(window, first);
      window.waitForFocus("#next-exercise").waitForText("bien").picture("practice-feedback");
      assertThat(texts(window, ".card-figures").getFirst())
          .as("what was keyed, and what the paper says")
          .contains("Tecleó 999999");
      assertThat(texts(window, ".field-card .label"))
          .anyMatch(text -> text.contains("Solo está con número"));
      window.press(KeyCode.UP).picture("practice-feedback-field");

      window.press(KeyCode.F9).waitForFocus(".figure").press(KeyCode.ESCAPE);
      window.waitForFocus("#practise-more").picture("practice-result");
      // Begun and left, it is there again; and it can be keyed.
      window.press(KeyCode.ENTER).waitForFocus(".figure").press(KeyCode.F8);
      window.waitForFocus(".toggle-button").type("1").waitForFocus("#report");
      window.press(KeyCode.ENTER).waitForText("sí se podía capturar").picture("practice-reported");
      window.press(KeyCode.F8).waitForFocus("#practise-more");
      assertThat(station.practice).isNotEmptyDirectory();
      window.press(KeyCode.ESCAPE).waitForFocus("#person");
      assertThat(band(window)).contains("SIMULACRO");

      logIn(window, "celso");
      window.press(KeyCode.DIGIT0).waitForFocus("#practise-whole").press(KeyCode.TAB);
      window.waitForFocus("#practise-disputed").press(KeyCode.ENTER);
      window.waitForFocus(".figure").picture("practice-disputed");
      assertThat(window.scene().getRoot().lookupAll(".figure")).hasSize(2);
      window.press(KeyCode.CONTROL, KeyCode.L).waitForFocus("#password");
      assertThat(window.scene().getRoot().lookup("#practise").isVisible())
          .as("practice while work waits behind the lock")
          .isFalse();
      window.type(NodeStation.PASSWORD).press(KeyCode.ENTER).waitForFocus(".figure");
      window.press(KeyCode.ESCAPE).waitForFocus("#practise-whole").press(KeyCode.ESCAPE);
      window.waitFor("#PRACTICE");

      window.waitFor(".workstation", node -> Files.notExists(station.practice));
      assertThat(station.node().outbox().eventsAfter(0, 1_000))
          .as("the real node knows of somebody who logged in, twice, and of nothing else")
          .hasSize(before + 2);
    }
  }

  @Test
  void withoutTheElectionThereIsNothingToPractise() throws Exception {
    try (FakeNode node = new FakeNode()) {
      FakeStation station = new FakeStation(node, node.image);
      try (Window window = Window.open(station, InstantSource.system())) {
        window.waitForFocus("#person").press(KeyCode.F7).waitForFocus("#practise-whole");
        window.press(KeyCode.ENTER).waitForText("F320").picture("practice-refused");
        window.press(KeyCode.ESCAPE).waitForFocus("#person");
      }
    }
  }

  private void keyAllButOneRight(Window window, ExerciseActa acta) {
    Map<FieldId, FieldValue> truth = acta.truth();
    boolean slipped = false;
    for (FormField field : acta.form().keyed()) {
      boolean slips = !slipped && field.isVote() && acta.lesson(field.id()) == Lesson.PLAIN;
      slipped |= slips;
      window.type(slips ? "999999" : keys(truth.get(field.id()))).press(KeyCode.ENTER);
    }
    // The votes exceed the lista nominal by the slip: the second look is for that.
    window.waitForFocus("#send").press(KeyCode.ENTER).waitForText("Mire otra vez");
    window.press(KeyCode.ENTER);
  }

  private static String keys(@org.jspecify.annotations.Nullable FieldValue value) {
    return value instanceof FieldValue.Votes votes
        ? String.valueOf(votes.count())
        : value == FieldValue.Mark.BLANK ? "-" : "*";
  }

  private static String band(Window window) {
    return texts(window, ".realm-band").getFirst();
  }

  private static List<String> texts(Window window, String query) {
    return Window.onScreen(() ->
        window.scene().getRoot().lookupAll(query).stream()
            .map(label -> ((Label) label).getText())
            .toList());
  }

  private static void logIn(Window window, String person) {
    window.waitForFocus("#person").type(person).press(KeyCode.ENTER);
    window.waitForFocus("#password").type(NodeStation.PASSWORD).press(KeyCode.ENTER);
    window.waitFor("#FIRST_CAPTURE");
  }
}
