package mx.openprep.desktop.app.ui;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/**
 * Shows a {@link Notice}: picture, what happened, the reason in one line, the next movement, and
 * the buttons for it. Without a notice it takes no room.
 */
public final class MessagePane extends HBox {
  private final FontIcon picture = new FontIcon();
  private final Label title = line("message-title");
  private final Label cause = line("message-cause");
  private final Label action = line("message-action");
  private final Label code = line("message-code");

  public MessagePane(ObservableValue<Optional<Notice>> notice, Button... buttons) {
    getStyleClass().add("message-pane");
    setAccessibleRole(AccessibleRole.TEXT);
    picture.getStyleClass().add("message-picture");
    action.setGraphic(Controls.icon(Material2AL.ARROW_FORWARD, "message-arrow"));
    HBox movements = new HBox(buttons);
    movements.getStyleClass().add("message-buttons");
    movements.setManaged(buttons.length > 0);
    code.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(title, Controls.spacer(), code);
    VBox words = new VBox(head, cause, action, movements);
    words.getStyleClass().add("message-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(picture, words);
    notice.subscribe(this::show);
  }

  private static Label line(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private void show(Optional<Notice> shown) {
    setVisible(shown.isPresent());
    setManaged(shown.isPresent());
    shown.ifPresent(this::fill);
  }

  private void fill(Notice notice) {
    getStyleClass().setAll("message-pane", notice.kind().colour());
    picture.setIconCode(notice.kind().icon());
    title.setText(notice.title());
    code.setText(notice.code());
    fill(cause, notice.cause());
    fill(action, notice.action());
    setAccessibleText(
        String.join(" ", notice.title(), notice.cause(), notice.action(), notice.code()));
  }

  private static void fill(Label line, String text) {
    line.setText(text);
    line.setVisible(!text.isEmpty());
    line.setManaged(!text.isEmpty());
  }
}
