package mx.openprep.centre.identity.login;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Seals what the database must keep and must not know: AES-256-GCM with a key in a file that only
 * its owner reads. A sealed secret belongs to one owner; under another name it does not open.
 */
public final class SecretBox {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Path keyFile;
  private final SecureRandom random = new SecureRandom();

  private SecretBox(Path keyFile) {
    this.keyFile = keyFile;
  }

  /**
   * The box of a centre.
   *
   * @param dataDirectory the centre's; the key is made below it when it is first needed
   */
  public static SecretBox of(Path dataDirectory) {
    return new SecretBox(dataDirectory.resolve("identity").resolve("second-factor.key"));
  }

  byte[] seal(String owner, byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, owner, nonce, secret);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  byte[] open(String owner, byte[] sealed) {
    return cipher(
        Cipher.DECRYPT_MODE,
        owner,
        Arrays.copyOf(sealed, NONCE_BYTES),
        Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
  }

  private byte[] cipher(int mode, String owner, byte[] nonce, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(content);
    } catch (IOException | GeneralSecurityException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, keyFile.toString());
    }
  }

  private SecretKey key() throws IOException {
    if (Files.notExists(keyFile)) {
      byte[] key = new byte[KEY_BYTES];
      random.nextBytes(key);
      Files.createDirectories(keyFile.resolveSibling(""));
      DurableFiles.writePrivate(
          keyFile, HexFormat.of().formatHex(key).getBytes(StandardCharsets.US_ASCII));
    }
    return new SecretKeySpec(HexFormat.of().parseHex(Files.readString(keyFile).strip()), "AES");
  }
}
