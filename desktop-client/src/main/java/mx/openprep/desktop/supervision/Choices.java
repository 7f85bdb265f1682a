package mx.openprep.desktop.supervision;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Words for what a combo box offers. */
final class Choices {
  private Choices() {}

  static <T> StringConverter<T> words(Function<T, String> wording) {
    return new StringConverter<>() {
      @Override
      public String toString(T choice) {
        return choice == null ? "" : wording.apply(choice);
      }

      @Override
      public T fromString(String words) {
        throw new UnsupportedOperationException("Nothing is typed into a choice");
      }
    };
  }
}
