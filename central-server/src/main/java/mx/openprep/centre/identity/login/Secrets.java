package mx.openprep.centre.identity.login;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Secrets that a person copies from paper: 59 random bits as three groups of four small letters and
 * digits that nobody confuses, to be typed as they stand.
 */
public final class Secrets {
  private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
  private static final int GROUPS = 3;
  private static final int GROUP = 4;

  private Secrets() {}

  public static String random(SecureRandom random) {
    return Stream.generate(() -> group(random)).limit(GROUPS).collect(Collectors.joining("-"));
  }

  private static String group(SecureRandom random) {
    return random
        .ints(GROUP, 0, SIGNS.length())
        .mapToObj(sign -> String.valueOf(SIGNS.charAt(sign)))
        .collect(Collectors.joining());
  }
}
