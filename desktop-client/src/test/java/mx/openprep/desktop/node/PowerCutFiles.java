package mx.openprep.desktop.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2 that knows what a power cut would leave: the content of a file at its last
 * fsync, nothing of what was written since. Public because H2 makes its instances.
 */
public final class PowerCutFiles extends FilePathWrapper {
  static final String SCHEME = "powercut";
  private static final Map<String, byte[]> SYNCED = new ConcurrentHashMap<>();

  /** What the disk is sure to hold of the file. */
  static Optional<byte[]> afterPowerCut(Path file) {
    return Optional.ofNullable(SYNCED.get(file.toString()));
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(super.open(mode), unwrap().toString());
  }

  private static final class Channel extends FileBase {
    private final FileChannel disk;
    private final String file;

    Channel(FileChannel disk, String file) {
      this.disk = disk;
      this.file = file;
    }

    @Override
    public void force(boolean metadata) throws IOException {
      disk.force(metadata);
      SYNCED.put(file, Files.readAllBytes(Path.of(file)));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return disk.read(target);
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
      return disk.read(target, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      return disk.write(source);
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      return disk.write(source, position);
    }

    @Override
    public long position() throws IOException {
      return disk.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      disk.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return disk.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      disk.truncate(size);
      return this;
    }

    @Override
    public synchronized FileLock tryLock(long position, long size, boolean shared)
        throws IOException {
      return disk.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      disk.close();
    }
  }
}
