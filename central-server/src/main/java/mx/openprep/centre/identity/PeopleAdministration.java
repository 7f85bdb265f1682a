package mx.openprep.centre.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.login.Lockout;
import mx.openprep.centre.identity.login.SecondFactors;
import mx.openprep.centre.identity.login.Secrets;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.election.CatdId;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.password.Passwords;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What administrators do about people, by console or command: nobody is ever deleted. Each act and
 * its entry in the centre's journal are one transaction; the nodes hear of it within seconds.
 */
public final class PeopleAdministration {
  private final PersonTable table;
  private final StationTable stations;
  private final People people;
  private final Lockout lockout;
  private final SecondFactors factors;
  private final TransactionTemplate transaction;
  private final CentreJournal journal;
  private final SecureRandom random = new SecureRandom();

  PeopleAdministration(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      SecondFactors factors,
      CentreJournal journal,
      Clock clock) {
    this.table = new PersonTable(jdbc);
    this.stations = new StationTable(jdbc);
    this.people = new People(table, stations, transaction);
    this.lockout = new Lockout(jdbc, clock);
    this.factors = factors;
    this.transaction = transaction;
    this.journal = journal;
  }

  /** For a command beside the running centre. */
  public static PeopleAdministration of(DataSource database, SecondFactors factors, Clock clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new PeopleAdministration(
        jdbc,
        new TransactionTemplate(new JdbcTransactionManager(database)),
        factors,
        CentreJournal.withoutActas(jdbc, clock),
        clock);
  }

  /** Everybody, in the order of their ids. */
  public List<Person> all() {
    return table.all();
  }

  /** Adds or changes the people of a CSV file, all or none; with faults, none. */
  public People.Imported importFrom(Path file, Administrator by, String reason) throws IOException {
    People.Prepared prepared = people.prepare(file);
    if (prepared.faults().isEmpty()) {
      transaction.executeWithoutResult(status -> {
        people.write(prepared);
        requireAdministrator();
        note(
            by,
            Fact.AdministrativeAct.of("PEOPLE_IMPORTED", "")
                .because(reason)
                .with("people", Integer.toString(prepared.changes().size())));
      });
    }
    return people.result(prepared);
  }

  /** Gives somebody a new first password, for a letter. */
  public IssuedSecret newSecret(PersonId person, Administrator by, String reason) {
    String secret = Secrets.random(random);
    String hash = Passwords.hash(secret);
    return transaction.execute(status -> {
      Person known = known(person);
      table.secret(person, hash, true);
      lockout.forgive(person);
      note(by, Fact.AdministrativeAct.of("SECRET_ISSUED", person.value()).because(reason));
      return new IssuedSecret(known, secret);
    });
  }

  /**
   * Somebody may log in no longer; what they did stays.
   *
   * @throws Refusal PERSON_UNKNOWN, REASON_MISSING, LAST_ADMINISTRATOR also of oneself
   */
  public void deactivate(PersonId person, Administrator by, String reason) {
    requireReason(reason);
    requireOther(person, by);
    active(person, false, by, "PERSON_DEACTIVATED", reason);
  }

  public void activate(PersonId person, Administrator by, String reason) {
    active(person, true, by, "PERSON_ACTIVATED", reason);
  }

  private void active(
      PersonId person, boolean active, Administrator by, String act, String reason) {
    transaction.executeWithoutResult(status -> {
      known(person);
      table.active(person, active);
      requireAdministrator();
      note(by, Fact.AdministrativeAct.of(act, person.value()).because(reason));
    });
  }

  /**
   * Gives somebody other roles and another place.
   *
   * @param catd empty for people of the centre
   * @throws Refusal PERSON_UNKNOWN, CATD_UNKNOWN, LAST_ADMINISTRATOR also of oneself
   */
  public void assign(
      PersonId person, Set<Role> roles, Optional<CatdId> catd, Administrator by, String reason) {
    if (!roles.contains(Role.ADMINISTRADOR)) {
      requireOther(person, by);
    }
    transaction.executeWithoutResult(status -> {
      Person before = known(person);
      catd.filter(place -> !stations.knowsCatd(place))
          .ifPresent(place -> {
            throw new Refusal(MessageCode.CATD_UNKNOWN, place.value());
          });
      table.roles(person, roles, catd);
      requireAdministrator();
      note(
          by,
          Fact.AdministrativeAct.of("ROLES_ASSIGNED", person.value())
              .because(reason)
              .with("before", new TreeSet<>(before.roles()).toString())
              .with("after", new TreeSet<>(roles).toString())
              .with("catd", catd.map(CatdId::value).orElse("")));
    });
  }

  /** Ends the pause after failed logins. */
  public void unlock(PersonId person, Administrator by, String reason) {
    transaction.executeWithoutResult(status -> {
      known(person);
      lockout.forgive(person);
      note(by, Fact.AdministrativeAct.of("PERSON_UNLOCKED", person.value()).because(reason));
    });
  }

  /**
   * Takes the second factor from another who has lost it, with a new first password for their
   * letter: neither alone lets anybody in.
   *
   * @throws Refusal PERSON_UNKNOWN, LAST_ADMINISTRATOR of oneself
   */
  public IssuedSecret resetSecondFactor(PersonId person, Administrator by, String reason) {
    requireReason(reason);
    requireOther(person, by);
    return transaction.execute(status -> {
      IssuedSecret issued = newSecret(person, by, reason);
      factors.reset(person);
      note(by, Fact.AdministrativeAct.of("SECOND_FACTOR_RESET", person.value()).because(reason));
      return issued;
    });
  }

  private void note(Administrator by, Fact.AdministrativeAct act) {
    journal.append(by.person(), act);
  }

  private Person known(PersonId person) {
    return table
        .find(person)
        .orElseThrow(() -> new Refusal(MessageCode.PERSON_UNKNOWN, person.value()));
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new Refusal(MessageCode.REASON_MISSING);
    }
  }

  private static void requireOther(PersonId person, Administrator by) {
    if (person.equals(by.person())) {
      throw new Refusal(MessageCode.LAST_ADMINISTRATOR);
    }
  }

  private void requireAdministrator() {
    if (table.lockAdministrators() == 0) {
      throw new Refusal(MessageCode.LAST_ADMINISTRATOR);
    }
  }
}
