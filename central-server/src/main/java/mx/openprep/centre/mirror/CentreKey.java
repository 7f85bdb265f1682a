package mx.openprep.centre.mirror;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import mx.openprep.acta.Sha256;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/** The public key by which the institute's manifests are known: Ed25519, as a PEM file (SPKI). */
public final class CentreKey {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----\n";
  private static final String END = "\n-----END PUBLIC KEY-----\n";

  private final PublicKey key;
  private final byte[] spki;

  private CentreKey(PublicKey key) {
    this.key = key;
    this.spki = key.getEncoded();
  }

  /**
   * Reads a PEM file, to the letter: no byte of it may be another.
   *
   * @param name of the file, for the message
   * @throws Refusal KEY_FAULTY
   */
  public static CentreKey parse(byte[] pem, String name) {
    String text = new String(pem, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    String lines = text.endsWith("\n") ? text : text + "\n";
    try {
      if (!lines.startsWith(BEGIN) || !lines.endsWith(END)) {
        throw new InvalidKeyException("no PEM file of a public key");
      }
      byte[] spki =
          Base64.getDecoder()
              .decode(
                  lines.substring(BEGIN.length(), lines.length() - END.length()).replace("\n", ""));
      CentreKey key =
          new CentreKey(
              KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
      if (!Arrays.equals(key.spki, spki) || !key.pem().equals(lines)) {
        throw new InvalidKeyException("not written as it should be");
      }
      return key;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Refusal(MessageCode.KEY_FAULTY, e, name, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads a PEM file.
   *
   * @throws Refusal KEY_FAULTY
   */
  public static CentreKey read(Path file) {
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new Refusal(MessageCode.KEY_FAULTY, e, file.toString(), e.toString());
    }
  }

  /** As the signature names it: 16 hexadecimal digits. */
  public String id() {
    return fingerprint().substring(0, 16);
  }

  /** SHA-256 of the key, to be compared by people: 64 hexadecimal digits. */
  public String fingerprint() {
    return HexFormat.of().formatHex(Sha256.of(spki));
  }

  /** The encoded key. */
  public byte[] spki() {
    return spki.clone();
  }

  String pem() {
    return BEGIN + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(spki) + END;
  }

  /** Whether the signature is by this key. */
  public boolean verifies(byte[] content, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(content);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      // Also how a signature of the wrong length is told.
      return false;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CentreKey that && Arrays.equals(spki, that.spki);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(spki);
  }

  @Override
  public String toString() {
    return id();
  }
}
