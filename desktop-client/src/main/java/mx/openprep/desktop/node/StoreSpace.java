package mx.openprep.desktop.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * The room left on the store's disk. Work is refused while some is still left, because an engine
 * that meets the end of a disk in the middle of a write can only be reopened.
 */
final class StoreSpace {
  /** What stays free for the engine, in bytes: many transactions and the largest image. */
  static final long RESERVE = 32L << 20;

  private static final long NOTHING_FITS = 1L << 20;

  private final Path directory;
  private final long reserve;

  StoreSpace(Path directory, long reserve) {
    this.directory = directory;
    this.reserve = reserve;
  }

  /** Whether no event is accepted any more. */
  boolean isFull() {
    return usable() < reserve;
  }

  /**
   * Refuses when the reserve would be touched.
   *
   * @param bytes about to be written
   */
  void require(long bytes) {
    if (!fits(bytes)) {
      throw new Refusal(MessageCode.DISK_FULL);
    }
  }

  /** Whether so many bytes more leave the reserve untouched. */
  boolean fits(long bytes) {
    return usable() - bytes >= reserve;
  }

  /** What a failed write or read means. */
  Refusal failure(Throwable cause) {
    boolean full = usable() < Math.max(reserve, NOTHING_FITS);
    return new Refusal(full ? MessageCode.DISK_FULL : MessageCode.STORE_FAILED, cause);
  }

  private long usable() {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }
}
