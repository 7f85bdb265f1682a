package mx.openprep.centre.mirror;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.PublishedFile;

/** Reads one file once: its size, its hash, and what it decodes to. */
final class FileCheck {
  private FileCheck() {}

  /**
   * What was read.
   *
   * @param fault what is wrong with it; empty when all is well
   * @param content when it was asked for
   */
  record Result(Optional<Finding> fault, Optional<ByteArrayOutputStream> content) {}

  /** Checks a file against its entry in a manifest. */
  static Result plain(InputStream in, PublishedFile file, boolean keep) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(keep ? (int) file.size() : 0);
    Counting counting = new Counting(in, file.size());
    drain(counting, keep ? kept : OutputStream.nullOutputStream());
    return new Result(fault(counting, file), Optional.of(kept).filter(_ -> keep));
  }

  /** Checks a compressed file against its entry, and what it decodes to against the plain one's. */
  static Result sibling(InputStream in, PublishedFile file, Decoding decoding, PublishedFile plain)
      throws IOException {
    Counting counting = new Counting(in, file.size());
    String decoded = decode(counting, decoding, plain);
    drain(counting, OutputStream.nullOutputStream());
    Optional<Finding> fault = fault(counting, file);
    if (fault.isEmpty() && !decoded.equals(plain.sha256())) {
      fault =
          Optional.of(new Finding(file.address(), "the content of " + plain.address(), decoded));
    }
    return new Result(fault, Optional.empty());
  }

  /** The hash of what content in memory decodes to. */
  static String decoded(ByteArrayInputStream content, Decoding decoding, PublishedFile plain) {
    try {
      return decode(content, decoding, plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decode(InputStream in, Decoding decoding, PublishedFile plain)
      throws IOException {
    MessageDigest digest = Sha256.digest();
    try {
      // Not closed: the rest of the file is still to be read.
      InputStream decoded = decoding.decode(in);
      byte[] buffer = new byte[32 << 10];
      long count = 0;
      for (int n = decoded.read(buffer);
          n >= 0 && count <= plain.size();
          n = decoded.read(buffer)) {
        digest.update(buffer, 0, n);
        count += n;
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (BrokenTransfer e) {
      throw e;
    } catch (IOException e) {
      return "what cannot be decoded";
    }
  }

  /** The hash of a file nobody signed the size of; it ends after the limit. */
  static String hash(InputStream in, long limit, long[] size) throws IOException {
    Counting counting = new Counting(in, limit);
    drain(counting, OutputStream.nullOutputStream());
    size[0] = counting.count;
    return HexFormat.of().formatHex(counting.digest.digest());
  }

  private static Optional<Finding> fault(Counting read, PublishedFile file) {
    if (read.count != file.size()) {
      return Optional.of(
          new Finding(
              file.address(),
              file.size() + " bytes",
              (read.count > file.size() ? "more" : read.count + " bytes")));
    }
    String hash = HexFormat.of().formatHex(read.digest.digest());
    return hash.equals(file.sha256())
        ? Optional.empty()
        : Optional.of(new Finding(file.address(), "SHA-256 " + file.sha256(), hash));
  }

  private static void drain(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[32 << 10];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
    }
  }

  /** The reading itself failed, not what was read. */
  static final class BrokenTransfer extends IOException {
    private static final long serialVersionUID = 1;

    BrokenTransfer(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Counts and hashes what passes; ends one byte after the limit. */
  private static final class Counting extends FilterInputStream {
    private final MessageDigest digest = Sha256.digest();
    private final long limit;
    private long count;

    Counting(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (count > limit) {
        return -1;
      }
      int n;
      try {
        n = in.read(buffer, offset, (int) Math.min(length, limit + 1 - count));
      } catch (IOException e) {
        throw new BrokenTransfer(e);
      }
      if (n > 0) {
        digest.update(buffer, offset, n);
        count += n;
      }
      return n;
    }
  }
}
