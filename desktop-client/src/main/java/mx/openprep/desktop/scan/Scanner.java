package mx.openprep.desktop.scan;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Where pages come from. Every scanner works with the one profile {@link ScanProfile#ACTA}. Scans
 * one page at a time; only {@link #cancel} may be called from another thread meanwhile.
 */
public interface Scanner extends AutoCloseable {
  /** What stands in the journal as the scanner of an image. */
  String name();

  /**
   * Scans the next page, waiting for it as long as a scan may take. After any failure the next call
   * starts afresh.
   *
   * @throws Refusal with one of the {@code SCANNER_} codes or {@code SCAN_TRUNCATED}; no page is
   *     lost by it. {@code SCANNER_EMPTY} means that there is no page to scan
   * @throws CancellationException after {@link #cancel}
   */
  ScannedPage scan(ScanProgress progress);

  /**
   * The next page of a batch, or empty when none comes by itself: the feeder is empty, or there is
   * only a glass. Fails as {@link #scan} does otherwise.
   */
  default Optional<ScannedPage> scanNext(ScanProgress progress) {
    try {
      return Optional.of(scan(progress));
    } catch (Refusal refusal) {
      if (refusal.code() == MessageCode.SCANNER_EMPTY) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  /** Stops the scan under way, if there is one. Returns at once. */
  void cancel();

  /** Lets go of the device; stops a scan under way. */
  @Override
  void close();
}
