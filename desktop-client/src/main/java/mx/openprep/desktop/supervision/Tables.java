package mx.openprep.desktop.supervision;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import mx.openprep.desktop.app.ui.Controls;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** Columns of the supervisor's tables. */
final class Tables {
  private static final int HEADING_INSETS = 8;

  private Tables() {}

  /** A column of words; its heading can be read whole by hovering. */
  static <R> TableColumn<R, String> column(String heading, int width, Function<R, String> text) {
    TableColumn<R, String> column = headed(heading, width);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    return column;
  }

  /** A column of a picture and words. */
  static <R, V> TableColumn<R, V> pictured(
      String heading,
      int width,
      Function<R, V> value,
      Function<V, String> text,
      Function<V, Ikon> icon) {
    TableColumn<R, V> column = headed(heading, width);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    column.setCellFactory(_ ->
        new TableCell<>() {
          @Override
          protected void updateItem(@Nullable V item, boolean empty) {
            super.updateItem(item, empty);
            boolean blank = empty || item == null;
            setText(blank ? null : text.apply(item));
            setGraphic(blank ? null : Controls.icon(icon.apply(item), "table-icon"));
          }
        });
    return column;
  }

  private static <R, V> TableColumn<R, V> headed(String heading, int width) {
    TableColumn<R, V> column = new TableColumn<>();
    Label label = new Label(heading);
    label.setTooltip(new Tooltip(heading));
    label.getStyleClass().add("table-heading");
    label.setWrapText(true);
    label.prefWidthProperty().bind(column.widthProperty().subtract(HEADING_INSETS));
    column.setGraphic(label);
    column.setPrefWidth(width);
    column.setMinWidth(width);
    column.setUserData(heading);
    column.setReorderable(false);
    return column;
  }

  static String percent(double share) {
    return "%.1f %%".formatted(100 * share);
  }
}
