package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.ProblemKind;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.Fact;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.CentreEntries;
import mx.openprep.v1.DecideIncidentRequest;
import mx.openprep.v1.Incident;
import mx.openprep.v1.IncidentRaised;
import mx.openprep.v1.IncidentStep;
import mx.openprep.v1.ListIncidentsRequest;
import mx.openprep.v1.RaiseIncidentRequest;
import mx.openprep.v1.RecommendIncidentRequest;
import mx.openprep.v1.WorkSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the centre tells a real node of captures at a CCV, beside what is captured here. */
class ElsewhereTest {
  @TempDir Path directory;
  private NodeFixture node;
  private ExpectedActa acta;
  private ImageHash image;
  private long told;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    acta = node.acta(10);
    image = digitized();
  }

  private ImageHash digitized() {
    node.digitized(acta);
    return ImageHash.of(Client.jpeg("imagen de " + acta.id()));
  }

  @AfterEach
  void close() {
    node.close();
  }

  private Map<mx.openprep.acta.FieldId, FieldValue> values(int votes) {
    return FormDefinition.of(node.election, acta).keyed().stream()
        .collect(Collectors.toMap(FormField::id, field -> FieldValue.votes(votes)));
  }

  private ActaFact keyed(int votes) {
    return new ActaFact.Captured(
        acta.id(), image, mx.openprep.acta.CaptureRound.FIRST, values(votes), node.clock.instant());
  }

  /** The centre's entry, as it travels. */
  private ByteString entry(String person, ActaFact fact) {
    return entry(person, new Fact.OfActa(fact));
  }

  private ByteString entry(String person, Fact fact) {
    told++;
    return ByteString.copyFrom(
        EventCodec.encode(
            new Event(
                NodeId.CENTRE,
                told,
                new UUID(7, told),
                Realm.PRACTICE,
                Optional.of(new PersonId(person)),
                "CCV-01-1",
                node.clock.instant(),
                Duration.ZERO,
                EventHash.NONE,
                fact)));
  }

  private void tell(ByteString... entries) {
    node.node()
        .elsewhere()
        .take(CentreEntries.newBuilder().addAllEnvelopes(List.of(entries)).build());
  }

  private WorkSummary work() {
    return node.status().getWork();
  }

  @Test
  void aFirstCaptureElsewhereLeavesTheSecondToUs() {
    tell(entry("remota", keyed(7)));

    assertThat(work().getWaitingSecondCapture()).isEqualTo(1);
    node.captured("capturista1", CaptureRound.SECOND, 7);

    assertThat(work().getVerified()).isEqualTo(1);
  }

  @Test
  void whatIsCapturedElsewhereIsSettledHereAndStaysSoWhenAllIsFoldedAnew() {
    tell(entry("remota", keyed(7)), entry("remoto", keyed(7)));
    assertThat(work().getVerified()).isEqualTo(1);
    WorkSummary before = work();

    node.rebuilt();

    assertThat(work()).isEqualTo(before);
    assertThat(node.node().elsewhere().centreThrough()).isEqualTo(2);
  }

  @Test
  void toldTwiceItHasTheEffectOfOnce() {
    ByteString entry = entry("remota", keyed(7));

    tell(entry);
    tell(entry, entry);

    assertThat(work().getCapturedOnce()).isEqualTo(1);
    assertThat(work().getVerified()).isZero();
  }

  @Test
  void nothingToldIsSentBack() {
    int before = node.events().size();

    tell(entry("remota", keyed(7)));

    assertThat(node.events()).hasSize(before);
  }

  @Test
  void aRescanAskedForElsewhereWaitsHere() {
    tell(
        entry(
            "remota",
            new ActaFact.ProblemReported(acta.id(), image, ProblemKind.NEEDS_RESCAN, "Borrosa")));

    assertThat(work().getWaitingRescan()).isEqualTo(1);
    node.as(Role.DIGITALIZADOR).digitize(Client.jpeg("otra vez"), node.qr(acta));
    assertThat(work().getWaitingFirstCapture()).isEqualTo(1);
  }

  @Test
  void whatContradictsWhatIsVerifiedHereIsAnIncidentAndChangesNothing() {
    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 7);

    tell(entry("remota", keyed(8)));

    assertThat(work().getVerified()).isEqualTo(1);
    assertThat(node.facts(Fact.OfIncident.class))
        .singleElement()
        .matches(fact ->
            fact.fact() instanceof IncidentFact.Raised raised
                && raised.description().equals(MessageCode.CAPTURE_CONTRADICTS.code()));
  }

  /** Somebody at this CATD tells of something. */
  private IncidentId raised() {
    return IncidentId.parse(
        node.as(Role.SUPERVISOR)
            .supervision
            .raiseIncident(
                RaiseIncidentRequest.newBuilder()
                    .setKind(IncidentRaised.Kind.OTHER)
                    .setSeverity(IncidentRaised.Severity.HIGH)
                    .setDescription("Se fue la luz")
                    .build())
            .getIncident());
  }

  private Incident seen(IncidentId incident) {
    return node
        .as(Role.SUPERVISOR)
        .supervision
        .listIncidents(ListIncidentsRequest.getDefaultInstance())
        .getIncidentsList()
        .stream()
        .filter(entry -> entry.getIncident().equals(incident.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static Fact recommended(IncidentId incident, String measure) {
    return new Fact.OfIncident(new IncidentFact.Recommended(incident, measure));
  }

  private static Fact approved(IncidentId incident) {
    return new Fact.OfIncident(new IncidentFact.Decided(incident, true, "Llega en diez minutos"));
  }

  @Test
  void whatIsDecidedAboveOfAnIncidentHereClosesItHereAndStaysSoWhenAllIsFoldedAnew() {
    IncidentId incident = raised();

    tell(
        entry("remota", recommended(incident, "Va la planta")),
        entry("remoto", approved(incident)));

    assertThat(seen(incident).getState()).isEqualTo(Incident.State.CLOSED);
    assertThat(seen(incident).getStepsList())
        .extracting(IncidentStep::getPersonName)
        .containsExactly("remota", "remoto");
    Incident before = seen(incident);
    node.rebuilt();
    assertThat(seen(incident)).isEqualTo(before);
    assertThat(
            Client.refusal(() ->
                node.as(Role.COORDINADOR)
                    .supervision
                    .recommendIncident(
                        RecommendIncidentRequest.newBuilder()
                            .setIncident(incident.toString())
                            .setMeasure("Velas")
                            .build())))
        .contains(MessageCode.INCIDENT_CLOSED);
  }

  @Test
  void whatIsRecommendedAboveIsDecidedHere() {
    IncidentId incident = raised();
    tell(entry("remota", recommended(incident, "Va la planta")));

    node.as(Role.COORDINADOR)
        .supervision
        .decideIncident(
            DecideIncidentRequest.newBuilder()
                .setIncident(incident.toString())
                .setApproved(true)
                .setReason("Bien")
                .build());

    assertThat(seen(incident).getState()).isEqualTo(Incident.State.CLOSED);
  }

  @Test
  void oneAloneAboveDecidesNothing() {
    IncidentId incident = raised();

    tell(
        entry("remota", recommended(incident, "Va la planta")),
        entry("remota", approved(incident)));

    assertThat(seen(incident).getState()).isEqualTo(Incident.State.RECOMMENDED);
    assertThat(node.node().elsewhere().centreThrough()).isEqualTo(2);
  }

  @Test
  void whoeverSubmitsAfterItWasSettledElsewhereLearnsOnlyThat() {
    Client here = node.as("capturista1");
    CaptureTask task = here.claim(CaptureRound.FIRST);
    tell(entry("remota", keyed(7)), entry("remoto", keyed(7)));

    assertThat(Client.refusal(() -> here.submit(task, 7)))
        .contains(MessageCode.ACTA_ALREADY_VERIFIED);
    assertThat(work().getVerified()).isEqualTo(1);
  }

  @Test
  void theSupervisorSeesBothPlaces() {
    tell(entry("remota", keyed(7)));
    node.captured("capturista1", CaptureRound.SECOND, 7);

    var life =
        node.as(Role.SUPERVISOR)
            .supervision
            .getActaLife(
                mx.openprep.v1.GetActaLifeRequest.newBuilder().setActa(acta.id().value()).build());

    assertThat(life.getEntriesList())
        .filteredOn(entry -> entry.getKind() == mx.openprep.v1.LifeEntry.Kind.CAPTURED)
        .extracting(mx.openprep.v1.LifeEntry::getStation)
        .containsExactly("CCV-01-1", NodeFixture.NODE.value());
    assertThat(life.getFieldsList()).isNotEmpty();
  }

  @Test
  void whereTheSecondBelongsToTheCcvItIsNotGivenOutHereUntilHelpIsDue()
      throws IOException, FaultyPackageException {
    node.close();
    node =
        new NodeFixture(
            directory.resolve("other"),
            withCapture(
                """
                capture:
                  places: SECOND_AT_CCV
                  helpAfterMinutes: 10
                  ccvs:
                    - { id: CCV-01, name: CCV Puerto Tintero }
                """));
    image = digitized();
    node.captured("capturista1", CaptureRound.FIRST, 7);
    Client second = node.as("capturista2");

    assertThat(Client.refusal(() -> second.claim(CaptureRound.SECOND)))
        .contains(MessageCode.NO_WORK);
    node.clock.goOn(Duration.ofMinutes(11));
    assertThat(second.claim(CaptureRound.SECOND).getActa().getActa()).isEqualTo(acta.id().value());
  }

  private ElectionPackage withCapture(String rules) throws IOException, FaultyPackageException {
    Path mini = Path.of("..", "proto", "elections", "mini");
    Path copy = Files.createDirectories(directory.resolve("election"));
    try (Stream<Path> files = Files.list(mini)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Files.writeString(
        copy.resolve("rules.yaml"), Files.readString(copy.resolve("rules.yaml")) + rules);
    return ElectionPackageReader.read(copy);
  }
}
