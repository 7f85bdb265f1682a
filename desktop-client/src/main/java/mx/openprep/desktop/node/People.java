package mx.openprep.desktop.node;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import mx.openprep.v1.PersonRecord;

/**
 * The people register in the store, with a copy in memory for every call's check. A password that
 * was chosen here holds over the one the centre sends, until the centre has it or another.
 */
final class People implements PeopleRegister {
  private final Database database;
  private volatile Map<String, PersonRecord> people;
  private volatile List<ChosenPassword> chosen;

  People(Database database) {
    this.database = database;
    this.people = database.read(People::stored);
    this.chosen = database.read(People::storedChosen);
  }

  private static Map<String, PersonRecord> stored(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select record from person");
        ResultSet rows = select.executeQuery()) {
      Map<String, PersonRecord> found = new LinkedHashMap<>();
      while (rows.next()) {
        PersonRecord person = PersonRecord.parseFrom(rows.getBytes(1));
        found.put(person.getPerson(), person);
      }
      return found;
    } catch (InvalidProtocolBufferException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  private static List<ChosenPassword> storedChosen(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select person, present_hash, chosen_hash from chosen_password");
        ResultSet rows = select.executeQuery()) {
      List<ChosenPassword> found = new ArrayList<>();
      while (rows.next()) {
        found.add(
            new ChosenPassword(
                new PersonId(rows.getString(1)), rows.getString(2), rows.getString(3)));
      }
      return List.copyOf(found);
    }
  }

  @Override
  public synchronized void replace(List<PersonRecord> replacement) {
    Map<String, PersonRecord> byId = new LinkedHashMap<>();
    replacement.forEach(person -> byId.put(person.getPerson(), person));
    List<ChosenPassword> waiting = new ArrayList<>();
    for (ChosenPassword password : chosen) {
      PersonRecord person = byId.get(password.person().value());
      if (person != null && person.getPasswordHash().equals(password.presentHash())) {
        waiting.add(password);
        byId.put(person.getPerson(), changed(person, password.chosenHash()));
      }
    }
    store(byId, waiting);
  }

  private static PersonRecord changed(PersonRecord person, String hash) {
    return person.toBuilder().setPasswordHash(hash).setMustChange(false).build();
  }

  /**
   * Gives somebody the password with this hash, durably.
   *
   * @param present as it was when they showed that they know theirs
   * @throws Refusal LOGIN_FAILED when it has been replaced meanwhile
   */
  synchronized PersonRecord choose(PersonRecord present, String hash) {
    PersonRecord now =
        active(present.getPerson())
            .filter(person -> person.getPasswordHash().equals(present.getPasswordHash()))
            .orElseThrow(() -> new Refusal(MessageCode.LOGIN_FAILED));
    PersonId person = new PersonId(now.getPerson());
    List<ChosenPassword> waiting = new ArrayList<>(chosen);
    // The centre knows the one before the first of several.
    String known =
        waiting.stream()
            .filter(password -> password.person().equals(person))
            .map(ChosenPassword::presentHash)
            .findFirst()
            .orElse(now.getPasswordHash());
    waiting.removeIf(password -> password.person().equals(person));
    waiting.add(new ChosenPassword(person, known, hash));
    PersonRecord changed = changed(now, hash);
    Map<String, PersonRecord> byId = new LinkedHashMap<>(people);
    byId.put(changed.getPerson(), changed);
    store(byId, waiting);
    return changed;
  }

  @Override
  public List<ChosenPassword> chosen() {
    return chosen;
  }

  private void store(Map<String, PersonRecord> byId, List<ChosenPassword> waiting) {
    database.write(connection -> {
      try (Statement delete = connection.createStatement()) {
        delete.execute("delete from person");
        delete.execute("delete from chosen_password");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("insert into person (person, record) values (?, ?)")) {
        for (PersonRecord person : byId.values()) {
          insert.setString(1, person.getPerson());
          insert.setBytes(2, person.toByteArray());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              insert into chosen_password (person, present_hash, chosen_hash) values (?, ?, ?)
              """)) {
        for (ChosenPassword password : waiting) {
          insert.setString(1, password.person().value());
          insert.setString(2, password.presentHash());
          insert.setString(3, password.chosenHash());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      return byId;
    });
    people = byId;
    chosen = List.copyOf(waiting);
  }

  @Override
  public boolean isEmpty() {
    return people.isEmpty();
  }

  @Override
  public List<PersonRecord> all() {
    return List.copyOf(people.values());
  }

  /** The person, if active. */
  Optional<PersonRecord> active(String person) {
    return Optional.ofNullable(people.get(person)).filter(PersonRecord::getActive);
  }

  List<PersonRecord> everybody() {
    return List.copyOf(people.values());
  }

  /** Roles that somebody active holds, each once. */
  List<String> roles() {
    return people.values().stream()
        .filter(PersonRecord::getActive)
        .flatMap(person -> person.getRolesList().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** How the person is called; the id when nobody of that id is known any more. */
  String name(PersonId person) {
    return Optional.ofNullable(people.get(person.value()))
        .map(PersonRecord::getName)
        .orElse(person.value());
  }

  /** Somebody's password hash: what checking any password of this CATD costs. */
  Optional<String> anyPasswordHash() {
    return people.values().stream().map(PersonRecord::getPasswordHash).findFirst();
  }
}
