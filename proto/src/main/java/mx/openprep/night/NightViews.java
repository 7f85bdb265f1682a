package mx.openprep.night;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.openprep.acta.Deed;
import mx.openprep.desk.Cards;
import mx.openprep.election.ActaId;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.Territory;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import mx.openprep.incident.IncidentState;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.people.PersonId;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ActaRow;
import mx.openprep.v1.ActasUpdate;
import mx.openprep.v1.BoardCell;
import mx.openprep.v1.BoardUpdate;
import mx.openprep.v1.Incident;
import mx.openprep.v1.IncidentRaised;
import mx.openprep.v1.IncidentStep;
import mx.openprep.v1.NightMinute;
import mx.openprep.v1.PersonAtWork;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.StageDelta;

/** The night's fold as the node API tells it: never what somebody keyed. */
public final class NightViews {
  private static final int ROWS_AT_ONCE = 1_000;

  private final NightScope catalogue;
  private final Cards cards;
  private final NightPeople people;

  /** What a watcher knows. */
  public record Told(long board, long curve, long actas) {}

  public static final Told NOTHING = new Told(-1, -1, -1);

  public NightViews(NightScope catalogue, NightPeople people) {
    this.catalogue = catalogue;
    this.cards = new Cards(catalogue.election());
    this.people = people;
  }

  public static Told told(NightFold fold) {
    return new Told(fold.board().version(), fold.curve().version(), fold.changedActas().version());
  }

  public BoardUpdate board(NightFold fold, Told told) {
    BoardUpdate.Builder update =
        BoardUpdate.newBuilder()
            .setWhole(told.equals(NOTHING))
            .setNow(WireValues.timestamp(people.now()))
            .setExpected(catalogue.actas().size())
            .setZone(election().process().zone().getId())
            .setPublicationKnown(fold.isPublicationKnown())
            .setOpenIncidents(fold.incidents().open());
    fold.board()
        .changedAfter(told.board())
        .forEach(place -> update.addCells(cell(fold.board(), place)));
    fold.curve()
        .changedAfter(told.curve())
        .forEach(minute -> update.addMinutes(minute(fold.curve(), minute)));
    return update.build();
  }

  private BoardCell cell(StageBoard board, StageBoard.Place place) {
    BoardCell.Builder cell =
        BoardCell.newBuilder()
            .setElection(place.election())
            .setElectionName(electionName(place.election()))
            .setMunicipality(place.municipality())
            .setMunicipalityName(municipalityName(place.municipality()))
            .setStage(place.stage())
            .setActas(board.count(place));
    board.oldest(place).map(WireValues::timestamp).ifPresent(cell::setOldest);
    return cell.build();
  }

  private String electionName(String code) {
    return election().elections().stream()
        .filter(election -> election.code().value().equals(code))
        .map(Election::name)
        .findFirst()
        .orElse("");
  }

  private String municipalityName(String number) {
    if (number.isEmpty()) {
      return "";
    }
    Territory territory = election().territory(new TerritoryId(TerritoryKind.MUNICIPALITY, number));
    return territory.name();
  }

  private static NightMinute minute(NightCurve curve, long minute) {
    NightMinute.Builder told = NightMinute.newBuilder().setMinute(minute);
    curve
        .of(minute)
        .forEach((stage, actas) ->
            told.addDeltas(StageDelta.newBuilder().setStage(stage).setActas(actas)));
    return told.build();
  }

  /** The actas that changed since, in as many messages as it takes. */
  public List<ActasUpdate> actas(NightFold fold, Told told) {
    boolean whole = told.equals(NOTHING);
    List<ActaId> changed = List.copyOf(fold.changedActas().after(told.actas()));
    Map<ActaId, NightPeople.Held> held = people.held();
    List<ActasUpdate> updates = new ArrayList<>();
    for (int from = 0; from < changed.size(); from += ROWS_AT_ONCE) {
      int to = Math.min(changed.size(), from + ROWS_AT_ONCE);
      ActasUpdate.Builder update =
          ActasUpdate.newBuilder().setWhole(whole && from == 0).setComplete(to == changed.size());
      changed.subList(from, to).forEach(acta -> update.addRows(row(fold, acta, held)));
      updates.add(update.build());
    }
    return updates;
  }

  public ActaRow row(NightFold fold, ActaId acta) {
    return row(fold, acta, people.held());
  }

  private ActaRow row(NightFold fold, ActaId acta, Map<ActaId, NightPeople.Held> held) {
    ActaRow.Builder row = ActaRow.newBuilder().setCard(card(acta));
    fold.board()
        .standing(acta.value())
        .ifPresent(standing -> {
          row.setStage(standing.place().stage());
          if (!standing.since().equals(StageBoard.EVER)) {
            row.setSince(WireValues.timestamp(standing.since()));
          }
        });
    NightPeople.Held lease = held.get(acta);
    if (lease != null) {
      row.setHolder(lease.person().value())
          .setHolderName(name(lease.person()))
          .setHeldUntil(WireValues.timestamp(lease.until()));
    }
    return row.build();
  }

