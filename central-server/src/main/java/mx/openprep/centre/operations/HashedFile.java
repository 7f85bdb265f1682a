package mx.openprep.centre.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import mx.openprep.acta.Sha256;

/** Copies that know what they copied. */
final class HashedFile {
  private HashedFile() {}

  /** SHA-256 in hexadecimal digits. */
  static String hash(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Copies a file to where none is, whole or not at all, not yet durably.
   *
   * @return SHA-256 of what was copied, in hexadecimal digits
   */
  static String copy(Path from, Path to) throws IOException {
    Path draft = to.resolveSibling(to.getFileName() + ".part");
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(from), digest)) {
      Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
    return HexFormat.of().formatHex(digest.digest());
  }
}
