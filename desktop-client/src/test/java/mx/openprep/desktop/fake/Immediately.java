package mx.openprep.desktop.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import mx.openprep.desktop.app.ui.Background;

/** Background work without threads. */
public final class Immediately {
  private Immediately() {}

  /** Everything happens at once, in the caller. */
  public static Background background() {
    return new Background(Runnable::run, Runnable::run, Runnable::run);
  }

  /** Work waits until the test lets it go. */
  public static final class Held implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable work) {
      waiting.add(work);
    }

    public void letGo() {
      waiting.removeFirst().run();
    }

    /** Also what comes of it. */
    public void letAllGo() {
      while (!waiting.isEmpty()) {
        letGo();
      }
    }

    public Background background() {
      return new Background(this, Runnable::run, Runnable::run);
    }
  }
}
