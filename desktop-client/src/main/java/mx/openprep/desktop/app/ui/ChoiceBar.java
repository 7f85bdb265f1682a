package mx.openprep.desktop.app.ui;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/** A few choices side by side, one of them taken: all visible, one press each. */
public final class ChoiceBar<T> extends FlowPane {
  // A button with the gap below it.
  private static final double ROW = 40;

  private final ToggleGroup group = new ToggleGroup();
  private final ObjectProperty<T> chosen;
  private final Function<T, String> wording;

  public ChoiceBar(ObjectProperty<T> chosen, Function<T, String> wording) {
    this.chosen = chosen;
    this.wording = wording;
    getStyleClass().add("choice-bar");
    group
        .selectedToggleProperty()
        .addListener((observed, before, now) -> {
          // One is always taken: pressing it again does not let it go.
          if (now == null) {
            group.selectToggle(before);
          }
        });
    chosen.subscribe(this::mark);
  }

  public void offer(List<T> choices) {
    getChildren().clear();
    for (T choice : choices) {
      ToggleButton button = new ToggleButton(wording.apply(choice));
      button.setAccessibleText(button.getText());
      button.setUserData(choice);
      button.setToggleGroup(group);
      button.setOnAction(event -> chosen.set(choice));
      getChildren().add(button);
    }
    mark(chosen.get());
  }

  /** One under the other: as many as are offered, for choosing with a number. */
  public ChoiceBar<T> inAColumn(List<T> choices) {
    getStyleClass().add("numbered");
    setOrientation(Orientation.VERTICAL);
    setPrefWrapLength(ROW * choices.size());
    offer(choices);
    return this;
  }

  /** Takes the choice with this number, from 1; false when there is none. */
  public boolean take(int number) {
    boolean there = number >= 1 && number <= getChildren().size();
    if (there && getChildren().get(number - 1) instanceof ToggleButton button) {
      button.fire();
    }
    return there;
  }

  /** Puts the focus on the first choice. */
  public void focusFirst() {
    if (!getChildren().isEmpty()) {
      getChildren().getFirst().requestFocus();
    }
  }

  private void mark(T choice) {
    group.getToggles().stream()
        .filter(toggle -> toggle.getUserData().equals(choice))
        .findFirst()
        .ifPresent(group::selectToggle);
  }
}
