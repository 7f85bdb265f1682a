package mx.openprep.centre.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.limits.DiskSpace;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The images, as files named by their hash. A file in its place is complete, verified and durable;
 * one still arriving is kept apart, for each sender its own, so that it can go on after a broken
 * link.
 */
public final class ImageStore {
  private final Path images;
  private final Path arriving;
  private final JdbcClient jdbc;
  private final Limits limits;
  private final DiskSpace disk;

  /**
   * What the store takes.
   *
   * @param largestImage bytes
   * @param reserve bytes that images leave free on the disk, for the journal
   */
  public record Limits(long largestImage, long reserve) {}

  ImageStore(Path directory, JdbcClient jdbc, Limits limits) {
    this.images = directory.resolve("complete");
    this.arriving = directory.resolve("arriving");
    this.jdbc = jdbc;
    this.limits = limits;
    try {
      Files.createDirectories(images);
      Files.createDirectories(arriving);
    } catch (IOException e) {
      throw failed(e);
    }
    this.disk = DiskSpace.of(arriving, limits.reserve());
  }

  /** The file of an image that is complete. */
  public Optional<Path> file(ImageHash image) {
    Path file = place(image);
    return Files.exists(file) && isRecorded(image) ? Optional.of(file) : Optional.empty();
  }

  /** How many bytes of an arriving image are durable for this sender. */
  public long durableBytes(String sender, ImageHash image) {
    Path part = part(sender, image);
    if (Files.notExists(part)) {
      return 0;
    }
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
      return channel.size();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Goes on receiving an image at the given offset.
   *
   * @throws Refusal IMAGE_TOO_LARGE; IMAGE_CORRUPT when bytes before the offset are missing;
   *     DISK_FULL
   */
  public Arrival receive(String sender, ImageHash image, long size, long offset) {
    if (size < 1 || size > limits.largestImage()) {
      throw new Refusal(MessageCode.IMAGE_TOO_LARGE, Long.toString(size));
    }
    Path part = part(sender, image);
    try {
      disk.require(size);
      FileChannel channel =
          FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (offset < 0 || offset > channel.size()) {
        channel.close();
        throw new Refusal(MessageCode.IMAGE_CORRUPT, image.hex());
      }
      channel.truncate(offset).position(offset);
      return new Arrival(image, size, part, channel);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** An image on its way in. Closing it early keeps what has arrived. */
  public final class Arrival implements AutoCloseable {
    private final ImageHash image;
    private final long size;
    private final Path part;
    private final FileChannel channel;

    private Arrival(ImageHash image, long size, Path part, FileChannel channel) {
      this.image = image;
      this.size = size;
      this.part = part;
      this.channel = channel;
    }

    /** Bytes it has when it is complete. */
    public long size() {
      return size;
    }

    public void write(ByteBuffer data) {
      try {
        if (channel.position() + data.remaining() > size) {
          discard();
          throw new Refusal(MessageCode.IMAGE_CORRUPT, image.hex());
        }
        while (data.hasRemaining()) {
          channel.write(data);
        }
      } catch (IOException e) {
        throw failed(e);
      }
    }

    /**
     * Verifies the whole image and puts it into its place, durably.
     *
     * @throws Refusal IMAGE_CORRUPT when it is cut short (what arrived is kept) or another than its
     *     hash says (it is discarded)
     */
    public void complete() {
      try {
        channel.force(true);
        if (channel.size() < size) {
          throw new Refusal(MessageCode.IMAGE_CORRUPT, image.hex());
        }
        if (!hash(part).equals(image)) {
          discard();
          throw new Refusal(MessageCode.IMAGE_CORRUPT, image.hex());
        }
        channel.close();
        Path shelf = shelf(image);
        Files.createDirectories(shelf);
        DurableFiles.syncDirectory(images);
        DurableFiles.move(part, place(image));
      } catch (IOException e) {
        throw failed(e);
      }
      record(image, size);
    }

    private void discard() throws IOException {
      channel.close();
      Files.delete(part);
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private static ImageHash hash(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return ImageHash.fromBytes(digest.digest());
  }

  private void record(ImageHash image, long size) {
    jdbc.sql("insert into image (hash, size) values (?, ?) on conflict do nothing")
        .param(image.bytes())
        .param(size)
        .update();
  }

  private boolean isRecorded(ImageHash image) {
    return jdbc.sql("select count(*) from image where hash = ?")
            .param(image.bytes())
            .query(Integer.class)
            .single()
        > 0;
  }

  private Path place(ImageHash image) {
    return shelf(image).resolve(image.hex() + ".jpg");
  }

  private Path shelf(ImageHash image) {
    return images.resolve(image.hex().substring(0, 2));
  }

  private Path part(String sender, ImageHash image) {
    return arriving.resolve(sender + "-" + image.hex());
  }

  private static Refusal failed(IOException e) {
    String message = String.valueOf(e.getMessage());
    return new Refusal(
        message.contains("No space left") ? MessageCode.DISK_FULL : MessageCode.STORE_FAILED, e);
  }
}
