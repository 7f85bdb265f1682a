package mx.openprep.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.PackageHash;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the centre refuses to start on. */
@ExtendWith(CentreExtension.class)
class CentreStartTest {
  private static Optional<MessageCode> refusal(Path directory, String databaseUrl, String... more) {
    return causes(directory, databaseUrl, more)
        .filter(Refusal.class::isInstance)
        .map(cause -> ((Refusal) cause).code())
        .findFirst();
  }

  private static Stream<Throwable> causes(Path directory, String databaseUrl, String... more) {
    Throwable thrown = catchThrowable(() -> RealCentre.start(directory, databaseUrl, more).close());
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
  }

  @Test
  void aDatabaseThatForgetsOnAPowerCut(@TempDir Path directory) throws IOException {
    try (EmbeddedPostgres forgetful = EmbeddedPostgres.builder().start()) {
      assertThat(refusal(directory, forgetful.getJdbcUrl("postgres", "postgres")))
          .contains(MessageCode.STORE_NOT_DURABLE);
    }
  }

  @Test
  void dataOfAnotherRealm(@TempDir Path one, @TempDir Path other, SharedPostgres postgres)
      throws Exception {
    String database = postgres.newDatabase();
    RealCentre.start(one, database).close();

    String[] official = {"--openprep.realm=OFFICIAL", "--openprep.publication.opening=acts"};
    assertThat(refusal(one, postgres.newDatabase(), official)).contains(MessageCode.REALM_DIFFERS);
    assertThat(refusal(other, database, official)).contains(MessageCode.REALM_DIFFERS);
  }

  @Test
  void dataOfAnotherElectionPackage(@TempDir Path directory, SharedPostgres postgres)
      throws Exception {
    String database = postgres.newDatabase();
    RealCentre.start(directory, database).close();
    Path changed = OtherPackage.in(directory);

    assertThat(refusal(directory, database, "--openprep.package=" + changed))
        .contains(MessageCode.STORE_OF_OTHER_PACKAGE);

    agree(database, ElectionPackageReader.read(changed).hash());
    RealCentre.start(directory, database, "--openprep.package=" + changed).close();
  }

  /** As two people do at the console. */
  private static void agree(String database, PackageHash hash) {
    JdbcClient jdbc =
        JdbcClient.create(new DriverManagerDataSource(database, "postgres", "postgres"));
    jdbc.sql(
            """
            insert into person (person, name, roles, catd, password_hash)
            values ('uno', 'Uno', '{}', '', '-'), ('dos', 'Dos', '{}', '', '-')
            """)
        .update();
    jdbc.sql(
            """
            with proposed as (
              insert into consent (kind, subject, figures, proposed_by, proposed_initials, reason)
              values ('PACKAGE', ?, '{}', 'uno', 'U.', 'x') returning number)
            insert into consent_decision (consent, proposed_by, accepted, decided_by,
              decided_initials, reason)
            select number, 'uno', true, 'dos', 'D.', 'x' from proposed
            """)
        .param(hash.hex())
        .update();
  }

  @Test
  void anElectionPackageThatIsNone(@TempDir Path directory, SharedPostgres postgres)
      throws Exception {
    assertThat(refusal(directory, postgres.newDatabase(), "--openprep.package=" + directory))
        .contains(MessageCode.PACKAGE_FAULTY);
  }

  @Test
  void noRealm(@TempDir Path directory, SharedPostgres postgres) throws Exception {
    assertThat(causes(directory, postgres.newDatabase(), "--openprep.realm="))
        .anyMatch(InvalidConfigurationPropertyValueException.class::isInstance);
  }
}
