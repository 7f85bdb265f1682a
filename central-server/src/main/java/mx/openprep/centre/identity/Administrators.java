package mx.openprep.centre.identity;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mx.openprep.centre.identity.login.Lockout;
import mx.openprep.centre.identity.login.SecondFactors;
import mx.openprep.centre.identity.login.SecretBox;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.journal.Fact;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.password.Passwords;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Those who administer, known by their own password and a second factor. In the official realm
 * nobody acts without one; in a drill and in practice it is asked of those who have it.
 */
public final class Administrators {
  private final JdbcClient jdbc;
  private final Lockout lockout;
  private final SecondFactors factors;
  private final TransactionTemplate transaction;
  private final CentreJournal journal;

  Administrators(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      SecretBox secrets,
      CentreJournal journal,
      Clock clock) {
    this.jdbc = jdbc;
    this.lockout = new Lockout(jdbc, clock);
    this.factors = new SecondFactors(jdbc, transaction, secrets, clock);
    this.transaction = transaction;
    this.journal = journal;
  }

  /**
   * For a command beside the running centre.
   *
   * @param dataDirectory the centre's, with the key of the second factors
   */
  public static Administrators of(DataSource database, Path dataDirectory, Clock clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new Administrators(
        jdbc,
        new TransactionTemplate(new JdbcTransactionManager(database)),
        SecretBox.of(dataDirectory),
        CentreJournal.withoutActas(jdbc, clock),
        clock);
  }

  /**
   * What somebody says to prove who they are.
   *
   * @param code of the second factor, or a recovery code; empty when none was given
   * @param address where they sit, as far as it is known
   */
  public record Login(PersonId person, String password, String code, String address) {
    @Override
    public String toString() {
      return "Login of " + person;
    }
  }

  /**
   * Somebody who showed who they are.
   *
   * @param initials {@code A. L.}; of a public act no more is published
   */
  public record Administrator(PersonId person, String initials) {}

  private record Row(String name, List<String> roles, String passwordHash, boolean mustChange) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getString("name"),
          List.of((String[]) row.getArray("roles").getArray()),
          row.getString("password_hash"),
          row.getBoolean("must_change"));
    }
  }

  private record Known(Administrator administrator, boolean mustChange) {}

  /**
   * Lets somebody act.
   *
   * @throws Refusal as {@link #identify}; SECRET_MUST_CHANGE while the password is the one from the
   *     letter, SECOND_FACTOR_MISSING when the realm is official and there is none
   */
  public Administrator authenticate(Login login) {
    Known known = known(login);
    if (known.mustChange()) {
      throw new Refusal(MessageCode.SECRET_MUST_CHANGE);
    }
    if (isOfficial() && !factors.has(login.person())) {
      throw new Refusal(MessageCode.SECOND_FACTOR_MISSING, login.person().value());
    }
    return known.administrator();
  }

  /**
   * Recognises somebody, which is enough to choose another password or to set up a second factor.
   *
   * @throws Refusal LOGIN_FAILED when the person or the password is wrong, LOGIN_LOCKED after too
   *     many failures, ROLE_MISSING when the person is no administrator, SECOND_FACTOR_NEEDED and
   *     SECOND_FACTOR_WRONG when the person has one
   */
  public Administrator identify(Login login) {
    return known(login).administrator();
  }

  /** Whether this person is active and an administrator at this moment. */
  public boolean administers(PersonId person) {
    return jdbc.sql("select count(*) from person where person = ? and active and ? = any (roles)")
            .param(person.value())
            .param(Role.ADMINISTRADOR.name())
            .query(Integer.class)
            .single()
        > 0;
  }

  private Known known(Login login) {
    Lockout.Attempt attempt =
        lockout
            .begin(login.person(), login.address())
            .orElseThrow(() -> new Refusal(MessageCode.LOGIN_LOCKED));
    Optional<Row> row = row(login.person());
    if (!Passwords.matches(login.password(), row.map(Row::passwordHash))) {
      attempt.failed();
      throw new Refusal(MessageCode.LOGIN_FAILED);
    }
    Row person = row.orElseThrow();
    if (!person.roles().contains(Role.ADMINISTRADOR.name())) {
      attempt.undecided();
      throw new Refusal(MessageCode.ROLE_MISSING, Role.ADMINISTRADOR.name());
    }
    if (factors.has(login.person())) {
      if (login.code().isBlank()) {
        attempt.undecided();
        throw new Refusal(MessageCode.SECOND_FACTOR_NEEDED);
      }
      if (!factors.accept(login.person(), login.code())) {
        attempt.failed();
        throw new Refusal(MessageCode.SECOND_FACTOR_WRONG);
      }
    }
    attempt.succeeded();
    return new Known(
        new Administrator(login.person(), initials(person.name())), person.mustChange());
  }

  /**
   * Chooses another password.
   *
   * @throws Refusal as {@link #identify}; SECRET_TOO_WEAK when it is short, the person's name or
   *     the present one
   */
  public void changePassword(Login login, String wanted) {
    identify(login);
    String hash = Passwords.choose(login.person(), login.password(), wanted);
    transaction.executeWithoutResult(status -> {
      jdbc.sql("update person set password_hash = ?, must_change = false where person = ?")
          .param(hash)
          .param(login.person().value())
          .update();
      note(login.person(), OwnPasswords.CHOSEN);
    });
  }

  /**
   * Makes the offered second factor theirs, now that a code of it has shown that it arrived.
   *
   * @return recovery codes, told this once
   * @throws Refusal as {@link SecondFactors#confirm}
   */
  public List<String> confirmFactor(Administrator person, String code) {
    return transaction.execute(status -> {
      List<String> recovery = factors.confirm(person.person(), code);
      note(person.person(), "SECOND_FACTOR_SET");
      return recovery;
    });
  }

  private void note(PersonId person, String act) {
    journal.append(person, Fact.AdministrativeAct.of(act, person.value()));
  }

  /** The second factors, for those who were identified. */
  public SecondFactors factors() {
    return factors;
  }

  private boolean isOfficial() {
    return jdbc.sql("select count(*) from centre where realm = ?")
            .param(Realm.OFFICIAL.name())
            .query(Integer.class)
            .single()
        > 0;
  }

  private Optional<Row> row(PersonId person) {
    return jdbc.sql(
            """
            select name, roles, password_hash, must_change from person where person = ? and active
            """)
        .param(person.value())
        .query((found, _) -> Row.of(found))
        .optional();
  }

  private static String initials(String name) {
    Stream<String> words = Arrays.stream(name.strip().split("\\s+", -1));
    return words
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toString(word.codePointAt(0)) + ".")
        .collect(joining(" "));
  }
}
