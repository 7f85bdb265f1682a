package mx.openprep.night;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.Capture;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.Trail;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;
import mx.openprep.incident.IncidentKind;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.people.PersonId;
import mx.openprep.v1.Stage;

/**
 * The night as a supervisor sees it, folded from the journal in memory: an event costs the same
 * however many there were. Not safe for threads; {@link Supervision} sees to it.
 */
public final class NightFold {
  private final NightScope catalogue;
  private final StageBoard board = new StageBoard();
  private final ChangeLog<ActaId> changedActas = new ChangeLog<>();
  private final NightCurve curve = new NightCurve();
  private final IncidentBook incidents = new IncidentBook();
  private final Sending sending = new Sending();
  private final Map<PersonId, Pace> paces = new HashMap<>();
  private final Map<ActaId, ActaState> states = new HashMap<>();
  private boolean publicationKnown;

  public NightFold(NightScope catalogue) {
    this.catalogue = catalogue;
    for (ExpectedActa acta : catalogue.actas()) {
      board.move(acta.id().value(), place(acta, Stage.ESPERADAS), StageBoard.EVER);
      changedActas.changed(acta.id());
    }
  }

  public StageBoard board() {
    return board;
  }

  public ChangeLog<ActaId> changedActas() {
    return changedActas;
  }

  public NightCurve curve() {
    return curve;
  }

  public IncidentBook incidents() {
    return incidents;
  }

  public Map<PersonId, Pace> paces() {
    return paces;
  }

  /**
   * The next entry of the journals.
   *
   * @param place up to where the centre must hold what is to be sent to it, so that it holds this
   * @param imageWaits whether the image of an {@link Fact.ImageDigitized} is still to be sent
   */
  public void apply(Event event, long place, boolean imageWaits) {
    event.person().ifPresent(person -> pace(person).present(event.time()));
    switch (event.fact()) {
      case Fact.OfActa(ActaFact fact) -> acta(event, place, fact);
      case Fact.ImageDigitized fact -> {
        String image = fact.image().hex();
        board.move(image, new StageBoard.Place("", "", Stage.SIN_IDENTIFICAR), event.time());
        if (imageWaits) {
          sending.imageWaits(fact.image());
        }
        event.person().ifPresent(person -> pace(person).did(event.time()));
      }
      case Fact.ActionRefused fact ->
          incidents.raised(
              event,
              IncidentKind.DENIAL,
              IncidentKind.DENIAL.usualSeverity(),
              fact.acta().isEmpty() ? Optional.empty() : Optional.of(new ActaId(fact.acta())),
              fact.code() + " " + fact.action());
      case Fact.OfIncident(var fact) -> incidents.apply(event, fact);
      case Fact.PublishedDiffers fact -> {
        IncidentKind kind = IncidentKind.PUBLISHED_DIFFERS;
        String what = String.join(", ", fact.what());
        incidents.raised(event, kind, kind.usualSeverity(), Optional.of(fact.acta()), what);
      }
      case Fact.StationRefused fact -> {
        IncidentKind kind = IncidentKind.HOST;
        String what = fact.code() + " " + fact.claimed() + " " + fact.address();
        incidents.raised(event, kind, kind.usualSeverity(), Optional.empty(), what.strip());
      }
      case Fact.LeaseTakenBack fact -> {}
      case Fact.AdministrativeAct fact -> {}
      case Fact.SobreReceived fact -> {}
      case Fact.ArrivalExpected fact -> {}
      case Fact.CajaOpened fact -> {}
      case Fact.CajaClosed fact -> {}
      case Fact.JournalOpened fact -> {}
      case Fact.SessionOpened fact -> {}
      case Fact.ReadinessReported fact -> {}
    }
  }

  private void acta(Event event, long place, ActaFact fact) {
    ActaId id = fact.acta();
    ActaState before = states.getOrDefault(id, ActaLife.START);
    // What the life refuses is in the journal of another place that did not know better.
    if (!(catalogue.life(id).apply(before, fact, event.deed())
        instanceof ActaLife.Transition.Moved(ActaState after))) {
      return;
    }
    states.put(id, after);
    tray(event, fact);
    deed(event, fact);
    settle(event, place, fact, before, after);
    boolean sentAgain = fact instanceof ActaFact.CorrectionDecided decided && decided.approved();
    Stage from = stage(id).orElse(Stage.ESPERADAS);
    Stage to = after.settled().isEmpty() ? waiting(after) : sentAgain ? Stage.POR_ENVIAR : from;
    to = after.settled().isPresent() && before.settled().isEmpty() ? Stage.POR_ENVIAR : to;
    if (after.name() != before.name()) {
      incidents.actaMoved(id, event.deed());
      tell(event, fact, after);
    }
    if (from != to || board.standing(id.value()).isEmpty()) {
      move(id, from, to, event.time());
    }
    changedActas.changed(id);
  }

  private static Stage waiting(ActaState state) {
    return switch (state) {
      case ActaState.Esperada _ -> Stage.ESPERADAS;
      case ActaState.Acopiada _ -> Stage.ACOPIADAS;
      case ActaState.Digitalizada _ -> Stage.PRIMERA_CAPTURA;
      case ActaState.CapturedOnce _ -> Stage.SEGUNDA_CAPTURA;
      case ActaState.InDispute _ -> Stage.TERCERA_CAPTURA;
      case ActaState.InAdjudication _ -> Stage.RESOLUCION;
      case ActaState.SinActa _ -> Stage.SIN_ACTA;
      case ActaState.FueraDeCatalogo _ -> Stage.FUERA_DE_CATALOGO;
      case ActaState.AwaitingRescan _ -> Stage.POR_REDIGITALIZAR;
      case ActaState.Verificada _,
          ActaState.CorrectionPending _,
          ActaState.Cotejada _,
          ActaState.Empaquetada _ ->
          Stage.POR_ENVIAR;
    };
  }

