package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.openprep.acta.Deed;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CommentIncidentRequest;
import mx.openprep.v1.DecideIncidentRequest;
import mx.openprep.v1.Incident;
import mx.openprep.v1.IncidentRaised;
import mx.openprep.v1.IncidentStep;
import mx.openprep.v1.RaiseIncidentRequest;
import mx.openprep.v1.RecommendIncidentRequest;
import mx.openprep.v1.SendToRescanRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentDeskTest {
  @TempDir Path directory;
  private NodeFixture node;
  private Client supervisor;
  private Client coordinador;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    supervisor = node.as(Role.SUPERVISOR);
    coordinador = node.as(Role.COORDINADOR);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private Incident raised() {
    return node.as(Role.DIGITALIZADOR)
        .supervision
        .raiseIncident(
            RaiseIncidentRequest.newBuilder()
                .setKind(IncidentRaised.Kind.SCANNER)
                .setSeverity(IncidentRaised.Severity.HIGH)
                .setDescription("El escáner no enciende")
                .build());
  }

  private static Incident recommend(Client client, String incident, String measure) {
    return client.supervision.recommendIncident(
        RecommendIncidentRequest.newBuilder().setIncident(incident).setMeasure(measure).build());
  }

  private static Incident decide(Client client, String incident, boolean approved) {
    return client.supervision.decideIncident(
        DecideIncidentRequest.newBuilder()
            .setIncident(incident)
            .setApproved(approved)
            .setReason("De acuerdo")
            .build());
  }

  @Test
  void oneRecommendsAnotherDecidesAndTheClosedOneStays() {
    String incident = raised().getIncident();
    Incident recommended = recommend(supervisor, incident, "Usar el de la otra mesa");
    assertThat(recommended.getDecideRefusal())
        .isEqualTo(MessageCode.INCIDENT_BY_SAME_PERSON.code());
    assertThat(Night.incidents(coordinador).getFirst().getDecideRefusal()).isEmpty();
    Incident closed = decide(coordinador, incident, true);
    assertThat(closed.getState()).isEqualTo(Incident.State.CLOSED);
    coordinador.supervision.commentIncident(
        CommentIncidentRequest.newBuilder().setIncident(incident).setComment("Ya sirve").build());
    node.restart();
    Incident kept = Night.incidents(node.as(Role.SUPERVISOR)).getFirst();
    assertThat(kept.getState()).isEqualTo(Incident.State.CLOSED);
    assertThat(kept.getStepsList())
        .extracting(IncidentStep::getKind)
        .containsExactly(
            IncidentStep.Kind.RECOMMENDATION,
            IncidentStep.Kind.APPROVAL,
            IncidentStep.Kind.COMMENT);
  }

  @Test
  void whoRecommendedMayNotDecideAndTheAttemptIsAFactAndAnIncident() {
    String incident = raised().getIncident();
    recommend(supervisor, incident, "Usar el otro");
    assertThat(Client.refusal(() -> decide(supervisor, incident, true)))
        .contains(MessageCode.INCIDENT_BY_SAME_PERSON);
    assertThat(node.facts(Fact.ActionRefused.class))
        .extracting(Fact.ActionRefused::action)
        .containsExactly("DecideIncident");
    assertThat(Night.incidents(supervisor))
        .extracting(Incident::getKind)
        .containsExactlyInAnyOrder(IncidentRaised.Kind.SCANNER, IncidentRaised.Kind.DENIAL);
  }

  @Test
  void theDatabaseLetsNobodyDecideOnHisOwnRecommendation() {
    NodeConfiguration configuration = NodeAtWork.configuration(directory.resolve("other"));
    StoreSpace space = new StoreSpace(configuration.directory(), 0);
    directory.resolve("other").toFile().mkdirs();
    try (Database database = Database.open(configuration.directory(), space)) {
      IncidentTable table = new IncidentTable();
      IncidentId id = new IncidentId(new UUID(1, 2));
      Deed ana = new Deed(new PersonId("ana"), Instant.EPOCH);
      Deed beto = new Deed(new PersonId("beto"), Instant.EPOCH);
      database.write(c -> {
        table.apply(c, new IncidentFact.Recommended(id, "Esperar"), ana);
        return id;
      });
      assertThatThrownBy(() ->
              database.write(c -> {
                table.apply(c, new IncidentFact.Decided(id, true, "Sí"), ana);
                return id;
              }))
          .isInstanceOf(Refusal.class)
          .extracting(e -> ((Refusal) e).code())
          .isEqualTo(MessageCode.INCIDENT_BY_SAME_PERSON);
      database.write(c -> {
        table.apply(c, new IncidentFact.Decided(id, false, "No"), beto);
        table.apply(c, new IncidentFact.Recommended(id, "Otra cosa"), beto);
        return id;
      });
    }
  }

  @Test
  void whatTheJournalTellsIsAnIncidentAndEndsWithTheActa() {
    node.digitized(node.acta(0));
    supervisor.supervision.sendToRescan(
        SendToRescanRequest.newBuilder()
            .setActa(node.acta(0).id().value())
            .setReason("Borrosa")
            .build());
    assertThat(Night.incidents(supervisor))
        .extracting(Incident::getKind, Incident::getState)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                IncidentRaised.Kind.DAMAGED_IMAGE, Incident.State.OPEN));
    node.as(Role.DIGITALIZADOR).digitize(Client.jpeg("mejor"), node.qr(node.acta(0)));
    Incident solved = Night.incidents(supervisor).getFirst();
    assertThat(solved.getState()).isEqualTo(Incident.State.SOLVED);
    assertThat(Client.refusal(() -> recommend(coordinador, solved.getIncident(), "Nada")))
        .contains(MessageCode.INCIDENT_CLOSED);
  }

  @Test
  void aDisputeOfThreeIsAnIncidentAndOneOfTwoIsNot() {
    node.digitized(node.acta(0));
    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 8);
    assertThat(Night.incidents(supervisor)).isEmpty();
    node.captured("capturista3", CaptureRound.THIRD, 9);
    assertThat(Night.incidents(supervisor))
        .extracting(Incident::getKind)
        .containsExactly(IncidentRaised.Kind.DISPUTE);
  }

  @Test
  void whatDoesNotExistIsRefused() {
    for (String incident : List.of("", "no es", new UUID(7, 7).toString())) {
      assertThat(Client.refusal(() -> recommend(supervisor, incident, "x")))
          .isEqualTo(Optional.of(MessageCode.INCIDENT_UNKNOWN));
    }
  }
}
