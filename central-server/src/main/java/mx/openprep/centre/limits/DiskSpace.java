package mx.openprep.centre.limits;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** What must stay free on a disk. */
public final class DiskSpace {
  private final FileStore disk;
  private final long reserve;

  private DiskSpace(FileStore disk, long reserve) {
    this.disk = disk;
    this.reserve = reserve;
  }

  /**
   * That of the disk on which a directory is, which is made if need be.
   *
   * @param reserve bytes
   * @throws Refusal STORE_FAILED
   */
  public static DiskSpace of(Path directory, long reserve) {
    try {
      return new DiskSpace(Files.getFileStore(Files.createDirectories(directory)), reserve);
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, directory.toString());
    }
  }

  /**
   * Makes sure that so many bytes more leave the reserve free.
   *
   * @throws Refusal DISK_FULL, STORE_FAILED
   */
  public void require(long bytes) {
    try {
      if (disk.getUsableSpace() - bytes < reserve) {
        throw new Refusal(MessageCode.DISK_FULL);
      }
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, disk.name());
    }
  }
}
