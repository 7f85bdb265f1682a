package mx.openprep.desktop.app;

import java.time.Duration;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.app.ui.Theme;
import mx.openprep.desktop.settings.Setting;

/**
 * The window of a workstation. Another language makes every screen anew, at a moment when nobody's
 * work is on one; the node, the session and the person stay. FX thread only.
 */
public final class WorkstationWindow {
  private static final int WIDTH = 1366;
  private static final int HEIGHT = 728;
  private static final int IDLE_MINUTES = 15;
  private static final String SPANISH = "es";
  private static final String ENGLISH = "en";

  private final Station station;
  private final Background background;
  private final InstantSource clock;
  private final Theme theme;
  private final NodeApi api = new NodeApi();
  private final Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
  private final ReadOnlyBooleanWrapper bare = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("OpenPREP");
  private final IdleLock idle;
  private String language;
  private WorkstationContext context;

  public WorkstationWindow(
      Station station, String language, Background background, InstantSource clock, Theme theme) {
    this.station = station;
    this.background = background;
    this.clock = clock;
    this.theme = theme;
    this.language = language;
    int minutes = station.settings().number(Setting.LOCK_AFTER_MINUTES).orElse(IDLE_MINUTES);
    context = inItsLanguage();
    idle = new IdleLock(scene, Duration.ofMinutes(minutes), () -> context.lock());
  }

  private WorkstationContext inItsLanguage() {
    WorkstationContext made =
        new WorkstationContext(
            station,
            new WorkstationContext.Surroundings(
                Texts.in(language), background, clock, theme, api, scene),
            this::anotherLanguage);
    bare.bind(made.bareProperty());
    title.bind(made.titleProperty());
    return made;
  }

  private void anotherLanguage() {
    language = language.equals(ENGLISH) ? SPANISH : ENGLISH;
    station.settings().put(Setting.LANGUAGE, language);
    Navigation.Standing standing = context.leave();
    context = inItsLanguage();
    context.resume(standing);
  }

  public Scene scene() {
    return scene;
  }

  /** Whether what is shown belongs on the whole of the monitor. */
  public ReadOnlyBooleanProperty bareProperty() {
    return bare.getReadOnlyProperty();
  }

  /** For the window's own title: station, CATD, realm. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** Fills in the centre's address for a workstation that is to be enrolled. */
  public void offerCentre(String address) {
    context.offerCentre(address);
  }

  /** Shows the first screen. */
  public void start() {
    context.start();
  }

  /** Shows every screen once, with nobody before it. */
  void rehearse() {
    context.rehearse();
  }

  /** The window is gone: what was lent is given back. */
  public void leave() {
    idle.stop();
    context.leave();
  }
}
