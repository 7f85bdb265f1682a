package mx.openprep.centre.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.Terminal;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.incident.IncidentsCommand;
import mx.openprep.centre.publication.Publisher;
import mx.openprep.centre.publication.act.ActKind;
import mx.openprep.centre.publication.act.PublicationActs;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The phases of a process from beginning to archive, by two people at a terminal. */
@ExtendWith(CentreExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PhaseCommandTest {
  private static final String PASSWORD = "la casa azul";
  private static final Administrator ADA = new Administrator(new PersonId("ada"), "A. L.");

  private Path home = Path.of("");
  private RealCentre centre;

  @BeforeAll
  void start(SharedPostgres postgres, @TempDir Path directory) throws Exception {
    home = directory;
    Path people = home.resolve("people.csv");
    Files.writeString(
        people,
        """
        person,name,roles,catd,password
        ada,Ada Luz,ADMINISTRADOR,,la casa azul
        beto,Beto Paz,ADMINISTRADOR,,la casa azul
        """);
    Files.writeString(home.resolve("password"), PASSWORD + "\n");
    centre =
        RealCentre.start(
            home.resolve("centre"),
            postgres.newDatabase(),
            "--openprep.people=" + people,
            "--openprep.publication.scheduled=false",
            "--openprep.publication.opening=acts");
    var _ = centre.bean(Publisher.class).cutNow();
  }

  @AfterAll
  void stop() {
    centre.close();
  }

  private Terminal.Told run(Object command, String person, String... arguments) {
    return new Terminal(centre, home.resolve("centre"), home.resolve("password"))
        .run(command, person, arguments);
  }

  private Terminal.Told phase(String person, String... arguments) {
    return run(new PhaseCommand(), person, arguments);
  }

  private void pass(String to) {
    Terminal.Told proposed = phase("ada", "propose", to, "--reason", "Es la hora");
    assertThat(proposed.exit()).as(proposed.text()).isZero();
    String number = proposed.number();
    assertThat(phase("ada", "decide", number, "--accept", "--reason", "Yo misma").text())
        .contains(MessageCode.ACT_BY_SAME_PERSON.code());
    assertThat(phase("beto", "decide", number, "--accept", "--reason", "Sí").text())
        .isEqualTo("accepted: %s%n".formatted(to));
  }

  @Test
  @Order(1)
  void aPassageTakesTwoPeopleAndIsInTheJournal() {
    assertThat(phase("ada", "show").text())
        .contains("phase: PREPARACION", "next: PUESTA_A_CEROS", "results: 0", "package: ");
    assertThat(phase("ada", "propose", "CIERRE", "--reason", "Ya").text())
        .contains(MessageCode.PASSAGE_NOT_POSSIBLE.code());

    pass("PUESTA_A_CEROS");

    assertThat(phase("beto", "show").text()).contains("phase: PUESTA_A_CEROS");
    assertThat(
            centre
                .jdbc()
                .sql(
                    "select count(*) from event where position(convert_to(?, 'UTF8') in envelope) > 0")
                .param("PHASE_ACCEPTED")
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  @Order(2)
  void aProposalMayBeRejectedAndThenNothingIsOtherwise() {
    String number = phase("beto", "propose", "PREPARACION", "--reason", "Falta gente").number();
    assertThat(phase("ada", "decide", number, "--reject", "--reason", "No").text())
        .isEqualTo("rejected: PREPARACION%n".formatted());
    assertThat(phase("ada", "show").text()).contains("phase: PUESTA_A_CEROS");
  }

  @Test
  @Order(3)
  void anIncidentEndsByTwoPeople() {
    long id =
        centre
            .jdbc()
            .sql(
                "insert into incident (code, node, detail) values ('F508', 'x', 'otra') returning id")
            .query(Long.class)
            .single();
    IncidentsCommand incidents = new IncidentsCommand();
    assertThat(run(incidents, "ada", "list").text())
        .contains(id + "\t")
        .contains("F508\tx\t-\totra");
    String number =
        run(incidents, "ada", "recommend", Long.toString(id), "TURNADA", "--reason", "Integridad")
            .number();
    assertThat(run(incidents, "ada", "list").text()).contains("TURNADA, by ada: Integridad");

    assertThat(run(incidents, "beto", "decide", number, "--accept", "--reason", "Sí").exit())
        .isZero();

    assertThat(run(incidents, "beto", "list").text()).doesNotContain("F508\tx");
    assertThat(
            run(incidents, "ada", "recommend", Long.toString(id), "TURNADA", "--reason", "Otra vez")
                .text())
        .contains(MessageCode.INCIDENT_CLOSED.code());
  }

  @Test
  @Order(4)
  void inTheOfficialProcessNothingIsPublishedBeforeTheOperation() {
    PublicationActs acts =
        new PublicationActs(
            centre.jdbc(),
            new TransactionTemplate(centre.bean(PlatformTransactionManager.class)),
            Clock.systemUTC());
    PublicationActs.Proposal open =
        new PublicationActs.Proposal(ActKind.OPEN, Optional.empty(), false);
    centre.jdbc().sql("update centre set realm = 'OFFICIAL'").update();
    try {
      Assertions.assertThatThrownBy(() -> acts.propose(open, ADA, "Es la hora"))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.code()).isEqualTo(MessageCode.OPERATION_NOT_BEGUN));
    } finally {
      centre.jdbc().sql("update centre set realm = 'DRILL'").update();
    }
    // A drill rehearses the phases, and opens all the same.
    assertThat(acts.propose(open, ADA, "Es la hora")).isPositive();
  }

  @Test
  @Order(5)
  void inTheArchiveNothingIsChangedAnyMore() {
    pass("SIMULACRO");
    PublicationActs acts =
        new PublicationActs(
            centre.jdbc(),
            new TransactionTemplate(centre.bean(PlatformTransactionManager.class)),
            Clock.systemUTC());
    Administrator beto = new Administrator(new PersonId("beto"), "B. P.");
    for (ActKind kind : List.of(ActKind.OPEN, ActKind.CLOSE)) {
      long number =
          acts.open().stream()
              .filter(act -> act.kind() == kind)
              .findFirst()
              .map(act -> act.number())
              .orElseGet(() ->
                  acts.propose(
                      new PublicationActs.Proposal(kind, Optional.empty(), true), ADA, "Terminó"));
      acts.confirm(number, beto, "Sí");
    }
    pass("CIERRE");
    pass("ARCHIVO");

    assertThat(phase("ada", "show").text()).contains("phase: ARCHIVO").doesNotContain("next:");
    assertThat(phase("ada", "propose", "PREPARACION", "--reason", "Otra vez").text())
        .contains(MessageCode.PROCESS_ARCHIVED.code());
    assertThat(
            run(new IncidentsCommand(), "ada", "recommend", "1", "TURNADA", "--reason", "x").text())
        .contains(MessageCode.PROCESS_ARCHIVED.code());
  }
}
