package mx.openprep.desktop.app.ui;

import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a node tells as long as somebody listens: one call, and another when it breaks. FX thread
 * only; what is told arrives there.
 */
public final class NodeStream<A> {
  private static final int RETRY_SECONDS = 2;

  private final Background background;
  private final Consumer<StreamObserver<A>> call;
  private final Consumer<A> told;
  private final Runnable broke;
  private Optional<Listening> listening = Optional.empty();

  /**
   * A stream nobody listens to yet.
   *
   * @param call makes the call with the given observer
   */
  public NodeStream(Background background, Consumer<StreamObserver<A>> call, Consumer<A> told) {
    this(background, call, told, () -> {});
  }

  /**
   * The same, and something to do each time it breaks.
   *
   * @param broke before another call is made
   */
  public NodeStream(
      Background background, Consumer<StreamObserver<A>> call, Consumer<A> told, Runnable broke) {
    this.broke = broke;
    this.background = background;
    this.call = call;
    this.told = told;
  }

  /** Listens from now on, with the session of this moment. */
  public void start() {
    stop();
    Listening now = new Listening();
    listening = Optional.of(now);
    now.context.run(() -> call.accept(now));
  }

  public void stop() {
    listening.ifPresent(before -> before.context.cancel(null));
    listening = Optional.empty();
  }

  private final class Listening implements StreamObserver<A> {
    private final Context.CancellableContext context = Context.ROOT.withCancellation();

    @Override
    public void onNext(A answer) {
      onScreen(() -> told.accept(answer));
    }

    @Override
    public void onError(Throwable broken) {
      onScreen(broke);
      CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS)
          .execute(() -> onScreen(NodeStream.this::start));
    }

    @Override
    public void onCompleted() {}

    private void onScreen(Runnable action) {
      background
          .screen()
          .execute(() -> {
            if (listening.filter(current -> current == this).isPresent()) {
              action.run();
            }
          });
    }
  }
}
