package mx.openprep.centre.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which database.
 *
 * @param url of an external PostgreSQL 15 or newer; empty for the embedded one
 * @param binaries where the embedded one unpacks its programs, to share them between centres; empty
 *     for the data directory
 */
@ConfigurationProperties("openprep.database")
public record DatabaseSettings(
    Optional<String> url,
    Optional<String> user,
    Optional<String> password,
    Optional<Path> passwordFile,
    Optional<Path> binaries) {

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
