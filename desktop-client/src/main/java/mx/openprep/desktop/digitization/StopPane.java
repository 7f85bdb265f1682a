package mx.openprep.desktop.digitization;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.message.Refusal;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * A stop as a person understands it from a chair's distance: the drawing, what happened, why in one
 * line, the movement of the hand, and the buttons with their keys. Without a stop it takes no room.
 */
final class StopPane extends VBox {
  private final Texts texts;
  private final Controls controls;
  private final BooleanSupplier paper;
  private final Consumer<StopAction> act;
  private final StackPane picture = new StackPane();
  private final Label title = line("stop-title");
  private final Label code = line("message-code");
  private final Label cause = line("message-cause");
  private final Label movement = line("message-action");
  private final FlowPane buttons = new FlowPane();

  /**
   * A pane for one stop after another.
   *
   * @param paper whether the sheet is at hand: else what needs it is neither told nor offered
   */
  StopPane(
      Texts texts,
      ObservableValue<Optional<Refusal>> stop,
      BooleanSupplier paper,
      Consumer<StopAction> act) {
    this.texts = texts;
    this.paper = paper;
    this.act = act;
    controls = new Controls(texts);
    getStyleClass().add("stop-pane");
    setAccessibleRole(AccessibleRole.TEXT);
    movement.setGraphic(Controls.icon(Material2AL.ARROW_FORWARD, "message-arrow"));
    buttons.getStyleClass().add("stop-buttons");
    HBox head = new HBox(picture, new VBox(title, code));
    head.getStyleClass().add("stop-head");
    getChildren().addAll(head, cause, movement, buttons);
    stop.subscribe(this::show);
  }

  private static Label line(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void show(Optional<Refusal> refusal) {
    setVisible(refusal.isPresent());
    setManaged(refusal.isPresent());
    refusal.ifPresent(this::fill);
  }

  private void fill(Refusal refusal) {
    Stop stop = Stop.of(refusal.code());
    Notice words = texts.notice(refusal);
    boolean sheet = paper.getAsBoolean();
    String action = sheet || !stop.isOfIdentity() ? words.action() : texts.of("scan.tray.movement");
    picture.getChildren().setAll(stop.picture().draw());
    title.setText(words.title());
    code.setText(words.code());
    cause.setText(words.cause());
    movement.setText(action);
    setAccessibleText(String.join(" ", words.title(), words.cause(), action, words.code()));
    buttons.getChildren().clear();
    for (StopAction offered : stop.actions()) {
      if (!sheet && offered.needsPaper()) {
        continue;
      }
      Button button =
          controls.button(
              offered.textKey(), icon(offered), offered.shortcut(), () -> act.accept(offered));
      // Whose an image is, is said in the field below: that is what to do, not to leave it.
      if (buttons.getChildren().isEmpty() && !stop.isOfIdentity()) {
        button.getStyleClass().addAll("accent", "large-button");
      }
      buttons.getChildren().add(button);
    }
  }

  private static Ikon icon(StopAction action) {
    return switch (action) {
      case SCAN_AGAIN, SCANNER -> Material2MZ.SCANNER;
      case KEEP -> Material2AL.CHECK;
      case COMPARE -> Material2AL.COMPARE;
      case SET_ASIDE -> Material2AL.DELETE_OUTLINE;
      case FUERA_DE_CATALOGO -> Material2AL.HELP_OUTLINE;
      case LATER -> Material2AL.INBOX;
    };
  }
}
