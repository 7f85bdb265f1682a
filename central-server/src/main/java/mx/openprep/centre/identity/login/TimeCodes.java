package mx.openprep.centre.identity.login;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Codes of an authenticator application (RFC 6238) as all of them make them: six digits, SHA-1, a
 * new one every 30 s. The one before and the one after are taken too: clocks differ.
 */
final class TimeCodes {
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int DIGITS = 6;
  private static final int SECRET_BYTES = 20;
  private static final HmacOneTimePasswordGenerator CODES =
      new HmacOneTimePasswordGenerator(DIGITS);

  private TimeCodes() {}

  static byte[] newSecret(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return secret;
  }

  /** The step whose code it is, if it is one of those that may be shown now. */
  static OptionalLong stepOf(String code, byte[] secret, Instant now) {
    String typed = code.replaceAll("\\s", "");
    long present = now.getEpochSecond() / STEP.toSeconds();
    return LongStream.of(present, present - 1, present + 1)
        .filter(step -> at(step, secret).equals(typed))
        .findFirst();
  }

  static String at(Instant time, byte[] secret) {
    return at(time.getEpochSecond() / STEP.toSeconds(), secret);
  }

  private static String at(long step, byte[] secret) {
    SecretKey key = new SecretKeySpec(secret, "RAW");
    try {
      return CODES.generateOneTimePasswordString(key, step);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("Any bytes are a key of an HMAC", e);
    }
  }

  /** As a person types it into an application that cannot read a QR: in groups of four. */
  static String text(byte[] secret) {
    return encoded(secret).replaceAll("(.{4})(?!$)", "$1 ");
  }

  private static String encoded(byte[] secret) {
    return new Base32().encodeToString(secret).replace("=", "");
  }

  /** What the QR says to an application. */
  static String address(byte[] secret, String issuer, String person) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
        .formatted(
            encoded(issuer),
            encoded(person),
            encoded(secret),
            encoded(issuer),
            DIGITS,
            STEP.toSeconds());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
