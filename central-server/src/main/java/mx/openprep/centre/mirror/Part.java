package mx.openprep.centre.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import mx.openprep.acta.Sha256;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * A file that is being put together. A failure of the disk is a {@link Refusal}, so that it is not
 * taken for one of the network.
 */
final class Part implements AutoCloseable {
  private final FileChannel channel;
  private final Path file;
  private final MessageDigest digest = Sha256.digest();
  private long size;

  private Part(FileChannel channel, Path file) {
    this.channel = channel;
    this.file = file;
  }

  /**
   * Goes on with a part.
   *
   * @param from how much of it stays
   */
  static Part open(Path file, long from) {
    try {
      Part part =
          new Part(
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE),
              file);
      try {
        part.resume(from);
        return part;
      } catch (IOException e) {
        part.channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private void resume(long from) throws IOException {
    channel.truncate(from);
    ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    while (channel.read(buffer) >= 0) {
      size += buffer.position();
      digest.update(buffer.flip());
      buffer.clear();
    }
  }

  void write(byte[] bytes, int length) {
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw failure(file, e);
    }
    digest.update(bytes, 0, length);
    size += length;
  }

  long size() {
    return size;
  }

  /** Makes the content durable; its SHA-256. */
  String finish() {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw failure(file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What a failure of the disk is called. */
  static Refusal failure(Path file, IOException e) {
    String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    boolean full =
        why.contains("no space") || why.contains("not enough space") || why.contains("quota");
    return new Refusal(full ? MessageCode.DISK_FULL : MessageCode.STORE_FAILED, e, file.toString());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }
}
