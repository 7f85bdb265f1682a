package mx.openprep.desktop.digitization;

import java.util.function.DoubleConsumer;

/** Something that gives one page at a time: a scanner, a folder, a file. */
public interface PageSource {
  /** As a person recognises it. */
  String name();

  /**
   * The next page, straightened and judged. Blocks; ends soon when its thread is interrupted.
   *
   * @param progress told from 0 to 1
   * @throws mx.openprep.message.Refusal when there is no good page: the codes F207 to F220
   * @throws InterruptedException when cancelled
   */
  ScannedPage next(DoubleConsumer progress) throws InterruptedException;
}
