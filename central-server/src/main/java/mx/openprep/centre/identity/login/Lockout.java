package mx.openprep.centre.identity.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.message.MessageCode;
import mx.openprep.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pauses after failed logins, longer each time, for the person and for the address they come from.
 * Every attempt counts as failed from its beginning until it has shown otherwise, so that many at
 * once gain nothing. It is kept in the database: a restart opens no door.
 */
public final class Lockout {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  /** After so long without a failure they are forgotten. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final Clock clock;

  public Lockout(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Who fails, and how often that is forgiven. */
  private record Subject(String name, int forgiven) {
    static Subject of(PersonId person) {
      return new Subject("person " + person, 5);
    }

    /** Behind one address may sit a whole office. */
    static Subject of(String address) {
      return new Subject("address " + address, 30);
    }
  }

  /** An attempt that was let through; whatever does not end it otherwise leaves it a failure. */
  public final class Attempt {
    private final PersonId person;
    private final String address;
    private final List<Subject> paused;

    private Attempt(PersonId person, String address, List<Subject> paused) {
      this.person = person;
      this.address = address;
      this.paused = paused;
    }

    /** It stays a failure; a pause that begins with it is an incident. */
    public void failed() {
      for (Subject subject : paused) {
        jdbc.sql("insert into incident (code, detail) values (?, ?) on conflict do nothing")
            .param(MessageCode.LOGIN_LOCKED.code())
            .param(subject.name())
            .update();
      }
    }

    /** It was the person: their failures are forgotten. */
    public void succeeded() {
      forgive(person);
      takeBack(Subject.of(address));
    }

    /** Nothing was guessed, nothing proven. */
    public void undecided() {
      takeBack(Subject.of(person));
      takeBack(Subject.of(address));
    }
  }

  /** Whether somebody may try now; empty while they must wait. */
  public Optional<Attempt> begin(PersonId person, String address) {
    forgetOld();
    List<Subject> paused = new ArrayList<>();
    for (Subject subject : List.of(Subject.of(address), Subject.of(person))) {
      Optional<Integer> failures = count(subject);
      if (failures.isEmpty()) {
        return Optional.empty();
      }
      if (failures.get() >= subject.forgiven()) {
        paused.add(subject);
      }
    }
    return Optional.of(new Attempt(person, address, List.copyOf(paused)));
  }

  /** Ends a person's pause. */
  public void forgive(PersonId person) {
    jdbc.sql("delete from login_failure where subject = ?")
        .param(Subject.of(person).name())
        .update();
  }

  /** How many failures there are now; empty during a pause. */
  private Optional<Integer> count(Subject subject) {
    return jdbc.sql(
            """
            insert into login_failure as f (subject, failures, last_at, locked_until)
            values (:subject, 1, :now, :now)
            on conflict (subject) do update set
              failures = f.failures + 1,
              last_at = excluded.last_at,
              locked_until = excluded.last_at + case when f.failures + 1 < :forgiven
                then interval '0'
                else make_interval(secs => least(:longest,
                  :first * power(2, least(f.failures + 1 - :forgiven, 20)))) end
            where f.locked_until <= excluded.last_at
            returning failures
            """)
        .param("subject", subject.name())
        .param("now", now().atOffset(ZoneOffset.UTC))
        .param("forgiven", subject.forgiven())
        .param("first", FIRST_PAUSE.toSeconds())
        .param("longest", LONGEST_PAUSE.toSeconds())
        .query(Integer.class)
        .optional();
  }

  private void takeBack(Subject subject) {
    jdbc.sql(
            """
            update login_failure set failures = greatest(failures - 1, 0), locked_until = last_at
            where subject = ?
            """)
        .param(subject.name())
        .update();
  }

  private void forgetOld() {
    jdbc.sql("delete from login_failure where last_at < ?")
        .param(now().minus(FORGOTTEN).atOffset(ZoneOffset.UTC))
        .update();
  }

  private Instant now() {
    return clock.instant();
  }
}
