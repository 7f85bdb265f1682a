package mx.openprep.desktop.supervision;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/**
 * The way to what the people who keyed an acta keyed.
 *
 * @param offered whether the node lets the person here see it at all
 * @param show takes the id of the acta
 */
public record Captures(ObservableValue<Boolean> offered, Consumer<String> show) {}
