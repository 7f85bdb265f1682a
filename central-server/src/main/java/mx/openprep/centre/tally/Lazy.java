package mx.openprep.centre.tally;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once, whoever asks. */
public final class Lazy<T> {
  private volatile @Nullable T value;
  private @Nullable Supplier<T> maker;

  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  public T get() {
    @Nullable T made = value;
    return made != null ? made : make();
  }

  private synchronized T make() {
    @Nullable T made = value;
    @Nullable Supplier<T> unused = maker;
    if (made == null && unused != null) {
      made = unused.get();
      value = made;
      maker = null;
    }
    if (made == null) {
      throw new IllegalStateException("Asks for itself while it is made");
    }
    return made;
  }
}
