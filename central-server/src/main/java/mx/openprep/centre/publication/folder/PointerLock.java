package mx.openprep.centre.publication.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held for the moment between the last look at the pointer and its replacement. A publisher that is
 * stopped within that moment keeps it, and others wait for their next cut: late is better than
 * backwards. The operating system frees it when its holder dies.
 */
public final class PointerLock implements AutoCloseable {
  private static final String FILE = ".avance.lock";

  private final FileChannel channel;

  private PointerLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Fails when somebody else has it. */
  public static PointerLock take(Path publication) throws IOException {
    FileChannel channel =
        FileChannel.open(
            publication.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return new PointerLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another publisher of this process: as good as one of another.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new IOException("Another publisher is replacing the pointer");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
