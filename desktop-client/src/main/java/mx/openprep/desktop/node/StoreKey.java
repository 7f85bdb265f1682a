package mx.openprep.desktop.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** The random key of an encrypted store, in a file only its owner can read. */
final class StoreKey {
  private static final int BYTES = 32;

  private StoreKey() {}

  /**
   * Reads the key, or makes one for a store that does not exist yet.
   *
   * @throws Refusal STORE_FAILED when a store stands there without its key
   */
  static String of(Path keyFile, boolean storeExists) throws IOException {
    if (Files.exists(keyFile)) {
      return Files.readString(keyFile).strip();
    }
    if (storeExists) {
      throw new Refusal(MessageCode.STORE_FAILED, keyFile.getFileName() + " is missing");
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String key = HexFormat.of().formatHex(random);
    DurableFiles.writePrivate(keyFile, key.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return key;
  }
}
