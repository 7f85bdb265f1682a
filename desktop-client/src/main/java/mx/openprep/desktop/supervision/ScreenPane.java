package mx.openprep.desktop.supervision;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;

/** A screen that is at home elsewhere as a part of the supervisor's view; it exports by itself. */
final class ScreenPane implements Pane {
  private final Screen screen;

  ScreenPane(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Node root() {
    return screen.root();
  }

  @Override
  public void focus() {
    screen.activate();
  }

  @Override
  public void rest() {
    screen.deactivate();
  }

  @Override
  public boolean exports() {
    return false;
  }

  @Override
  public Table table(String title) {
    return new Table("", title, List.of(), List.of());
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    return screen.shortcuts();
  }
}
