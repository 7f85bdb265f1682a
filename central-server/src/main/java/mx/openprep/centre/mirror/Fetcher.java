package mx.openprep.centre.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Brings single files into a mirror's directory: verified, durable, and only then in place. */
final class Fetcher {
  private final MirrorDirectory directory;
  private final Retry retry;
  private final Progress progress;

  Fetcher(MirrorDirectory directory, Retry retry, Progress progress) {
    this.directory = directory;
    this.retry = retry;
    this.progress = progress;
  }

  /**
   * Brings a file to its place.
   *
   * @throws NoSuchFileException when the site does not have it
   * @throws Refusal SITE_FILE_DIFFERS; SITE_FILE_TOO_LARGE; SITE_UNREACHABLE; DISK_FULL
   */
  void fetch(Site site, PublishedFile file) throws NoSuchFileException {
    put(part(site, file.address(), file.sha256(), file.size()), file.address());
  }

  /** Brings an image, whose name is its hash and whose size nobody has signed. */
  void fetchImage(Site site, String hash) throws NoSuchFileException {
    String address = Addresses.image(hash);
    put(part(site, address, hash, Limits.IMAGE), address);
  }

  private void put(Path part, String address) {
    try {
      directory.put(part, address);
    } catch (IOException e) {
      throw Part.failure(part, e);
    }
  }

  /** Brings a file to a place of its own; what was begun before is gone on with. */
  Path part(Site site, String address, String sha256, long atMost) throws NoSuchFileException {
    Path part = directory.part(sha256);
    boolean wasBegun = transfer(site, address, sha256, atMost, part);
    if (wasBegun && Files.notExists(part)) {
      // What had been begun was no good: once more from the start.
      transfer(site, address, sha256, atMost, part);
    }
    if (Files.notExists(part)) {
      throw new Refusal(
          MessageCode.SITE_FILE_DIFFERS, address, "SHA-256 " + sha256, "another content");
    }
    return part;
  }

  /** True when a part that was there was gone on with. After it the part is good, or gone. */
  private boolean transfer(Site site, String address, String sha256, long atMost, Path part)
      throws NoSuchFileException {
    boolean wasBegun = size(part) > 0;
    retry.run(
        address,
        () -> {
          long have = size(part);
          if (have >= atMost) {
            // A part that is too long is no part; a whole one was not yet looked at.
            have = have == atMost ? checkWhole(part, sha256) : 0;
            if (have == atMost) {
              return true;
            }
          }
          try (Site.Content content = site.open(address, have, atMost)) {
            receive(content, address, sha256, atMost, part);
          }
          return true;
        });
    return wasBegun;
  }

  private static long checkWhole(Path part, String sha256) throws IOException {
    try (Part whole = Part.open(part, Files.size(part))) {
      if (whole.finish().equals(sha256)) {
        return whole.size();
      }
    }
    Files.delete(part);
    return 0;
  }

  private void receive(Site.Content content, String address, String sha256, long atMost, Path part)
      throws IOException {
    boolean good;
    try (Part out = Part.open(part, content.from())) {
      copy(content.stream(), out, address, atMost);
      good = out.finish().equals(sha256);
    } catch (Refusal refusal) {
      if (refusal.code() == MessageCode.SITE_FILE_TOO_LARGE) {
        Files.deleteIfExists(part);
      }
      throw refusal;
    }
    if (!good) {
      Files.deleteIfExists(part);
    }
  }

  private void copy(InputStream in, Part out, String address, long atMost) throws IOException {
    byte[] buffer = new byte[64 << 10];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (out.size() + n > atMost) {
        throw Site.tooLarge(address, atMost);
      }
      out.write(buffer, n);
      progress.advance(n);
    }
  }

  private static long size(Path part) throws NoSuchFileException {
    try {
      return Addresses.size(part).orElse(0L);
    } catch (IOException e) {
      throw Part.failure(part, e);
    }
  }
}
