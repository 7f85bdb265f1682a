package mx.openprep.desktop.app.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the controls of all screens alike: named, spoken, with their key on them. */
public final class Controls {
  private final Texts texts;

  public Controls(Texts texts) {
    this.texts = texts;
  }

  public static FontIcon icon(Ikon ikon, String styleClass) {
    FontIcon icon = new FontIcon(ikon);
    icon.getStyleClass().add(styleClass);
    return icon;
  }

  /** A button that says what it does, without a key of its own. */
  public Button button(String key, Ikon ikon, Runnable action) {
    Button button = new Button(texts.of(key), icon(ikon, "button-icon-glyph"));
    button.setAccessibleText(texts.of(key));
    button.setOnAction(event -> action.run());
    // Enter presses a focused button, as hands expect at a number pad.
    button.defaultButtonProperty().bind(button.focusedProperty());
    return button;
  }

  /** A button with the key that does the same written on it. */
  public Button button(String key, Ikon ikon, Shortcut shortcut, Runnable action) {
    Button button = button(key, ikon, action);
    Label hint = new Label(shortcut.keys());
    hint.getStyleClass().add("key-hint");
    HBox graphic = new HBox(icon(ikon, "button-icon-glyph"), hint);
    graphic.getStyleClass().add("button-graphic");
    button.setGraphic(graphic);
    button.setAccessibleText(texts.of(key) + ", " + shortcut.keys());
    return button;
  }

  /** A button of a picture only; its name is spoken and shown on hovering. */
  public Button iconButton(Shortcut shortcut, Ikon ikon, Runnable action) {
    Button button = new Button("", icon(ikon, "button-icon-glyph"));
    String name = texts.of(shortcut.textKey()) + " (" + shortcut.keys() + ")";
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    button.setOnAction(event -> action.run());
    button.setFocusTraversable(false);
    button.getStyleClass().addAll("button-icon", "flat");
    return button;
  }

  /**
   * What scrolls where it has no room, and looks like what is around it. The keys go to what is in
   * it, never to itself.
   *
   * @param key of what a screen reader calls it
   */
  public ScrollPane scrolling(Node content, String key) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(texts.of(key));
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("bare-scroll");
    return scroll;
  }

  public Label label(String key, String styleClass) {
    Label label = new Label(texts.of(key));
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    return label;
  }

  public static Label bound(ObservableValue<String> text, String styleClass) {
    Label label = new Label();
    label.textProperty().bind(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    return label;
  }

  /** A control under its name. */
  public VBox named(String key, Control control) {
    Label label = label(key, "field-name");
    label.setLabelFor(control);
    control.setAccessibleText(texts.of(key));
    control.setMaxWidth(Double.MAX_VALUE);
    VBox box = new VBox(label, control);
    box.getStyleClass().add("named-field");
    return box;
  }

  public <T extends TextInputControl> T withPrompt(T input, String key) {
    input.setPromptText(texts.of(key));
    return input;
  }

  /** A card in the middle of an otherwise empty screen, as high as what it holds. */
  public static VBox card(Node... content) {
    VBox card = new VBox(content);
    card.getStyleClass().add("narrow-card");
    card.setMaxHeight(Region.USE_PREF_SIZE);
    return card;
  }

  public static Region spacer() {
    Region spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    VBox.setVgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /** Shows a node only while the condition holds; hidden it takes no room. */
  public static <N extends Node> N showWhen(N node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
    return node;
  }
}
