package mx.openprep.desktop.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.PageArea;

/**
 * The fields of one capture and where the hand is among them: from the first to the last, then the
 * reason if one is asked for, then the button that sends. The ends are ends: nothing wraps around.
 */
final class CaptureForm {
  private final List<FormFieldView> fields;
  private final List<FieldEntry> entries;
  private final boolean needsReason;
  private final ObjectProperty<AdjudicationReason> reason =
      new SimpleObjectProperty<>(AdjudicationReason.NOT_CHOSEN);
  private final StringProperty reasonWords = new SimpleStringProperty("");
  private final IntegerProperty place = new SimpleIntegerProperty(0);
  private final IntegerBinding missing;

  CaptureForm(CaptureTask task) {
    fields = task.getFieldsList();
    entries = fields.stream().map(FieldEntry::new).toList();
    needsReason = task.getAdjudication();
    Observable[] values =
        entries.stream().map(FieldEntry::valueProperty).toArray(Observable[]::new);
    missing =
        Bindings.createIntegerBinding(
            () -> (int) entries.stream().filter(entry -> !entry.isKeyed()).count(), values);
  }

  /** Whether this form, blank again, is that of another task. */
  boolean isAlsoOf(CaptureTask task) {
    return task.getFieldsList().equals(fields) && task.getAdjudication() == needsReason;
  }

  /** Everything keyed is gone and the hand is at the first field: the form of another acta. */
  void clear() {
    entries.forEach(FieldEntry::clear);
    reason.set(AdjudicationReason.NOT_CHOSEN);
    reasonWords.set("");
    place.set(0);
  }

  List<FieldEntry> entries() {
    return entries;
  }

  boolean needsReason() {
    return needsReason;
  }

  /** Why the coordinador decides as he does. */
  ObjectProperty<AdjudicationReason> reasonProperty() {
    return reason;
  }

  /** The same in his own words, where the list is not enough. */
  StringProperty reasonWordsProperty() {
    return reasonWords;
  }

  /** Whether everything that must be said besides the figures is said. */
  boolean hasReason() {
    return !needsReason || reason.get().isEnough(reasonWords.get());
  }

  /** Index of the field the hand is at; {@link #reasonPlace()} and {@link #sendPlace()} follow. */
  IntegerProperty placeProperty() {
    return place;
  }

  /** Where the reason is asked for; the same as {@link #sendPlace()} when it is not. */
  int reasonPlace() {
    return entries.size();
  }

  int sendPlace() {
    return entries.size() + (needsReason ? 1 : 0);
  }

  /** How many fields have no value yet. */
  IntegerBinding missingProperty() {
    return missing;
  }

  /** Onwards, unless the field at hand still wants a value. */
  void next() {
    int here = place.get();
    if (here < entries.size() && !entries.get(here).isKeyed()) {
      entries.get(here).missedProperty().set(true);
    } else if (here < sendPlace() && (here < reasonPlace() || hasReason())) {
      place.set(here + 1);
    }
  }

  /**
   * Where the field at hand lies on the page, if that is known; past the fields, where one lies
   * that is worth a second look.
   */
  Optional<PageArea> area() {
    return place.get() < entries.size()
        ? entries.get(place.get()).area()
        : entries.stream()
            .filter(entry -> entry.lookedAtProperty().get())
            .findFirst()
            .flatMap(FieldEntry::area);
  }

  void previous() {
    if (place.get() > 0) {
      place.set(place.get() - 1);
    }
  }

  /**
   * To the next field, after the hand and then from the top, that has no value or is worth a second
   * look; when there is none to what else is missing, or to the button that sends.
   */
  void nextProblem() {
    int here = place.get();
    int count = entries.size();
    for (int step = 1; step <= count; step++) {
      int there = (Math.min(here, count - 1) + step) % count;
      if (there != here && entries.get(there).isProblem()) {
        place.set(there);
        return;
      }
    }
    if (here < count && !entries.get(here).isKeyed()) {
      entries.get(here).missedProperty().set(true);
    } else {
      place.set(hasReason() ? sendPlace() : reasonPlace());
    }
  }

  /**
   * To the first field without a value, or to the missing reason; false when nothing is missing.
   */
  boolean goToMissing() {
    for (int i = 0; i < entries.size(); i++) {
      if (!entries.get(i).isKeyed()) {
        entries.get(i).missedProperty().set(true);
        place.set(i);
        return true;
      }
    }
    if (!hasReason()) {
      place.set(reasonPlace());
      return true;
    }
    return false;
  }

  Map<FieldId, FieldValue> values() {
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    entries.forEach(
        entry -> entry.valueProperty().get().ifPresent(value -> values.put(entry.field(), value)));
    return values;
  }

  /** Sum of the legible votes; not known while a field is missing. */
  Optional<Integer> sum() {
    if (missing.get() > 0) {
      return Optional.empty();
    }
    return Optional.of(votes().sum());
  }

  private IntStream votes() {
    return entries.stream()
        .filter(FieldEntry::isVote)
        .flatMap(entry -> entry.votes().stream())
        .mapToInt(Integer::intValue);
  }

  /** Marks the fields these speak of, and no others. */
  void lookAgain(List<SecondLook> looks) {
    int largest = votes().max().orElse(0);
    entries.forEach(entry ->
        entry
            .lookedAtProperty()
            .set(looks.stream().anyMatch(look -> look.concerns(entry, largest))));
  }

  /** The total as written on the paper, if it is a number. */
  Optional<Integer> writtenTotal() {
    return values().get(FieldId.TOTAL_ASENTADO) instanceof FieldValue.Votes written
        ? Optional.of(written.count())
        : Optional.empty();
  }
}
