package mx.openprep.centre.identity;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.CatdId;
import mx.openprep.people.PersonId;
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
            select person, name, roles, password_hash, active from person
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
                .build())
        .list();
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

  void write(PeopleFile.Row row, String passwordHash) {
    jdbc.sql(
            """
            insert into person (person, name, roles, catd, password_hash, active)
            values (?, ?, ?, ?, ?, ?)
            on conflict (person) do update set name = excluded.name, roles = excluded.roles,
              catd = excluded.catd, password_hash = excluded.password_hash,
              active = excluded.active
            """)
        .param(row.person().value())
        .param(row.name())
        .param((Object) row.roles().stream().map(Enum::name).toArray(String[]::new))
        .param(row.catd())
        .param(passwordHash)
        .param(row.active())
        .update();
  }
}
