package mx.openprep.desktop.cotejo;

import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.CotejoTask;
import mx.openprep.v1.KeyedField;

/** The fields of an acta in the order of the paper, and the reason of who finds or decides. */
record ComparedForm(List<ComparedEntry> entries, StringProperty reason) {
  static ComparedForm of(CotejoTask task, Texts texts) {
    return new ComparedForm(
        task.getFieldsList().stream().map(field -> new ComparedEntry(field, texts)).toList(),
        new SimpleStringProperty(""));
  }

  List<KeyedField> differences() {
    return entries.stream().flatMap(entry -> entry.difference().stream()).toList();
  }
}
