package mx.openprep.centre.desk;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.identity.OwnPasswords;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.identity.StationIdentity;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.desk.LoginLock;
import mx.openprep.desk.Operator;
import mx.openprep.desk.SessionCheck;
import mx.openprep.election.CatdId;
import mx.openprep.journal.Fact;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.password.Passwords;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import mx.openprep.v1.PersonRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People at work at a CCV. Their sessions stand in the database: when the centre starts again,
 * nobody has to log in again and nothing on a screen is lost.
 */
final class DeskSessions implements SessionCheck {
  private static final int TOKEN_BYTES = 32;
  private static final String WALL = "WALL";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final People people;
  private final OwnPasswords passwords;
  private final LoginLock lock;
  private final CentreJournal journal;
  private final SecureRandom random = new SecureRandom();
  // One check at a time: Argon2 takes memory on purpose, and failures must be counted in order.
  private final ReentrantLock turn = new ReentrantLock();

  private record Row(
      PersonId person, CatdId ccv, String passwordHash, NodeId station, boolean wall) {}

  /**
   * A person who has just logged in.
   *
   * @param mustChange before anything else, the password
   */
  record Opened(String token, Operator operator, boolean mustChange) {}

  DeskSessions(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      People people,
      OwnPasswords passwords,
      LoginLock lock,
      CentreJournal journal) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.people = people;
    this.passwords = passwords;
    this.lock = lock;
    this.journal = journal;
  }

  /**
   * Logs a person in at a workstation; from any other one the session does not hold.
   *
   * @throws Refusal NO_PEOPLE_YET, LOGIN_LOCKED, or LOGIN_FAILED whatever was wrong
   */
  Opened open(String name, String password, StationIdentity station) {
    List<PersonRecord> all = people.of(station.catd());
    if (all.isEmpty()) {
      throw new Refusal(MessageCode.NO_PEOPLE_YET);
    }
    PersonRecord person = checked(all, name, password);
    Operator operator = Operator.of(person, station.station());
    List<String> roles = operator.roles().stream().map(Role::name).sorted().toList();
    Row row =
        new Row(
            operator.person(), station.catd(), person.getPasswordHash(), station.station(), false);
    return new Opened(begin(row, roles), operator, person.getMustChange());
  }

  /**
   * Gives the person of a session another password.
   *
   * @throws Refusal LOGIN_FAILED or LOGIN_LOCKED about the present one, SECRET_TOO_WEAK
   */
  Opened choosePassword(String token, StationIdentity station, String present, String chosen) {
    Row session = find(token).orElseThrow(() -> new Refusal(MessageCode.SESSION_MISSING));
    PersonRecord person = checked(people.of(station.catd()), session.person().value(), present);
    String hash = Passwords.choose(session.person(), present, chosen);
    Stored.by(() ->
        transaction.execute(status -> {
          passwords.replace(station, session.person(), person.getPasswordHash(), hash);
          return jdbc.sql("update desk_session set password_hash = ? where token = ?")
              .param(hash)
              .param(hash(token))
              .update();
        }));
    PersonRecord changed = person.toBuilder().setMustChange(false).build();
    return new Opened(token, Operator.of(changed, station.station()), false);
  }

  private String begin(Row row, List<String> roles) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Stored.by(() ->
        transaction.execute(status -> {
          jdbc.sql(
                  """
                  insert into desk_session (token, person, station, ccv, password_hash, wall)
                  values (?, ?, ?, ?, ?, ?)
                  """)
              .param(hash(token))
              .param(row.person().value())
              .param(row.station().value())
              .param(row.ccv().value())
              .param(row.passwordHash())
              .param(row.wall())
              .update();
          return journal.append(
              Optional.of(row.person()),
              row.station().value(),
              List.of(new Fact.SessionOpened(roles)));
        }));
    return token;
  }

  private static byte[] hash(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A session without any power for a screen on the wall: it outlives the one it comes from, and
   * ends with that person's place in the register.
   */
  String openWall(String token) {
    Row of = find(token).orElseThrow(() -> new Refusal(MessageCode.SESSION_MISSING));
    return begin(
        new Row(of.person(), of.ccv(), of.passwordHash(), of.station(), true), List.of(WALL));
  }

  private PersonRecord checked(List<PersonRecord> all, String name, String password) {
    turn.lock();
    try {
      lock.requireOpen(name);
      Optional<PersonRecord> person =
          all.stream().filter(p -> p.getActive() && p.getPerson().equals(name)).findFirst();
      if (!Passwords.matches(password, person.map(PersonRecord::getPasswordHash))) {
        lock.failed(name);
        throw new Refusal(MessageCode.LOGIN_FAILED);
      }
      lock.succeeded(name);
      return person.orElseThrow();
    } finally {
      turn.unlock();
    }
  }

  private Optional<Row> find(String token) {
    return Stored.by(() ->
        jdbc.sql(
                """
                select person, ccv, password_hash, station, wall from desk_session where token = ?
                """)
            .param(hash(token))
            .query((row, _) ->
                new Row(
                    new PersonId(row.getString("person")),
                    new CatdId(row.getString("ccv")),
                    row.getString("password_hash"),
                    new NodeId(row.getString("station")),
                    row.getBoolean("wall")))
            .optional());
  }

  @Override
  public Operator operator(String token, NodeId station) {
    return find(token)
        .flatMap(this::person)
        .map(person -> Operator.of(person, station))
        .orElseThrow(() -> new Refusal(MessageCode.SESSION_MISSING));
  }

  private Optional<PersonRecord> person(Row session) {
    return people.of(session.ccv()).stream()
        .filter(person ->
            person.getActive()
                && person.getPerson().equals(session.person().value())
                && person.getPasswordHash().equals(session.passwordHash()))
        .findFirst();
  }

  @Override
  public boolean isOf(String token, NodeId station) {
    return find(token).filter(session -> session.station().equals(station)).isPresent();
  }

  @Override
  public boolean isWall(String token) {
    return find(token).filter(Row::wall).isPresent();
  }

  /** Who logged in last at this workstation and has not logged out. */
  Optional<PersonRecord> atWork(NodeId station) {
    return jdbc.sql(
            """
            select person, ccv, password_hash, station, wall from desk_session
            where station = ? order by opened_at desc limit 1
            """)
        .param(station.value())
        .query((row, _) ->
            new Row(
                new PersonId(row.getString("person")),
                new CatdId(row.getString("ccv")),
                row.getString("password_hash"),
                station,
                row.getBoolean("wall")))
        .optional()
        .flatMap(this::person);
  }

  void close(String token) {
    jdbc.sql("delete from desk_session where token = ?").param(hash(token)).update();
  }
}
