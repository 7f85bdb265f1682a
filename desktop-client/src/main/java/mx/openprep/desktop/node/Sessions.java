package mx.openprep.desktop.node;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import mx.openprep.desk.LoginLock;
import mx.openprep.desk.Operator;
import mx.openprep.desk.SessionCheck;
import mx.openprep.journal.Fact;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.password.Passwords;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import mx.openprep.v1.PersonRecord;

/**
 * People at work. Passwords are checked against the register at hand, so logging in needs no
 * centre; tokens live in memory and end with the node, and with the person's place in the register.
 */
final class Sessions implements SessionCheck {
  private static final int TOKEN_BYTES = 32;
  private static final String WALL = "WALL";

  private final People people;
  private final PasswordCheck passwords;
  private final LoginLock lock;
  private final Journal journal;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  // One check at a time: Argon2 takes memory on purpose, and failures must be counted in order.
  private final ReentrantLock turn = new ReentrantLock();

  /** A new password ends the session it was not opened with. */
  private record Session(
      String person, String passwordHash, NodeId station, Instant opened, boolean wall) {}

  /**
   * A person who has just logged in.
   *
   * @param mustChange before anything else, the password
   */
  record Opened(String token, Operator operator, boolean mustChange) {}

  Sessions(People people, LoginLock lock, Journal journal, Clock clock) {
    this.people = people;
    this.passwords = new PasswordCheck(people);
    this.lock = lock;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Logs a person in at a workstation; from any other one the session does not hold.
   *
   * @throws Refusal NO_PEOPLE_YET, LOGIN_LOCKED, or LOGIN_FAILED whatever was wrong
   */
  Opened open(String name, String password, NodeId station) {
    if (people.isEmpty()) {
      throw new Refusal(MessageCode.NO_PEOPLE_YET);
    }
    PersonRecord person = checked(name, password);
    Operator operator = Operator.of(person, station);
    journal.write(
        operator.author(),
        transaction -> {
          List<String> roles = operator.roles().stream().map(Role::name).sorted().toList();
          transaction.append(new Fact.SessionOpened(roles));
          return operator;
        });
    String text = newToken();
    sessions.put(
        text, new Session(name, person.getPasswordHash(), station, clock.instant(), false));
    return new Opened(text, operator, person.getMustChange());
  }

  /**
   * Gives the person of a session another password; the centre is told when there is a link, and
   * until then it holds here.
   *
   * @throws Refusal LOGIN_FAILED or LOGIN_LOCKED about the present one, SECRET_TOO_WEAK
   */
  Opened choosePassword(String token, String present, String chosen) {
    Session session = sessions.get(token);
    if (session == null) {
      throw new Refusal(MessageCode.SESSION_MISSING);
    }
    PersonRecord person = checked(session.person(), present);
    String hash = Passwords.choose(new PersonId(session.person()), present, chosen);
    PersonRecord changed = people.choose(person, hash);
    sessions.put(
        token,
        new Session(session.person(), hash, session.station(), session.opened(), session.wall()));
    return new Opened(token, Operator.of(changed, session.station()), false);
  }

  private String newToken() {
    byte[] token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * A session without any power for a screen on the wall: it outlives the one it comes from, and
   * ends with that person's place in the register.
   *
   * @param token of the session it comes from
   * @return its token
   */
  String openWall(Operator operator, String token) {
    Session of = sessions.get(token);
    if (of == null) {
      throw new Refusal(MessageCode.SESSION_MISSING);
    }
    journal.write(
        operator.author(),
        transaction -> transaction.append(new Fact.SessionOpened(List.of(WALL))));
    String text = newToken();
    sessions.put(
        text, new Session(of.person(), of.passwordHash(), of.station(), clock.instant(), true));
    return text;
  }

  /** Whether the token is of a screen on the wall. */
  @Override
  public boolean isWall(String token) {
    Session session = sessions.get(token);
    return session != null && session.wall();
  }

  private PersonRecord checked(String name, String password) {
    turn.lock();
    try {
      lock.requireOpen(name);
      Optional<PersonRecord> person = people.active(name);
      if (!passwords.matches(person, password)) {
        lock.failed(name);
        throw new Refusal(MessageCode.LOGIN_FAILED);
      }
      lock.succeeded(name);
      return person.orElseThrow();
    } finally {
      turn.unlock();
    }
  }

  /**
   * The person behind a token, with the roles the register gives today.
   *
   * @param station where the call comes from, which need not be where the session was opened
   * @throws Refusal SESSION_MISSING
   */
  @Override
  public Operator operator(String token, NodeId station) {
    return Optional.ofNullable(sessions.get(token))
        .flatMap(this::person)
        .map(person -> Operator.of(person, station))
        .orElseThrow(() -> new Refusal(MessageCode.SESSION_MISSING));
  }

  private Optional<PersonRecord> person(Session session) {
    return people
        .active(session.person())
        .filter(person -> person.getPasswordHash().equals(session.passwordHash()));
  }

  /** Whether the session was opened at this workstation. */
  @Override
  public boolean isOf(String token, NodeId station) {
    Session session = sessions.get(token);
    return session != null && session.station().equals(station);
  }

  /** Who logged in last at this workstation and has not logged out. */
  Optional<PersonRecord> atWork(NodeId station) {
    return sessions.values().stream()
        .filter(session -> session.station().equals(station))
        .max(Comparator.comparing(Session::opened))
        .flatMap(this::person);
  }

  void close(String token) {
    sessions.remove(token);
  }
}
