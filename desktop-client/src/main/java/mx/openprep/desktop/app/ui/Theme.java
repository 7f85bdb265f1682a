package mx.openprep.desktop.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;

/** Light or dark: as the system says until somebody chooses. FX thread only. */
public final class Theme {
  private Optional<ColorScheme> chosen = Optional.empty();

  /** Wears the system's colours from now on, and follows when they change. */
  public void followSystem() {
    Platform.getPreferences().colorSchemeProperty().subscribe(system -> wear());
  }

  public void toggle() {
    choose(current() == ColorScheme.DARK ? ColorScheme.LIGHT : ColorScheme.DARK);
  }

  public void choose(ColorScheme scheme) {
    chosen = Optional.of(scheme);
    wear();
  }

  public ColorScheme current() {
    return chosen.orElseGet(() -> Platform.getPreferences().getColorScheme());
  }

  private void wear() {
    Application.setUserAgentStylesheet(
        switch (current()) {
          case LIGHT -> new PrimerLight().getUserAgentStylesheet();
          case DARK -> new PrimerDark().getUserAgentStylesheet();
        });
  }
}
