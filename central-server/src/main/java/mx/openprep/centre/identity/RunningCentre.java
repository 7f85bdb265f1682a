package mx.openprep.centre.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import mx.openprep.centre.database.DatabaseAccess;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options by which a command finds the database of the running centre. */
public final class RunningCentre {
  @Option(
      names = {"--data-directory", "--openprep.data-directory"},
      defaultValue = "centre-data",
      description = "the centre's data directory (default: ${DEFAULT-VALUE})")
  Path dataDirectory = Path.of("centre-data");

  @Mixin ExternalDatabase external = new ExternalDatabase();

  /** Everything it keeps. */
  public Path dataDirectory() {
    return dataDirectory;
  }

  /**
   * Its database.
   *
   * @throws IOException when the password file cannot be read
   */
  public DataSource database() throws IOException {
    return external.isNamed() ? external.source() : DatabaseAccess.embedded(dataDirectory);
  }

  /** Those who may act here. */
  public Administrators administrators() throws IOException {
    return Administrators.of(database(), dataDirectory, Clock.systemUTC());
  }

  /**
   * Lets those through who set the centre up: in the official realm, once an administrator has a
   * second factor, acts are theirs.
   *
   * @param instead the command of {@code prep admin} that does the same
   * @throws Refusal ADMINISTRATOR_NEEDED
   */
  void requireNoAdministrator(String instead) throws IOException {
    boolean administered =
        JdbcClient.create(database())
                .sql(
                    """
                    select count(*) from person p join second_factor f on f.person = p.person
                    where p.active and p.roles @> array['ADMINISTRADOR'] and f.secret is not null
                      and exists (select from centre where realm = 'OFFICIAL')
                    """)
                .query(Integer.class)
                .single()
            > 0;
    if (administered) {
      throw new Refusal(MessageCode.ADMINISTRATOR_NEEDED, instead);
    }
  }
}
