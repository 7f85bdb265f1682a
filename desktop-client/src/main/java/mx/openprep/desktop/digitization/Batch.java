package mx.openprep.desktop.digitization;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.BackgroundTask;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.message.Refusal;

/**
 * Scans page after page until no further one comes by itself. Each page is on disk before the next
 * one is asked for. What becomes of the pages is {@link Filing}'s affair: meanwhile this goes on.
 */
final class Batch {
  private static final double SECONDS_PER_MINUTE = 60;

  private final Background background;
  private final InstantSource clock;
  private final Consumer<WaitingPage> came;
  private final Consumer<Optional<Refusal>> ended;
  private final Lane lane = new Lane();
  private final ObjectProperty<Figures> figures = new SimpleObjectProperty<>(Figures.NONE);
  private Optional<PageSource> source = Optional.empty();
  private Instant begun = Instant.EPOCH;
  private boolean running;
  private boolean stopping;

  /**
   * How a batch goes.
   *
   * @param perMinute pages in a minute of scanning, pauses not counted; 0 before the first page
   */
  record Figures(int pages, Duration scanning, double perMinute) {
    static final Figures NONE = new Figures(0, Duration.ZERO, 0);

    private Figures with(int more, Duration longer) {
      int all = pages + more;
      Duration time = scanning.plus(longer);
      double minutes = time.toMillis() / 1000.0 / SECONDS_PER_MINUTE;
      return new Figures(all, time, minutes == 0 ? 0 : all / minutes);
    }
  }

  /**
   * A batch that has not begun.
   *
   * @param came hears of each page that is durable
   * @param ended hears once that no more come, and why if something is wrong
   */
  Batch(
      Background background,
      InstantSource clock,
      Consumer<WaitingPage> came,
      Consumer<Optional<Refusal>> ended) {
    this.background = background;
    this.clock = clock;
    this.came = came;
    this.ended = ended;
  }

  ObservableValue<Figures> figuresProperty() {
    return figures;
  }

  ObservableValue<Number> progressProperty() {
    return lane.progressProperty();
  }

  boolean isScanning() {
    return running;
  }

  /** It was told to end before its pages did. */
  boolean isStopped() {
    return stopping;
  }

  /** A new batch. */
  void start(PageSource from) {
    figures.set(Figures.NONE);
    goOn(from);
  }

  /** The same batch goes on after a stop. */
  void goOn(PageSource from) {
    source = Optional.of(from);
    stopping = false;
    running = true;
    scan(from::first);
  }

  private void scan(BackgroundTask.Work<Optional<WaitingPage>> page) {
    begun = clock.instant();
    background
        .task(lane, page)
        .onSuccess(this::scanned)
        .onRefusal(refusal -> {
          count(0);
          end(stopping ? Optional.empty() : Optional.of(refusal));
        })
        .start();
  }

  private void scanned(Optional<WaitingPage> page) {
    if (page.isEmpty()) {
      // The wait that showed the feeder empty is not the scanner's slowness.
      end(Optional.empty());
      return;
    }
    count(1);
    came.accept(page.get());
    if (stopping) {
      end(Optional.empty());
    } else {
      source.ifPresent(from -> scan(from::next));
    }
  }

  private void end(Optional<Refusal> why) {
    running = false;
    ended.accept(why);
  }

  private void count(int pages) {
    figures.set(figures.get().with(pages, Duration.between(begun, clock.instant())));
  }

  /** No further page is asked for; the one on its way still comes. */
  void pause() {
    stopping = true;
  }

  /** Stops the page on its way as well; one that is whole by then is kept, as those before it. */
  void cancel() {
    if (isScanning()) {
      stopping = true;
      source.ifPresent(PageSource::cancel);
    }
  }

  /** The screen is left: what comes now waits on the disk. */
  void stop() {
    cancel();
    running = false;
    lane.cancel();
  }
}