  private ActaCard card(ActaId acta) {
    return election()
        .acta(acta)
        .map(cards::of)
        .orElseGet(() -> ActaCard.newBuilder().setActa(acta.value()).build());
  }

  /** Everybody of the CATD and how the work goes, by name. */
  public List<PersonAtWork> people(NightFold fold) {
    Instant now = people.now();
    List<PersonId> capturing =
        people.held().values().stream().map(NightPeople.Held::person).toList();
    return people.everybody().stream()
        .filter(PersonRecord::getActive)
        .map(person -> {
          PersonId id = new PersonId(person.getPerson());
          return atWork(
              person, fold.paces().getOrDefault(id, new Pace()), capturing.contains(id), now);
        })
        .sorted(Comparator.comparing(PersonAtWork::getName))
        .toList();
  }

  private static PersonAtWork atWork(
      PersonRecord person, Pace pace, boolean capturing, Instant now) {
    PersonAtWork.Builder view =
        PersonAtWork.newBuilder()
            .setPerson(person.getPerson())
            .setName(person.getName())
            .addAllRoles(person.getRolesList())
            .setActas(pace.actas())
            .setActasLastHour(pace.lastHour(now))
            .setMedianSeconds(pace.medianSeconds())
            .setSettledCaptures(pace.settledCaptures())
            .setDifferedCaptures(pace.differedCaptures())
            .setCapturing(capturing);
    pace.lastDeed().map(WireValues::timestamp).ifPresent(view::setLastDeed);
    pace.workingSince(now).map(WireValues::timestamp).ifPresent(view::setWorkingSince);
    return view.build();
  }

  public String name(PersonId person) {
    return people.name(person);
  }

  public List<Incident> incidents(NightFold fold, PersonId asking) {
    Collection<IncidentBook.Entry> all = fold.incidents().all();
    return all.stream().map(entry -> incident(entry, asking)).collect(Collectors.toList());
  }

  public Incident incident(IncidentBook.Entry entry, PersonId asking) {
    Incident.Builder view =
        Incident.newBuilder()
            .setIncident(entry.id().toString())
            .setKind(IncidentRaised.Kind.valueOf(entry.kind().name()))
            .setSeverity(IncidentRaised.Severity.valueOf(entry.severity().name()))
            .setState(state(entry))
            .setRaised(WireValues.timestamp(entry.raised()))
            .setRaisedBy(entry.raisedBy().map(this::name).orElse(""))
            .setStation(entry.station())
            .setDescription(entry.description())
            .setRecommendRefusal(refusal(entry, NightViews::recommendRefusal))
            .setDecideRefusal(refusal(entry, state -> decideRefusal(state, asking)));
    entry.acta().map(this::card).ifPresent(view::setActa);
    entry.steps().forEach(step -> view.addSteps(step(step)));
    return view.build();
  }

  private static String refusal(
      IncidentBook.Entry entry, Function<IncidentState, Optional<MessageCode>> ofState) {
    return entry.isOpen()
        ? ofState.apply(entry.state()).map(MessageCode::code).orElse("")
        : MessageCode.INCIDENT_CLOSED.code();
  }

  private static Optional<MessageCode> recommendRefusal(IncidentState state) {
    return state instanceof IncidentState.Recommended
        ? Optional.of(MessageCode.INCIDENT_ALREADY_RECOMMENDED)
        : Optional.empty();
  }

  private static Optional<MessageCode> decideRefusal(IncidentState state, PersonId asking) {
    if (!(state instanceof IncidentState.Recommended recommended)) {
      return Optional.of(MessageCode.INCIDENT_NOT_RECOMMENDED);
    }
    Deed by = recommended.by();
    return by.person().equals(asking)
        ? Optional.of(MessageCode.INCIDENT_BY_SAME_PERSON)
        : Optional.empty();
  }

  private static Incident.State state(IncidentBook.Entry entry) {
    if (entry.solved()) {
      return Incident.State.SOLVED;
    }
    return switch (entry.state()) {
      case IncidentState.Open _ -> Incident.State.OPEN;
      case IncidentState.Recommended _ -> Incident.State.RECOMMENDED;
      case IncidentState.Closed _ -> Incident.State.CLOSED;
    };
  }

  private IncidentStep step(IncidentBook.Step step) {
    return IncidentStep.newBuilder()
        .setKind(step.kind())
        .setTime(WireValues.timestamp(step.by().time()))
        .setPersonName(name(step.by().person()))
        .setText(step.text())
        .build();
  }

  private ElectionPackage election() {
    return catalogue.election();
  }
}
