package mx.openprep.centre.publication;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The images beside the cuts, byte for byte as scanned. An image is published, and with it the
 * figures read from it, only when its file has the hash it is named after.
 */
final class PublishedImages {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedImages.class);
  private static final String DUE =
      """
      select distinct i.hash from image i
      join acta_result r on r.image = i.hash and r.contabilizada <> '-'
      where not exists (select from published_image p where p.hash = i.hash)
      """;
  private static final String RECORD =
      """
      with published as (
        insert into published_image (hash) select * from unnest(?::bytea[])
        on conflict do nothing
        returning hash
      )
      insert into untold_image select hash from published
      """;

  // What was lost since is not told of.
  private static final String UNTOLD =
      """
      select distinct p.hash from untold_image u join published_image p on p.hash = u.hash
      order by p.hash
      """;

  private final Path directory;
  private final ImageSource source;
  private final JdbcClient jdbc;
  private final IncidentTable incidents;

  PublishedImages(Path publication, ImageSource source, JdbcClient jdbc, IncidentTable incidents) {
    this.directory = publication.resolve(Paths.IMAGES);
    this.source = source;
    this.jdbc = jdbc;
    this.incidents = incidents;
  }

  /** Prepares the directory for a new publisher. */
  void takeOver() throws IOException {
    DurableFiles.createDirectories(directory);
    forgetLost();
  }

  /** Those of which no cut has told yet, in the order of their hashes. */
  List<byte[]> untold() {
    return jdbc.sql(UNTOLD).query(byte[].class).list();
  }

  /** What a cut is the first to tell of, as a lasting file of it; none without any. */
  static List<CutFile> list(long cut, List<byte[]> hashes) {
    return hashes.isEmpty()
        ? List.of()
        : List.of(new CutFile(listPath(cut), _ -> render(cut, hashes)));
  }

  private static String listPath(long cut) {
    return String.format(Locale.ROOT, "%s/%06d.json", Paths.IMAGES, cut);
  }

  private static byte[] render(long cut, List<byte[]> hashes) {
    return JsonFile.render(json -> {
      json.writeNumberProperty("corte", cut);
      json.writeArrayPropertyStart("imagenes");
      hashes.forEach(hash -> json.writeString(HexFormat.of().formatHex(hash)));
      json.writeEndArray();
    });
  }

  /**
   * Readers have been told. Should this not be reached, a later cut tells of the same ones again.
   */
  void told(List<byte[]> hashes) {
    if (!hashes.isEmpty()) {
      jdbc.sql("delete from untold_image where hash = any(?::bytea[])")
          .param(hashes.toArray(byte[][]::new))
          .update();
    }
  }

  /** Publishes what has become due. One bad image is an incident and holds up no other. */
  void publishDue() throws IOException {
    List<byte[]> published = new ArrayList<>();
    for (byte[] hash : jdbc.sql(DUE).query(byte[].class).list()) {
      if (publish(ImageHash.fromBytes(hash))) {
        published.add(hash);
      }
    }
    if (!published.isEmpty()) {
      DurableFiles.syncDirectory(directory);
      jdbc.sql(RECORD).param(published.toArray(byte[][]::new)).update();
    }
  }

  private boolean publish(ImageHash image) throws IOException {
    Path place = directory.resolve(image.hex() + ".jpg");
    if (Files.exists(place) && hashOf(place).equals(image)) {
      return true;
    }
    Optional<Path> file = source.file(image);
    if (file.isEmpty()) {
      return false;
    }
    Path part = directory.resolve("." + image.hex() + ".part");
    Files.deleteIfExists(part);
    link(file.get(), part);
    if (!hashOf(part).equals(image)) {
      Files.delete(part);
      LOG.error("The stored image {} does not have its hash; its acta is not published", image);
      incidents.add(MessageCode.IMAGE_CORRUPT, image.hex());
      return false;
    }
    // The caller makes all new names durable at once.
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException | FileSystemException e) {
      // Another file system, or one without links.
      Files.copy(from, to);
      try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  private static ImageHash hashOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digested = new DigestInputStream(in, Sha256.digest())) {
      digested.transferTo(OutputStream.nullOutputStream());
      return ImageHash.fromBytes(digested.getMessageDigest().digest());
    }
  }

  /** After a restore the directory may lack files that the table has. */
  private void forgetLost() {
    List<byte[]> lost = new ArrayList<>();
    for (byte[] hash : jdbc.sql("select hash from published_image").query(byte[].class).list()) {
      Path file = directory.resolve(ImageHash.fromBytes(hash).hex() + ".jpg");
      if (!Files.exists(file)) {
        lost.add(hash);
      }
    }
    if (!lost.isEmpty()) {
      LOG.warn("{} published images are missing on disk and are published again", lost.size());
      jdbc.sql("delete from published_image where hash = any(?::bytea[])")
          .param(lost.toArray(byte[][]::new))
          .update();
    }
  }
}
