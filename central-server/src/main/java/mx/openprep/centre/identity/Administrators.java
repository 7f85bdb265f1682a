package mx.openprep.centre.identity;

import static java.util.stream.Collectors.joining;

import com.password4j.Argon2Function;
import com.password4j.Password;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Those who administer, known by their own password. */
public final class Administrators {
  private final JdbcClient jdbc;

  public Administrators(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Somebody who showed who they are.
   *
   * @param initials {@code A. L.}; of a public act no more is published
   */
  public record Administrator(PersonId person, String initials) {}

  private record Row(String name, List<String> roles, String passwordHash) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getString("name"),
          List.of((String[]) row.getArray("roles").getArray()),
          row.getString("password_hash"));
    }
  }

  /**
   * Checks a password.
   *
   * @throws Refusal LOGIN_FAILED when the person or the password is wrong, ROLE_MISSING when the
   *     person is no administrator
   */
  public Administrator authenticate(PersonId person, String password) {
    Optional<Row> row =
        jdbc.sql("select name, roles, password_hash from person where person = ? and active")
            .param(person.value())
            .query((found, _) -> Row.of(found))
            .optional();
    if (row.isEmpty() || !matches(password, row.get().passwordHash())) {
      throw new Refusal(MessageCode.LOGIN_FAILED);
    }
    if (!row.get().roles().contains(Role.ADMINISTRADOR.name())) {
      throw new Refusal(MessageCode.ROLE_MISSING, Role.ADMINISTRADOR.name());
    }
    return new Administrator(person, initials(row.get().name()));
  }

  private static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  private static String initials(String name) {
    Stream<String> words = Arrays.stream(name.strip().split("\\s+", -1));
    return words
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toString(word.codePointAt(0)) + ".")
        .collect(joining(" "));
  }
}
