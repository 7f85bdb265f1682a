package mx.openprep.desktop.app.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import mx.openprep.message.Refusal;

/**
 * One piece of work off the FX thread: say what happens with its result or its refusal, then {@link
 * #start()}. Results arrive on the FX thread, unless the work was cancelled or something else was
 * started in its {@link Lane} meanwhile.
 */
public final class BackgroundTask<T> {
  private final Background background;
  private final Lane lane;
  private final FutureTask<T> future;
  private Consumer<T> success = result -> {};
  private Consumer<Refusal> refused = refusal -> {};

  /** Work that may tell how far it is and should end soon when its thread is interrupted. */
  @FunctionalInterface
  public interface Work<T> {
    T run(DoubleConsumer progress) throws Exception;
  }

  BackgroundTask(Background background, Lane lane, Work<T> work) {
    this.background = background;
    this.lane = lane;
    DoubleConsumer progress = done -> background.screen().execute(() -> lane.progress(this, done));
    this.future = new FutureTask<>(() -> work.run(progress));
  }

  public BackgroundTask<T> onSuccess(Consumer<T> action) {
    success = action;
    return this;
  }

  /** Whatever goes wrong is told as a refusal. */
  public BackgroundTask<T> onRefusal(Consumer<Refusal> action) {
    refused = action;
    return this;
  }

  public void start() {
    lane.enter(this);
    background.workers().execute(this::runAndDeliver);
  }

  void interrupt() {
    future.cancel(true);
  }

  private void runAndDeliver() {
    future.run();
    Runnable delivery = delivery();
    background
        .screen()
        .execute(() -> {
          if (lane.isOf(this)) {
            lane.leave();
            delivery.run();
          }
        });
  }

  private Runnable delivery() {
    try {
      T result = future.get();
      return () -> success.accept(result);
    } catch (ExecutionException e) {
      Refusal refusal = Refusals.of(e.getCause() == null ? e : e.getCause());
      return () -> refused.accept(refusal);
    } catch (CancellationException e) {
      return () -> {};
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return () -> {};
    }
  }
}
