package mx.openprep.desktop.capture;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.PageArea;

/** One field of the form while it is keyed. */
final class FieldEntry {
  /** As many digits as {@link FieldValue.Votes#MOST} has. */
  static final int DIGITS = String.valueOf(FieldValue.Votes.MOST).length();

  private final FieldId field;
  private final String label;
  private final boolean vote;
  private final Optional<PageArea> area;
  private final ObjectProperty<Optional<FieldValue>> value =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty missed = new SimpleBooleanProperty();
  private final BooleanProperty lookedAt = new SimpleBooleanProperty();

  FieldEntry(FormFieldView view) {
    field = new FieldId(view.getField());
    label = view.getLabel();
    vote = view.getVote();
    area = view.hasArea() ? Optional.of(view.getArea()) : Optional.empty();
  }

  FieldId field() {
    return field;
  }

  /** As printed on the paper. */
  String label() {
    return label;
  }

  Optional<PageArea> area() {
    return area;
  }

  boolean isVote() {
    return vote;
  }

  ObjectProperty<Optional<FieldValue>> valueProperty() {
    return value;
  }

  /** Somebody tried to go on without a value here. */
  BooleanProperty missedProperty() {
    return missed;
  }

  /** A second look at what was keyed here may be worth it. */
  BooleanProperty lookedAtProperty() {
    return lookedAt;
  }

  /** Whether the hand may want to come back here: nothing keyed yet, or worth a second look. */
  boolean isProblem() {
    return !isKeyed() || lookedAt.get();
  }

  boolean isKeyed() {
    return value.get().isPresent();
  }

  /** What was keyed, if it is a number. */
  Optional<Integer> votes() {
    return value
        .get()
        .flatMap(keyed ->
            keyed instanceof FieldValue.Votes votes
                ? Optional.of(votes.count())
                : Optional.empty());
  }

  /** Up to {@link #DIGITS} digits; none takes the value away. */
  void type(String digits) {
    set(
        digits.isEmpty()
            ? Optional.empty()
            : Optional.of(FieldValue.votes(Integer.parseInt(digits))));
  }

  void mark(FieldValue.Mark mark) {
    set(Optional.of(mark));
  }

  /** As if nobody had been here. */
  void clear() {
    set(Optional.empty());
    lookedAt.set(false);
  }

  private void set(Optional<FieldValue> keyed) {
    value.set(keyed);
    missed.set(false);
  }
}
