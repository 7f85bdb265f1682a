package mx.openprep.desktop.app;

import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.app.ui.TextSize;
import mx.openprep.desktop.app.ui.Theme;
import mx.openprep.desktop.settings.Setting;
import mx.openprep.desktop.settings.Settings;

/** Theme and size of the words, as the people of this workstation like them. FX thread only. */
final class Look {
  private final Theme theme;
  private final Settings settings;
  private final ObjectProperty<TextSize> textSize;

  /** As it is remembered; what nobody chose stays as the theme is. */
  Look(Theme theme, Settings settings) {
    this.theme = theme;
    this.settings = settings;
    textSize =
        new SimpleObjectProperty<>(
            settings.number(Setting.TEXT_SIZE).map(TextSize::of).orElse(TextSize.NORMAL));
    settings
        .get(Setting.THEME)
        .filter(name -> name.equals("LIGHT") || name.equals("DARK"))
        .map(ColorScheme::valueOf)
        .ifPresent(theme::choose);
  }

  ReadOnlyObjectProperty<TextSize> textSizeProperty() {
    return textSize;
  }

  void nextTextSize() {
    textSize.set(textSize.get().next());
    settings.put(Setting.TEXT_SIZE, Integer.toString(textSize.get().percent()));
  }

  void toggleTheme() {
    theme.toggle();
    settings.put(Setting.THEME, theme.current().name());
  }
}
