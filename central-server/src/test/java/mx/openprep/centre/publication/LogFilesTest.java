package mx.openprep.centre.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.mirror.VerifyCommand;
import mx.openprep.journal.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;

@ExtendWith(CentreExtension.class)
class LogFilesTest {
  @TempDir Path home;
  private RealPublication publication;

  @BeforeEach
  void centre(SharedPostgres postgres) throws Exception {
    publication = new RealPublication(home, postgres);
  }

  @AfterEach
  void end() {
    publication.close();
  }

  @Test
  void everyCutShowsTheLogAndNobodyLosesIt() throws Exception {
    append(299);
    publication.cut();
    assertThat(verify()).contains("a log of 300 entries", "all is well");
    append(300);
    publication.cut();
    publication.cut();

    assertThat(verify()).contains("a log of 602 entries", "all is well");
    assertThat(logFiles("000001"))
        .contains("checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1");
    // What is full already is not written again.
    assertThat(logFiles("000002"))
        .contains("tile/0/001", "tile/0/002.p/89", "tile/1/000.p/2")
        .doesNotContain("tile/0/000");
    // That the cut before was published is itself an entry.
    assertThat(logFiles("000003")).containsExactlyInAnyOrder("checkpoint", "tile/0/002.p/90");
  }

  @Test
  void whatDoesNotContinueThePublishedLogIsNotSigned() throws Exception {
    append(20);
    publication.cut();
    change("update event set hash = sha256('other') where position = 7");
    append(5);

    publication.cut();

    assertThat(incidents()).contains("F700");
    assertThat(verify()).contains("a log of 21 entries", "all is well");
  }

  @Test
  void anEntryTakenAwayBeforeItWasPublishedIsAnIncident() throws Exception {
    append(20);
    change("delete from event where position = 7");

    publication.cut();

    assertThat(incidents()).contains("F701");
    assertThat(verify()).contains("a log of 0 entries", "all is well");
  }

  private void change(String sql) {
    for (String statement :
        List.of(
            "alter table event disable trigger user",
            sql,
            "alter table event enable trigger user")) {
      publication.jdbc().sql(statement).update();
    }
  }

  private void append(int entries) {
    TransactionTemplate transaction =
        new TransactionTemplate(new JdbcTransactionManager(publication.database()));
    CentreJournal journal = CentreJournal.withoutActas(publication.jdbc(), Clock.systemUTC());
    transaction.executeWithoutResult(status ->
        journal.append(
            Optional.empty(),
            "mesa",
            Collections.nCopies(entries, Fact.AdministrativeAct.of("TESTED", ""))));
  }

  private List<String> incidents() {
    return publication.jdbc().sql("select code from incident").query(String.class).list();
  }

  private String verify() {
    StringWriter text = new StringWriter();
    new CommandLine(new VerifyCommand())
        .setOut(new PrintWriter(text))
        .execute(publication.directory().toString(), "--quiet");
    return text.toString();
  }

  private List<String> logFiles(String cut) throws Exception {
    Path log = publication.directory().resolve("cortes").resolve(cut).resolve("bitacora");
    if (!Files.exists(log)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(log)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> log.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
