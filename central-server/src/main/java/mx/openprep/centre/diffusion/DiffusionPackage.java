package mx.openprep.centre.diffusion;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.mirror.Addresses;
import mx.openprep.centre.mirror.PackageIndex;
import mx.openprep.centre.mirror.SignedManifest;
import mx.openprep.files.DurableFiles;

/**
 * A paquete de difusión: a zip of published files at their addresses, its manifest and signature
 * among them, the pointer last. Unpacked over a publication directory it is that cut. The same cut
 * gives the same bytes, whoever makes the package.
 */
final class DiffusionPackage {
  // Zip files know no zone; a fixed time keeps the bytes the same everywhere.
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
  // Text gets a third of its size at the speed of a disk; better costs more than it saves.
  private static final int LEVEL = 3;

  private final Path publication;

  DiffusionPackage(Path publication) {
    this.publication = publication;
  }

  /**
   * Makes the package of the cut that the pointer shows, durable and whole, or not at all.
   *
   * @param pointer the pointer's bytes
   * @return what the index says of it
   */
  PackageIndex.Entry write(
      SignedManifest manifest, byte[] pointer, PackageIndex.Kind kind, Path to, List<String> images)
      throws IOException {
    Path draft = to.resolveSibling("." + to.getFileName() + ".part");
    DurableFiles.createDirectories(to.toAbsolutePath().resolveSibling(""));
    Files.deleteIfExists(draft);
    MessageDigest digest = Sha256.digest();
    try (FileChannel channel =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out =
          new DigestOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), digest);
      ZipOutputStream zip = new ZipOutputStream(out);
      for (String address : addresses(manifest, kind, images)) {
        add(zip, address);
      }
      add(zip, Paths.POINTER, pointer);
      zip.finish();
      out.flush();
      channel.force(true);
      long size = channel.size();
      DurableFiles.move(draft, to);
      return new PackageIndex.Entry(
          manifest.cut(), kind, size, HexFormat.of().formatHex(digest.digest()));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static List<String> addresses(
      SignedManifest manifest, PackageIndex.Kind kind, List<String> images) {
    TreeSet<String> files = new TreeSet<>();
    for (PublishedFile file : manifest.files().values()) {
      boolean isWanted =
          switch (kind) {
            case FULL -> true;
            case DELTA ->
                Addresses.cutOf(file.address()).filter(cut -> cut == manifest.cut()).isPresent();
          };
      if (isWanted) {
        files.add(file.address());
      }
    }
    List<String> addresses = new ArrayList<>(files);
    addresses.addAll(images);
    addresses.add(Addresses.manifest(manifest.cut()));
    addresses.add(Addresses.signature(manifest.cut()));
    addresses.add(Addresses.PUBLIC_KEY);
    return addresses;
  }

  private void add(ZipOutputStream zip, String address) throws IOException {
    zip.setLevel(levelOf(address));
    zip.putNextEntry(entry(address));
    try (InputStream in = Files.newInputStream(publication.resolve(address))) {
      in.transferTo(zip);
    }
    zip.closeEntry();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.setLevel(levelOf(name));
    zip.putNextEntry(entry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    return entry;
  }

  /** What is compressed already is passed on as it is. */
  private static int levelOf(String address) {
    return address.matches(".*\\.(gz|br|zip|xlsx|jpg)") ? Deflater.NO_COMPRESSION : LEVEL;
  }
}
