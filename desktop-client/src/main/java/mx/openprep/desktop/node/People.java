package mx.openprep.desktop.node;

import com.google.protobuf.InvalidProtocolBufferException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import mx.openprep.v1.PersonRecord;

/** The people register in the store, with a copy in memory for every call's check. */
final class People implements PeopleRegister {
  private final Database database;
  private volatile Map<String, PersonRecord> people;

  People(Database database) {
    this.database = database;
    this.people = database.read(People::stored);
  }

  private static Map<String, PersonRecord> stored(java.sql.Connection connection)
      throws java.sql.SQLException {
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

  @Override
  public synchronized void replace(List<PersonRecord> replacement) {
    Map<String, PersonRecord> byId = new LinkedHashMap<>();
    replacement.forEach(person -> byId.put(person.getPerson(), person));
    database.write(connection -> {
      try (Statement delete = connection.createStatement()) {
        delete.execute("delete from person");
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
      return byId;
    });
    people = byId;
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
