package mx.openprep.centre.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.acta.Sha256;

/**
 * {@code manifiesto.sha256}: hash and name of every other entry, as {@code sha256sum} writes and
 * checks them. Its signature is beside it.
 */
final class BundleManifest {
  static final String FILE = "manifiesto.sha256";

  /** 64 bytes of Ed25519 over the manifest, in hexadecimal. */
  static final String SIGNATURE = FILE + ".firma";

  /** The institute's public key; compare its fingerprint with the one you know. */
  static final String KEY = "clave-publica.pem";

  private BundleManifest() {}

  static byte[] render(SortedMap<String, String> hashes) {
    StringBuilder text = new StringBuilder();
    hashes.forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Hashes by name.
   *
   * @throws IllegalArgumentException when it is not written to the letter
   */
  static SortedMap<String, String> parse(byte[] manifest) {
    SortedMap<String, String> hashes = new TreeMap<>();
    String text = new String(manifest, StandardCharsets.UTF_8);
    text.lines()
        .forEach(line -> {
          if (!line.matches("[0-9a-f]{64} {2}[A-Za-z0-9._/-]{1,200}")) {
            throw new IllegalArgumentException("Not a line of a manifest");
          }
          hashes.put(line.substring(66), line.substring(0, 64));
        });
    if (!Arrays.equals(render(hashes), manifest)) {
      throw new IllegalArgumentException("Not a manifest");
    }
    return hashes;
  }

  static String hash(InputStream content) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(content, digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
