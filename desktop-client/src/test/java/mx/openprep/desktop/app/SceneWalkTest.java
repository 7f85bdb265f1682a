package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  private static boolean walk(double width, javafx.scene.Node... nodes) {
    return Window.onScreen(() -> {
      VBox root = new VBox(nodes);
      root.setStyle("-fx-background-color: white;");
      return SceneWalk.require(new Scene(root, width, 200));
    });
  }

  @Test
  void aFaintTextIsFoundAndAStrongOneIsNot() {
    assertThat(walk(400, label("Se lee", "#111111"))).isTrue();
    assertThatThrownBy(() -> walk(400, label("Casi no se lee", "#999999")))
        .hasStackTraceContaining("contrast 2.8");
  }

  @Test
  void atHalfItsOpacityAStrongTextIsFaint() {
    Label half = label("A medias", "#111111");
    half.setOpacity(0.4);
    assertThatThrownBy(() -> walk(400, half)).hasStackTraceContaining("A medias");
  }

  @Test
  void aTextCutShortIsFoundUnlessItCanBeReadByHovering() {
    String words = "Un texto que no cabe en una ventana tan angosta";
    assertThatThrownBy(() -> walk(90, label(words, "black"))).hasStackTraceContaining("cut short");
    Label hovered = label(words, "black");
    hovered.setTooltip(new Tooltip(words));
    assertThat(walk(90, hovered)).isTrue();
  }

  @Test
  void theFocusThatGoesBackUpIsFound() {
    assertThatThrownBy(
            () -> {
              Button above = new Button("Arriba");
              Button below = new Button("Abajo");
              above.setTranslateY(0);
              below.setTranslateY(90);
              // The one below comes first in the order of the focus.
              VBox box = new VBox();
              box.getChildren().setAll(below, above);
              above.setTranslateY(-30);
              walk(400, box);
            })
        .hasStackTraceContaining("goes back");
  }

  @Test
  void contrastIsThatOfTheNorm() {
    assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21.0);
    assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE)).isBetween(4.5, 4.6);
  }
}
