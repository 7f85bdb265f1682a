package mx.openprep.desktop.cotejo;

import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ComparedField;
import mx.openprep.v1.FieldValue;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.KeyedField;

/** One field: what is published, and what the paper says if that is another thing. */
final class ComparedEntry {
  /** As on the number pad of every capture. */
  static final String ILLEGIBLE = "*";

  static final String BLANK = "-";

  private final ComparedField field;
  private final Texts texts;
  private final StringProperty paper = new SimpleStringProperty("");

  ComparedEntry(ComparedField field, Texts texts) {
    this.field = field;
    this.texts = texts;
  }

  FormFieldView view() {
    return field.getField();
  }

  String published() {
    return words(field.getPublished());
  }

  /** What a correction proposes; empty where it leaves the figure. */
  Optional<String> proposed() {
    return field.hasProposed() ? Optional.of(words(field.getProposed())) : Optional.empty();
  }

  /**
   * Digits, {@value #ILLEGIBLE} or {@value #BLANK}; empty where the paper says what is published.
   */
  StringProperty paperProperty() {
    return paper;
  }

  /** What the paper says otherwise than the public is shown. */
  Optional<KeyedField> difference() {
    String typed = paper.get();
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    FieldValue.Builder value = FieldValue.newBuilder();
    switch (typed) {
      case ILLEGIBLE -> value.setMark(FieldValue.Mark.ILLEGIBLE);
      case BLANK -> value.setMark(FieldValue.Mark.BLANK);
      default -> value.setVotes(Integer.parseInt(typed));
    }
    return value.build().equals(field.getPublished())
        ? Optional.empty()
        : Optional.of(KeyedField.newBuilder().setField(view().getField()).setValue(value).build());
  }

  private String words(FieldValue value) {
    return switch (value.getKindCase()) {
      case VOTES -> String.format(texts.locale(), "%,d", value.getVotes());
      case MARK ->
          value.getMark() == FieldValue.Mark.ILLEGIBLE
              ? texts.of("capture.illegible")
              : texts.of("capture.blank");
      case KIND_NOT_SET -> "";
    };
  }
}
