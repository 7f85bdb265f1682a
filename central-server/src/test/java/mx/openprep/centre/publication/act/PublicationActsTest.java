package mx.openprep.centre.publication.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.publication.command.PublicationCommand;
import mx.openprep.message.Refusal;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** The commands, on a real database, with passwords from files. */
@ExtendWith(CentreExtension.class)
class PublicationActsTest {
  /** Little, for a test. */
  private static final int MEMORY = 64;

  @TempDir Path home;
  private String url = "";
  private JdbcClient jdbc = JdbcClient.create(new PGSimpleDataSource());

  @BeforeEach
  void people(SharedPostgres postgres) throws Exception {
    url = postgres.newDatabase();
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    database.setUser("postgres");
    Flyway.configure().dataSource(database).load().migrate();
    jdbc = JdbcClient.create(database);
    jdbc.sql("insert into centre (realm, package_hash) values ('DRILL', ?)")
        .param(new byte[32])
        .update();
    person("ada", "Ada Luz", "ADMINISTRADOR");
    person("blas", "Blas Paz", "ADMINISTRADOR");
    person("carla", "Carla Sol", "SUPERVISOR");
    new ActTable(jdbc).begin(new Standing(Phase.ZEROS, 0, Instant.now().plusSeconds(3_600)));
  }

  private void person(String id, String name, String role) throws Exception {
    String hash =
        com.password4j.Password.hash(id)
            .addRandomSalt(16)
            .with(
                com.password4j.Argon2Function.getInstance(
                    MEMORY, 1, 1, 32, com.password4j.types.Argon2.ID))
            .getResult();
    jdbc.sql("insert into person (person, name, roles, catd, password_hash) values (?, ?, ?, ?, ?)")
        .param(id)
        .param(name)
        .param((Object) new String[] {role})
        .param("CCV")
        .param(hash)
        .update();
    Files.writeString(home.resolve(id), id + "\n");
  }

  @Test
  void oneProposesAnotherConfirmsAndItTakesEffect() {
    assertThat(run("open", "--as", "ada", "--reason", "It is time")).contains("act: 1");
    assertThat(standing().phase()).isEqualTo(Phase.ZEROS);
    assertThat(run("status")).contains("phase: ZEROS", "proposed: 1 OPEN by ada: It is time");

    assertThat(run("confirm", "1", "--as", "blas", "--reason", "I agree"))
        .contains("confirmed: OPEN");

    assertThat(standing().phase()).isEqualTo(Phase.OPEN);
    assertThat(new ActTable(jdbc).confirmed())
        .singleElement()
        .satisfies(act -> {
          assertThat(act.proposed().initials()).isEqualTo("A. L.");
          assertThat(act.confirmed().orElseThrow().reason()).isEqualTo("I agree");
        });
  }

  @Test
  void whoMayNotIsRefused() throws Exception {
    Files.writeString(home.resolve("nadie"), "nadie");
    run("open", "--as", "ada", "--reason", "It is time");

    assertThat(run("confirm", "1", "--as", "ada", "--reason", "Me again")).contains("F612");
    assertThat(run("confirm", "1", "--as", "carla", "--reason", "Me too")).contains("F404");
    assertThat(run("confirm", "1", "--as", "nadie", "--reason", "Who")).contains("F401");
    assertThat(run("confirm", "7", "--as", "blas", "--reason", "What")).contains("F613");
    assertThat(run("confirm", "1", "--as", "blas", "--reason", " ")).contains("F116");
    assertThat(run("pause", "--as", "ada", "--reason", "Why")).contains("F611");
    assertThat(standing().acts()).isZero();
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    Files.writeString(home.resolve("ada"), "not hers");
    assertThat(run("open", "--as", "ada", "--reason", "It is time")).contains("F401");
  }

  @Test
  void closingEarlyNeedsItsGround() {
    both("open");
    jdbc.sql(
            """
            insert into catalogue_acta (acta, election, principle, casilla_type, lista_nominal)
            values ('G-001', 'GUB', 'MAJORITY', 'B', 500)
            """)
        .update();

    assertThat(run("close", "--as", "ada", "--reason", "Tired")).contains("F614");
    assertThat(run("extend", "--until", "2001-01-01T00:00Z", "--as", "ada", "--reason", "More"))
        .contains("F615");
    both("close", "--sources-exhausted");

    assertThat(standing().phase()).isEqualTo(Phase.CLOSED);
    assertThat(new ActTable(jdbc).confirmed())
        .extracting(Act::ground)
        .last()
        .isEqualTo(java.util.Optional.of(ClosingGround.SOURCES_EXHAUSTED));
    assertThat(run("extend", "--until", "2099-01-01T00:00Z", "--as", "ada", "--reason", "More"))
        .contains("F611");
  }

  @Test
  void twoProposalsOfTheSameActTakeEffectOnce() {
    run("open", "--as", "ada", "--reason", "It is time");
    run("open", "--as", "ada", "--reason", "It is time");
    run("confirm", "1", "--as", "blas", "--reason", "I agree");

    assertThat(run("confirm", "2", "--as", "blas", "--reason", "I agree")).contains("F611");
    assertThat(run("confirm", "1", "--as", "blas", "--reason", "I agree")).contains("F613");
  }

  private void both(String... act) {
    String said =
        run(
            Stream.concat(Stream.of(act), Stream.of("--as", "ada", "--reason", "because"))
                .toArray(String[]::new));
    String number = said.lines().findFirst().orElse("").replace("act: ", "");
    run("confirm", number, "--as", "blas", "--reason", "I agree");
  }

  private Standing standing() {
    return Standing.after(new ActTable(jdbc).confirmed(), new ActTable(jdbc).begin().orElseThrow());
  }

  private String run(String... arguments) {
    StringWriter text = new StringWriter();
    List<String> all =
        new java.util.ArrayList<>(
            List.of(arguments[0], "--database-url", url, "--database-user", "postgres"));
    all.addAll(List.of(arguments).subList(1, arguments.length));
    int as = all.indexOf("--as");
    if (as >= 0) {
      all.addAll(List.of("--password-file", home.resolve(all.get(as + 1)).toString()));
    }
    var _ =
        new CommandLine(new PublicationCommand())
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text))
            .setExecutionExceptionHandler((failure, _, _) -> {
              text.append(
                  failure instanceof Refusal refusal ? refusal.code().code() : failure.toString());
              return 1;
            })
            .execute(all.toArray(String[]::new));
    return text.toString();
  }
}
