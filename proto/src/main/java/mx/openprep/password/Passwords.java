package mx.openprep.password;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;

/** Passwords as Argon2id hashes in their standard encoded form. */
public final class Passwords {
  private static final String ENCODED = "$argon2id$";

  /** Memory in KiB, iterations, lanes: what OWASP names as the least (about 30 ms). */
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  /** A hash from elsewhere must not exhaust the machines that check it. */
  private static final int MOST_MEMORY = 1 << 18;

  private static final int MOST_ITERATIONS = 20;
  private static final int MOST_LANES = 16;
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(?<memory>[1-9]\\d{0,8}),t=(?<iterations>[1-9]\\d{0,3})"
              + ",p=(?<lanes>[1-9]\\d{0,2})\\$[A-Za-z0-9+/]{11,}\\$[A-Za-z0-9+/]{22,}");

  private static final int SALT_BYTES = 16;
  private static final int SHORTEST = 8;

  /** Nobody knows the password of it. */
  private static final String NOBODY = hash(UUID.randomUUID().toString());

  private Passwords() {}

  public static String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
  }

  /** Whether it is the password of this hash. Without a hash it takes as long and is wrong. */
  public static boolean matches(String password, Optional<String> hash) {
    String checked = hash.orElse(NOBODY);
    boolean matches =
        Password.check(password, checked).with(Argon2Function.getInstanceFromHash(checked));
    return matches && hash.isPresent();
  }

  /** Whether a text is a hash already and no password. */
  public static boolean isEncoded(String text) {
    return text.startsWith(ENCODED);
  }

  /**
   * Whether a hash made elsewhere can be checked everywhere. Only reads it: using it may cost all.
   */
  public static boolean isUsable(String hash) {
    Matcher parts = WHOLE.matcher(hash);
    return parts.matches()
        && Integer.parseInt(parts.group("memory")) <= MOST_MEMORY
        && Integer.parseInt(parts.group("iterations")) <= MOST_ITERATIONS
        && Integer.parseInt(parts.group("lanes")) <= MOST_LANES;
  }

  /** Whether somebody may have it: eight characters or more, and not their own name. */
  public static boolean isGoodEnough(String password, String person) {
    return password.codePointCount(0, password.length()) >= SHORTEST
        && !password.equalsIgnoreCase(person);
  }

  /**
   * Lets a person choose another password, good enough and not the present one.
   *
   * @return its hash
   * @throws Refusal SECRET_TOO_WEAK
   */
  public static String choose(PersonId person, String present, String chosen) {
    if (!isGoodEnough(chosen, person.value()) || chosen.equals(present)) {
      throw new Refusal(MessageCode.SECRET_TOO_WEAK);
    }
    return hash(chosen);
  }
}
