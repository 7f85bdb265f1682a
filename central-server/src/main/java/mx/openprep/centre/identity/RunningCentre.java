package mx.openprep.centre.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import mx.openprep.centre.database.DatabaseAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options by which a command finds the database of the running centre. */
public final class RunningCentre {
  @Option(
      names = {"--data-directory", "--openprep.data-directory"},
      defaultValue = "centre-data",
      description = "the centre's data directory (default: ${DEFAULT-VALUE})")
  Path dataDirectory = Path.of("centre-data");

  @Option(
      names = {"--database-url", "--openprep.database.url"},
      description = "of an external database")
  @Nullable String url;

  @Option(
      names = {"--database-user", "--openprep.database.user"},
      defaultValue = "openprep",
      description = "of an external database (default: ${DEFAULT-VALUE})")
  String user = "openprep";

  @Option(
      names = {"--database-password-file", "--openprep.database.password-file"},
      description = "of an external database")
  @Nullable Path passwordFile;

  /**
   * Its database.
   *
   * @throws IOException when the password file cannot be read
   */
  public DataSource database() throws IOException {
    return url == null
        ? DatabaseAccess.embedded(dataDirectory)
        : DatabaseAccess.external(url, user, Optional.ofNullable(passwordFile));
  }
}
