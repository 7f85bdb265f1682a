package mx.openprep.centre.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mx.openprep.election.CatdId;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import mx.openprep.v1.PersonRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code person}. */
final class PersonTable {
  private final JdbcClient jdbc;

  PersonTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<PersonRecord> peopleOf(CatdId catd) {
    return jdbc.sql(
            """
            select person, name, roles, password_hash, active, must_change from person
            where catd = ? order by person
            """)
        .param(catd.value())
        .query((row, number) ->
            PersonRecord.newBuilder()
                .setPerson(row.getString("person"))
                .setName(row.getString("name"))
                .addAllRoles(strings(row.getArray("roles")))
                .setPasswordHash(row.getString("password_hash"))
                .setActive(row.getBoolean("active"))
                .setMustChange(row.getBoolean("must_change"))
                .build())
        .list();
  }

  private static final String PEOPLE =
      """
      select p.person, name, roles, catd, active, must_change,
        f.secret is not null as second_factor
      from person p left join second_factor f on f.person = p.person
      """;

  List<Person> all() {
    return jdbc.sql(PEOPLE + "order by p.person").query((row, _) -> person(row)).list();
  }

  Optional<Person> find(PersonId person) {
    return jdbc.sql(PEOPLE + "where p.person = ?")
        .param(person.value())
        .query((row, _) -> person(row))
        .optional();
  }

  private static Person person(ResultSet row) throws SQLException {
    Set<Role> roles = new TreeSet<>();
    strings(row.getArray("roles")).forEach(role -> roles.add(Role.valueOf(role)));
    return new Person(
        new PersonId(row.getString("person")),
        row.getString("name"),
        roles,
        Optional.of(row.getString("catd")).filter(catd -> !catd.isEmpty()).map(CatdId::new),
        row.getBoolean("active"),
        row.getBoolean("must_change"),
        row.getBoolean("second_factor"));
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  /** Changes whenever anybody's record does. */
  String fingerprint() {
    return jdbc.sql(
            """
            select coalesce(md5(string_agg(p::text, '|' order by person)), '')
              || (select coalesce(md5(string_agg(
                      station || catd || certificate_serial || revoked::text, '|'
                      order by station)), '') from station)
            from person p
            """)
        .query(String.class)
        .single();
  }

  Optional<String> passwordHash(PersonId person) {
    return jdbc.sql("select password_hash from person where person = ?")
        .param(person.value())
        .query(String.class)
        .optional();
  }

  boolean wasImportedAtStart(byte[] fileHash) {
    return jdbc.sql("select count(*) from centre where people_file_hash = ?")
            .param(fileHash)
            .query(Integer.class)
            .single()
        > 0;
  }

  void importedAtStart(byte[] fileHash) {
    jdbc.sql("update centre set people_file_hash = ?").param(fileHash).update();
  }

  /**
   * Adds or changes somebody.
   *
   * @param secret the hash of a new password; empty to leave the present one, which there must be
   * @param mustChange only of a new password
   */
  void write(PeopleFile.Row row, Optional<String> secret, boolean mustChange) {
    String[] roles = row.roles().stream().map(Enum::name).toArray(String[]::new);
    if (secret.isEmpty()) {
      jdbc.sql("update person set name = ?, roles = ?, catd = ?, active = ? where person = ?")
          .param(row.name())
          .param((Object) roles)
          .param(row.catd())
          .param(row.active())
          .param(row.person().value())
          .update();
      return;
    }
    jdbc.sql(
            """
            insert into person (person, name, roles, catd, active, password_hash, must_change)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (person) do update set name = excluded.name, roles = excluded.roles,
              catd = excluded.catd, password_hash = excluded.password_hash,
              must_change = excluded.must_change, active = excluded.active
            """)
        .param(row.person().value())
        .param(row.name())
        .param((Object) roles)
        .param(row.catd())
        .param(row.active())
        .param(secret.get())
        .param(mustChange)
        .update();
  }

  /**
   * Whether somebody active of this place had the present hash, and has the chosen one now. Nobody
   * who administers: they do so at the centre, which no station speaks for.
   */
  boolean choose(PersonId person, CatdId catd, String present, String chosen) {
    return jdbc.sql(
                """
                update person set password_hash = ?, must_change = false
                where person = ? and catd = ? and password_hash = ? and active
                  and not roles @> array['ADMINISTRADOR']
                """)
            .param(chosen)
            .param(person.value())
            .param(catd.value())
            .param(present)
            .update()
        > 0;
  }

  void secret(PersonId person, String hash, boolean mustChange) {
    jdbc.sql("update person set password_hash = ?, must_change = ? where person = ?")
        .param(hash)
        .param(mustChange)
        .param(person.value())
        .update();
  }

  void active(PersonId person, boolean active) {
    jdbc.sql("update person set active = ? where person = ?")
        .param(active)
        .param(person.value())
        .update();
  }

  void roles(PersonId person, Set<Role> roles, Optional<CatdId> catd) {
    jdbc.sql("update person set roles = ?, catd = ? where person = ?")
        .param((Object) new TreeSet<>(roles).stream().map(Enum::name).toArray(String[]::new))
        .param(catd.map(CatdId::value).orElse(""))
        .param(person.value())
        .update();
  }

  /** How many may still administer; nobody changes that until the transaction ends. */
  int lockAdministrators() {
    return jdbc.sql(
            """
            select person from person where active and roles @> array['ADMINISTRADOR']
            order by person for update
            """)
        .query(String.class)
        .list()
        .size();
  }
}
