package mx.openprep.desktop.node;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import java.util.Optional;
import mx.openprep.v1.PersonRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks Argon2id passwords, taking as long for a name nobody bears as for one somebody does. */
final class PasswordCheck {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordCheck.class);

  private final People people;

  PasswordCheck(People people) {
    this.people = people;
  }

  boolean matches(Optional<PersonRecord> person, String password) {
    Optional<String> hash = person.map(PersonRecord::getPasswordHash).or(people::anyPasswordHash);
    return hash.isPresent() && matches(password, hash.get()) && person.isPresent();
  }

  private static boolean matches(String password, String hash) {
    try {
      return Argon2Function.getInstanceFromHash(hash).check(password, hash);
    } catch (BadParametersException e) {
      LOG.warn("A person has a password hash that is none of Argon2", e);
      return false;
    }
  }
}
