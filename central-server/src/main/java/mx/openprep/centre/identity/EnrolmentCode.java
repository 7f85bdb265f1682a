package mx.openprep.centre.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import mx.openprep.acta.Sha256;

/**
 * A one-time code by which a new station is trusted: 80 random bits as four groups of four letters
 * and digits that nobody confuses. The centre keeps only its hash.
 */
record EnrolmentCode(String text) {
  private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;

  static EnrolmentCode random(SecureRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append('-');
      }
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return new EnrolmentCode(text.toString());
  }

  /** The same for every way a person may type the code. */
  byte[] hash() {
    String plain =
        text.toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replaceAll("[IL]", "1");
    return Sha256.of(plain.getBytes(StandardCharsets.UTF_8));
  }
}
