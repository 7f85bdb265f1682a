package mx.openprep.desktop.digitization;

import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Something that gives pages: a scanner, a folder, files. A page it has given is on disk: neither a
 * crash nor the next page takes it away.
 */
public interface PageSource {
  /** As a person recognises it. */
  String name();

  /**
   * The first page of a batch; empty only when it was cancelled. Blocks until it is there.
   *
   * @param progress told from 0 to 1
   * @throws mx.openprep.message.Refusal when there is none; every code has its place in {@link
   *     Stop}
   */
  Optional<WaitingPage> first(DoubleConsumer progress);

  /** The page after it; empty when none comes without a hand, or it was cancelled. */
  Optional<WaitingPage> next(DoubleConsumer progress);

  /**
   * Stops the page on its way, if there is one; who waits for it is told within a second. A page
   * that is whole by then is given all the same. Returns at once; any thread.
   */
  void cancel();
}
