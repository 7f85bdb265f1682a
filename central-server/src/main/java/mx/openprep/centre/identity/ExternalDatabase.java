package mx.openprep.centre.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import mx.openprep.centre.database.DatabaseAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that name a database the centre does not run itself. */
public final class ExternalDatabase {
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

  /** Whether there is one; else the centre has its own. */
  public boolean isNamed() {
    return url != null;
  }

  /**
   * The one that was named.
   *
   * @throws IOException when the password file cannot be read
   */
  public DataSource source() throws IOException {
    return DatabaseAccess.external(
        Objects.requireNonNull(url), user, Optional.ofNullable(passwordFile));
  }
}