  private void move(ActaId id, Stage from, Stage to, Instant when) {
    curve.moved(from, to, when);
    board.move(id.value(), place(id, to), when);
    changedActas.changed(id);
  }

  private void tray(Event event, ActaFact of) {
    if (of instanceof ActaFact.ImageIdentified fact) {
      board.leave(fact.image().hex());
    } else if (of instanceof ActaFact.FueraDeCatalogo fact) {
      board.leave(fact.image().hex());
    } else if (of instanceof ActaFact.ProblemReported fact && fact.kind().partsImageFromActa()) {
      board.move(
          fact.image().hex(), new StageBoard.Place("", "", Stage.SIN_IDENTIFICAR), event.time());
    }
  }

  private void deed(Event event, ActaFact of) {
    event
        .person()
        .map(this::pace)
        .ifPresent(pace -> {
          if (of instanceof ActaFact.Captured fact) {
            pace.captured(event.time(), Duration.between(fact.started(), event.deviceTime()));
          } else if (!(of instanceof ActaFact.ImageIdentified)) {
            pace.did(event.time());
          }
        });
  }

  /** Whether captures were otherwise than agreed is known now, and not a moment earlier. */
  private void settle(Event event, long place, ActaFact of, ActaState before, ActaState after) {
    if (after instanceof ActaState.Verificada verified && before.settled().isEmpty()) {
      Map<FieldId, FieldValue> agreed = verified.verification().values();
      Stream.concat(before.captures().stream(), captured(event, of))
          .forEach(capture ->
              pace(capture.deed().person())
                  .settled(!agreed.entrySet().containsAll(capture.values().entrySet())));
    }
    boolean corrected = of instanceof ActaFact.CorrectionDecided decided && decided.approved();
    if (corrected || (after.settled().isPresent() && before.settled().isEmpty())) {
      Trail trail = after.trailSoFar().orElseThrow();
      sending.settled(of.acta(), trail.picture().image(), place);
    }
  }

  private static Stream<Capture> captured(Event event, ActaFact of) {
    return of instanceof ActaFact.Captured fact
        ? Stream.of(new Capture(fact.image(), fact.values(), event.deed()))
        : Stream.empty();
  }

  /** What the journal says by itself that somebody should know of. */
  private void tell(Event event, ActaFact of, ActaState after) {
    Optional<ActaId> acta = Optional.of(of.acta());
    if (of instanceof ActaFact.ProblemReported fact) {
      IncidentKind kind = IncidentKind.DAMAGED_IMAGE;
      incidents.raised(event, kind, kind.usualSeverity(), acta, fact.comment());
      incidents.endsWithActa(event, of.acta());
    } else if (after instanceof ActaState.InAdjudication) {
      IncidentKind kind = IncidentKind.DISPUTE;
      incidents.raised(event, kind, kind.usualSeverity(), acta, "");
      incidents.endsWithActa(event, of.acta());
    }
  }

  /** The centre holds the journal up to here. */
  public void acknowledged(long sequence, Instant when) {
    sending.acknowledged(sequence).forEach(acta -> sent(acta, when));
  }

  /** The centre holds this image. */
  public void imageAcknowledged(mx.openprep.acta.ImageHash image, Instant when) {
    sending.imageAcknowledged(image).forEach(acta -> sent(acta, when));
  }

  private void sent(ActaId acta, Instant when) {
    if (stage(acta).equals(Optional.of(Stage.POR_ENVIAR))) {
      move(acta, Stage.POR_ENVIAR, Stage.POR_PUBLICAR, when);
    }
  }

  /** The centre has told what is published. */
  public void publicationKnown() {
    publicationKnown = true;
  }

  /** Whether the centre has told what is published. */
  public boolean isPublicationKnown() {
    return publicationKnown;
  }

  /** The centre tells that the acta stands in a cut. */
  public void published(ActaId acta, Instant when) {
    stage(acta)
        .filter(stage -> stage == Stage.POR_ENVIAR || stage == Stage.POR_PUBLICAR)
        .ifPresent(stage -> move(acta, stage, Stage.PUBLICADAS, when));
  }

  private Optional<Stage> stage(ActaId acta) {
    return board.standing(acta.value()).map(standing -> standing.place().stage());
  }

  private StageBoard.Place place(ActaId id, Stage stage) {
    return id.isOutsideCatalogue() ? outside(id, stage) : place(catalogue.acta(id), stage);
  }

  private StageBoard.Place outside(ActaId id, Stage stage) {
    String election =
        states.get(id) instanceof ActaState.FueraDeCatalogo found ? found.election().value() : "";
    return new StageBoard.Place(election, "", stage);
  }

  private static StageBoard.Place place(ExpectedActa acta, Stage stage) {
    return new StageBoard.Place(
        acta.election().value(),
        acta.casilla().municipality().map(TerritoryId::number).orElse(""),
        stage);
  }

  private Pace pace(PersonId person) {
    return paces.computeIfAbsent(person, id -> new Pace());
  }
}
