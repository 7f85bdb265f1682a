package mx.openprep.centre.mirror;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import mx.openprep.centre.cut.Paths;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Where published files are read from. Nothing it says is trusted. */
public sealed interface Site permits DirectorySite, HttpSite, PackageSite {
  /**
   * A file from some byte on.
   *
   * @param from where the stream begins: as asked for, or 0 where that cannot be had
   */
  record Content(InputStream stream, long from) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  /** The pointer as the site has it now. */
  final class PointerFile {
    private final byte[] content;
    private final Optional<String> tag;

    PointerFile(byte[] content, Optional<String> tag) {
      this.content = content;
      this.tag = tag;
    }

    public byte[] content() {
      return content.clone();
    }

    /** To be given when asking again; empty where there are none. */
    public Optional<String> tag() {
      return tag;
    }
  }

  /**
   * Opens a file.
   *
   * @param from how many bytes the caller has already
   * @param atMost how many bytes the whole file is expected to have at most
   * @throws java.nio.file.NoSuchFileException when the site does not have it
   */
  Content open(String address, long from, long atMost) throws IOException;

  /** The pointer, unless it is still the one with this tag. */
  default Optional<PointerFile> pointer(Optional<String> tag) throws IOException {
    return Optional.of(new PointerFile(read(Paths.POINTER, Limits.POINTER), Optional.empty()));
  }

  /**
   * A small file whole.
   *
   * @throws Refusal SITE_FILE_TOO_LARGE
   */
  default byte[] read(String address, long atMost) throws IOException {
    try (Content content = open(address, 0, atMost)) {
      return read(content.stream(), address, atMost);
    }
  }

  /** Reads a stream to its end, which is to come before long. */
  static byte[] read(InputStream in, String name, long atMost) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 << 10];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes.write(buffer, 0, n);
      if (bytes.size() > atMost) {
        throw tooLarge(name, atMost);
      }
    }
    return bytes.toByteArray();
  }

  static Refusal tooLarge(String name, long atMost) {
    return new Refusal(
        MessageCode.SITE_FILE_TOO_LARGE, Addresses.printable(name), Long.toString(atMost));
  }
}
