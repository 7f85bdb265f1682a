package mx.openprep.desktop.node;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mx.openprep.people.Role;
import mx.openprep.v1.PersonRecord;

/** One person for each role, and more capturistas; everybody's password is the same. */
public final class TestPeople {
  public static final String PASSWORD = "Puerto-Tintero-99";

  // Far too cheap for a real password, so that tests log in quickly.
  private static final String HASH =
      Argon2Function.getInstance(256, 1, 1, 32, Argon2.ID).hash(PASSWORD).getResult();

  private TestPeople() {}

  public static List<PersonRecord> all() {
    List<PersonRecord> people = new ArrayList<>();
    for (Role role : Role.values()) {
      people.add(person(idOf(role), role));
    }
    for (int i = 1; i <= 20; i++) {
      people.add(person("capturista" + i, Role.CAPTURISTA, Role.VERIFICADOR));
    }
    people.add(person("todo", Role.values()));
    people.add(person("fuera", Role.CAPTURISTA).toBuilder().setActive(false).build());
    return people;
  }

  public static String idOf(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  static PersonRecord person(String id, Role... roles) {
    return PersonRecord.newBuilder()
        .setPerson(id)
        .setName("Persona " + id)
        .addAllRoles(Arrays.stream(roles).map(Role::name).toList())
        .setPasswordHash(HASH)
        .setActive(true)
        .build();
  }
}
