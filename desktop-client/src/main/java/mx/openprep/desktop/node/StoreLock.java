package mx.openprep.desktop.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** One node at a time has a store open; the system frees the lock when a process dies. */
final class StoreLock implements AutoCloseable {
  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws Refusal STORE_IN_USE when another node has it, in this process or another
   */
  static StoreLock take(Path lockFile) throws IOException {
    FileChannel channel =
        FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new Refusal(MessageCode.STORE_IN_USE);
    }
    return new StoreLock(channel);
  }

  // Within one process H2 would happily share its store; the virtual machine knows better.
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
