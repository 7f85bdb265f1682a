package mx.openprep.desktop.app.ui;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Fields of an acta one below the other; the one at hand is marked on the page beside them. */
public final class FieldCards extends ScrollPane {
  private final Texts texts;
  private final ImageViewer viewer;
  private final VBox list = new VBox();
  private List<FieldCard> cards = List.of();
  private Optional<Node> below = Optional.empty();

  /**
   * No fields yet.
   *
   * @param viewer shows their page
   */
  public FieldCards(Texts texts, ImageViewer viewer, String accessibleText) {
    this.texts = texts;
    this.viewer = viewer;
    list.getStyleClass().add("field-cards");
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    setContent(list);
    setFitToWidth(true);
    setFocusTraversable(false);
    setAccessibleText(accessibleText);
  }

  /** Below the last of them the arrows go on there, and back. */
  public void leadTo(Node next) {
    below = Optional.of(next);
    next.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
  }

  public void show(List<FieldCard.Content> fields) {
    cards = fields.stream().map(field -> new FieldCard(texts, viewer, field)).toList();
    cards.forEach(card -> card.focusedProperty().subscribe(focused -> at(card, focused)));
    list.getChildren().setAll(cards);
    setVvalue(0);
  }

  /** Puts the hand at the first; nothing when there is none. */
  public void takeFirst() {
    cards.stream().findFirst().ifPresent(Node::requestFocus);
  }

  private void at(FieldCard card, boolean focused) {
    if (focused) {
      viewer.moveTo(card.area());
      double hidden = list.getHeight() - getViewportBounds().getHeight();
      if (hidden > 0) {
        double top = card.getBoundsInParent().getCenterY() - getViewportBounds().getHeight() / 2;
        setVvalue(Math.clamp(top / hidden, 0, 1));
      }
    }
  }

  private void move(KeyEvent event) {
    int steps = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (steps == 0) {
      return;
    }
    event.consume();
    int here = 0;
    while (here < cards.size() && !cards.get(here).isFocused()) {
      here++;
    }
    int there = here + steps;
    if (there >= cards.size()) {
      below.ifPresent(Node::requestFocus);
    } else if (there >= 0) {
      cards.get(there).requestFocus();
    }
  }
}
