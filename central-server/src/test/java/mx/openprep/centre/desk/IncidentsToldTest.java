package mx.openprep.centre.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.election.CatdId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.incident.IncidentKind;
import mx.openprep.incident.Severity;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.v1.CommentIncidentRequest;
import mx.openprep.v1.DecideIncidentRequest;
import mx.openprep.v1.Incident;
import mx.openprep.v1.IncidentRaised;
import mx.openprep.v1.RaiseIncidentRequest;
import mx.openprep.v1.RecommendIncidentRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What coordinators above a CATD do about its incidents, and what its node is told of it. */
@ExtendWith(CentreExtension.class)
class IncidentsToldTest {
  private CcvCentre at;

  @BeforeEach
  void start(SharedPostgres postgres, @TempDir Path directory) throws Exception {
    at = new CcvCentre(directory, postgres, CcvCentre.ANYWHERE);
  }

  @AfterEach
  void stop() {
    at.close();
  }

  /** Somebody at the CATD tells of something that concerns no acta. */
  private IncidentId raisedAtTheCatd() throws Exception {
    at.journal.add(
        "ana",
        new Fact.OfIncident(
            new IncidentFact.Raised(
                IncidentKind.OTHER, Severity.HIGH, Optional.empty(), "Se fue la luz")));
    at.send();
    return new IncidentId(EventCodec.decode(at.journal.envelopes().getLast()).id());
  }

  private void recommendedAndApproved(IncidentId incident) {
    at.as("coral")
        .supervision
        .recommendIncident(
            RecommendIncidentRequest.newBuilder()
                .setIncident(incident.toString())
                .setMeasure("Va la planta")
                .build());
    at.as("cora")
        .supervision
        .decideIncident(
            DecideIncidentRequest.newBuilder()
                .setIncident(incident.toString())
                .setApproved(true)
                .setReason("Llega en diez minutos")
                .build());
  }

  /** What the downlink tells the CATD of incidents, the first so many. */
  private List<Fact> told(int many) throws Exception {
    return at.told(many, event -> event.fact() instanceof Fact.OfIncident).stream()
        .map(Event::fact)
        .toList();
  }

  @Test
  void theCatdIsToldWhatBecameOfItsIncident() throws Exception {
    IncidentId incident = raisedAtTheCatd();

    recommendedAndApproved(incident);

    assertThat(told(2))
        .containsExactly(
            new Fact.OfIncident(new IncidentFact.Recommended(incident, "Va la planta")),
            new Fact.OfIncident(new IncidentFact.Decided(incident, true, "Llega en diez minutos")));
  }

  @Test
  void whatIsRaisedAboveAboutAnActaAndWhatFollowsIsToldToTheCatdOfTheActaAlone() throws Exception {
    ExpectedActa acta = at.actas().get(7);
    Incident raised =
        at.as("coral")
            .supervision
            .raiseIncident(
                RaiseIncidentRequest.newBuilder()
                    .setKind(IncidentRaised.Kind.OTHER)
                    .setSeverity(IncidentRaised.Severity.LOW)
                    .setActa(acta.id().value())
                    .setDescription("Preguntan por ella")
                    .build());
    at.as("cora")
        .supervision
        .commentIncident(
            CommentIncidentRequest.newBuilder()
                .setIncident(raised.getIncident())
                .setComment("Viene en camino")
                .build());

    assertThat(told(2))
        .containsExactly(
            new Fact.OfIncident(
                new IncidentFact.Raised(
                    IncidentKind.OTHER,
                    Severity.LOW,
                    Optional.of(acta.id()),
                    "Preguntan por ella")),
            new Fact.OfIncident(
                new IncidentFact.Commented(
                    IncidentId.parse(raised.getIncident()), "Viene en camino")));
    assertThat(at.centre.bean(DeskEntries.class).after(new CatdId("CATD-002"), 0, 100)).isEmpty();
  }
}
