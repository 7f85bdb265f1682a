package mx.openprep.centre.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.core.env.Environment;

/**
 * Which database.
 *
 * @param url of an external PostgreSQL 15 or newer; empty for the embedded one
 * @param binaries where the embedded one unpacks its programs, to share them between centres; empty
 *     for the data directory
 */
record DatabaseSettings(
    Optional<String> url,
    Optional<String> user,
    Optional<String> password,
    Optional<Path> passwordFile,
    Optional<Path> binaries) {

  static DatabaseSettings of(Environment environment) {
    return new DatabaseSettings(
        text(environment, "url"),
        text(environment, "user"),
        text(environment, "password"),
        text(environment, "password-file").map(Path::of),
        text(environment, "binaries").map(Path::of));
  }

  private static Optional<String> text(Environment environment, String name) {
    return Optional.ofNullable(environment.getProperty("openprep.database." + name))
        .filter(value -> !value.isBlank());
  }

  Database.Coordinates coordinates(String url) {
    return new Database.Coordinates(
        url,
        user.orElse("openprep"),
        passwordFile.map(DatabaseSettings::read).or(() -> password).orElse(""));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, file.toString());
    }
  }
}
