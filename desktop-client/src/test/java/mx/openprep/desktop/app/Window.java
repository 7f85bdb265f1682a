package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Theme;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on the Headless platform, driven with keys alone as a person would. */
final class Window implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  // What a key sets off may set off more, so many times over.
  private static final int TURNS = 5;

  private final WorkstationWindow context;
  private final Theme theme;
  private boolean strict;
  private final Optional<Path> gallery =
      Optional.ofNullable(System.getProperty("openprep.gallery"))
          .filter(folder -> !folder.isBlank())
          .map(Path::of);

  private Window(WorkstationWindow context, Theme theme) {
    this.context = context;
    this.theme = theme;
  }

  static Window open(Station station, InstantSource clock) throws TimeoutException {
    Stage stage = FxToolkit.registerPrimaryStage();
    Theme theme = new Theme();
    WorkstationWindow context =
        onScreen(() -> {
          theme.choose(ColorScheme.LIGHT);
          WorkstationWindow made =
              new WorkstationWindow(station, "es", Background.ofWindow(), clock, theme);
          stage.setScene(made.scene());
          stage.show();
          made.start();
          return made;
        });
    return new Window(context, theme);
  }

  /** From now on whatever the walk finds at a picture fails the test. */
  Window strict() {
    strict = true;
    return this;
  }

  static <T> T onScreen(Callable<T> action) {
    try {
      return WaitForAsyncUtils.asyncFx(action).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  Scene scene() {
    return context.scene();
  }

  String title() {
    return onScreen(() -> context.titleProperty().get());
  }

  Theme theme() {
    return theme;
  }

  /** Types into whatever has the focus. */
  Window type(String text) {
    text.chars()
        .mapToObj(Character::toString)
        .forEach(character -> onScreen(() -> strike(character)));
    return settle();
  }

  private boolean strike(String character) {
    KeyCode key =
        Optional.ofNullable(KeyCode.getKeyCode(character.toUpperCase(Locale.ROOT)))
            .orElse(KeyCode.UNDEFINED);
    fire(KeyEvent.KEY_PRESSED, "", key);
    fire(KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED);
    fire(KeyEvent.KEY_RELEASED, "", key);
    return true;
  }

  private void fire(EventType<KeyEvent> kind, String character, KeyCode key) {
    Node owner = scene().getFocusOwner();
    Event.fireEvent(
        owner == null ? scene() : owner,
        new KeyEvent(kind, character, character, key, false, false, false, false));
  }

  Window press(KeyCode... keys) {
    onScreen(() -> {
      Robot robot = new Robot();
      List.of(keys).forEach(robot::keyPress);
      List.of(keys).reversed().forEach(robot::keyRelease);
      return true;
    });
    return settle();
  }

  /** Waits until this is shown and, if it can be, has the focus or is enabled. */
  Window waitFor(String query) {
    return waitFor(query, node -> true);
  }

  Window waitForFocus(String query) {
    return waitFor(query, Node::isFocused);
  }

  Window waitForText(String text) {
    return waitFor(
        ".label",
        node -> node instanceof javafx.scene.control.Label label && label.getText().contains(text));
  }

  Window waitFor(String query, java.util.function.Predicate<Node> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS,
          TimeUnit.SECONDS,
          () ->
              onScreen(() ->
                  scene().getRoot().lookupAll(query).stream()
                      .anyMatch(node -> isShown(node) && condition.test(node))));
    } catch (TimeoutException e) {
      save(Path.of("target", "failure.png"));
      throw new AssertionError("Never came: " + query, e);
    }
    return settle();
  }

  static boolean isShown(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Until what the last key set off has run and stands on the screen; not what works beside it. */
  private Window settle() {
    for (int turn = 0; turn < TURNS; turn++) {
      awaitPulse();
    }
    return this;
  }

  private void awaitPulse() {
    CountDownLatch laidOut = new CountDownLatch(1);
    Runnable listener = laidOut::countDown;
    onScreen(() -> {
      scene().addPostLayoutPulseListener(listener);
      Platform.requestNextPulse();
      return true;
    });
    try {
      assertThat(laidOut.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("a pulse").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      onScreen(() -> {
        scene().removePostLayoutPulseListener(listener);
        return true;
      });
    }
  }

  /** Walks through what is shown in both themes; saves pictures when a gallery is asked for. */
  Window picture(String name) {
    settle();
    onScreen(() -> Visible.requireSpokenAndInSight(scene()));
    walk(name, "light");
    onScreen(() -> wear(ColorScheme.DARK));
    settle();
    walk(name, "dark");
    onScreen(() -> wear(ColorScheme.LIGHT));
    return settle();
  }

  private void walk(String name, String theme) {
    gallery.ifPresent(folder -> save(folder.resolve(name + "-" + theme + ".png")));
    List<String> findings = onScreen(() -> SceneWalk.findings(scene()));
    if (strict) {
      assertThat(findings).as("what nobody could see or reach in %s, %s", name, theme).isEmpty();
    } else {
      findings.forEach(finding -> System.out.println(name + ", " + theme + ": " + finding));
    }
  }

  private boolean wear(ColorScheme scheme) {
    theme.choose(scheme);
    return true;
  }

  private void save(Path file) {
    BufferedImage image =
        onScreen(() -> {
          WritableImage shot = scene().snapshot(null);
          return SwingFXUtils.fromFXImage(shot, null);
        });
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    onScreen(() -> {
      context.leave();
      return true;
    });
  }
}
