package mx.openprep.desktop.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2 that knows what an end at any moment would leave of a file: of a power cut
 * its content at the last fsync, of a killed process what was written until then, to the block.
 * Public because H2 makes its instances.
 */
public final class PowerCutFiles extends FilePathWrapper {
  static final String SCHEME = "powercut";
  private static final int BLOCK = 4_096;
  private static final Map<String, Disk> DISKS = new ConcurrentHashMap<>();

  /** What the disk is sure to hold of the file. */
  static Optional<byte[]> afterPowerCut(Path file) {
    return Optional.ofNullable(DISKS.get(file.toString())).map(disk -> disk.synced);
  }

  /**
   * What the file was at every moment since the last call: kill the process, and it stays one of
   * these.
   */
  static Stream<byte[]> moments(Path file) {
    Disk disk = Optional.ofNullable(DISKS.get(file.toString())).orElseThrow();
    List<Change> changes = List.copyOf(disk.changes);
    disk.changes.clear();
    return changes.stream().map(change -> disk.content = change.on(disk.content));
  }

  /** A block that was written, or with nothing in it an end that the file was given. */
  private static final class Change {
    private final long position;
    private final byte[] block;

    Change(long position, byte[] block) {
      this.position = position;
      this.block = block;
    }

    byte[] on(byte[] content) {
      int start = Math.toIntExact(position);
      if (block.length == 0) {
        return Arrays.copyOf(content, Math.min(start, content.length));
      }
      byte[] after = Arrays.copyOf(content, Math.max(content.length, start + block.length));
      System.arraycopy(block, 0, after, start, block.length);
      return after;
    }
  }

  private static final class Disk {
    final List<Change> changes = new ArrayList<>();
    byte[] content = new byte[0];
    byte[] synced = content;
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
    private final Disk known;

    Channel(FileChannel disk, String file) {
      this.disk = disk;
      this.file = file;
      this.known = DISKS.computeIfAbsent(file, f -> new Disk());
    }

    @Override
    public void force(boolean metadata) throws IOException {
      disk.force(metadata);
      known.synced = Files.readAllBytes(Path.of(file));
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
      for (int from = 0; from < source.remaining(); from += BLOCK) {
        byte[] block = new byte[Math.min(BLOCK, source.remaining() - from)];
        source.get(source.position() + from, block);
        known.changes.add(new Change(position + from, block));
      }
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
      known.changes.add(new Change(size, new byte[0]));
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
