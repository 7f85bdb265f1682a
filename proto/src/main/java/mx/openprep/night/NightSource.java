package mx.openprep.night;

import java.util.function.Function;

/** The night's fold, kept up with the journals it is of. */
public interface NightSource {
  NightScope scope();

  /** Looks at the night as it is now; one at a time. */
  <T> T look(Function<NightFold, T> question);
}
