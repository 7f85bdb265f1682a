package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** The walk finds what it is there to find. */
class SceneWalkTest {
  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  private static Label label(String words, String colour) {
    Label label = new Label(words);
    label.setStyle("-fx-font-size: 14px; -fx-text-fill: " + colour + ";");
    return label;
  }

  /** What the walk finds; empty when nothing. */
  private static String walk(double width, Node... nodes) {
    return Window.onScreen(() -> {
      VBox root = new VBox(nodes);
      root.setStyle("-fx-background-color: white;");
      return String.join("\n", SceneWalk.findings(new Scene(root, width, 200)));
    });
  }

  @Test
  void aFaintTextIsFoundAndAStrongOneIsNot() {
    assertThat(walk(400, label("Se lee", "#111111"))).isEmpty();
    assertThat(walk(400, label("Casi no se lee", "#999999"))).contains("contrast 2.8");
  }

  @Test
  void atHalfItsOpacityAStrongTextIsFaint() {
    Label half = label("A medias", "#111111");
    half.setOpacity(0.4);
    assertThat(walk(400, half)).contains("A medias");
  }

  @Test
  void aTextCutShortIsFoundUnlessItCanBeReadByHovering() {
    String words = "Un texto que no cabe en una ventana tan angosta";
    assertThat(walk(90, label(words, "black"))).contains("cut short");
    Label hovered = label(words, "black");
    hovered.setTooltip(new Tooltip(words));
    assertThat(walk(90, hovered)).isEmpty();
  }

  @Test
  void theFocusThatGoesBackUpIsFound() {
    Button above = new Button("Arriba");
    Button below = new Button("Abajo");
    below.setTranslateY(90);
    above.setTranslateY(-30);
    // The one below comes first in the order of the focus.
    assertThat(walk(400, below, above)).contains("goes back");
  }

  @Test
  void contrastIsThatOfTheNorm() {
    assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21.0);
    assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE)).isBetween(4.5, 4.6);
  }
}
