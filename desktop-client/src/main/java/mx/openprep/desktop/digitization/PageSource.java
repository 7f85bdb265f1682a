package mx.openprep.desktop.digitization;

import java.util.function.DoubleConsumer;

/** Something that gives one page at a time: a scanner, a folder, a file. */
public interface PageSource {
  /** As a person recognises it. */
  String name();

  /**
   * The next page, straightened and judged. Blocks until it is there.
   *
   * @param progress told from 0 to 1
   * @throws mx.openprep.message.Refusal when there is no page: the codes F207 to F214, F220
   */
  Page next(DoubleConsumer progress);

  /** Stops the page on its way, if there is one. Returns at once; any thread. */
  void cancel();
}
