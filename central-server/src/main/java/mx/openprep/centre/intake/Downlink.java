package mx.openprep.centre.intake;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import mx.openprep.centre.desk.DeskEntries;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.identity.StationIdentity;
import mx.openprep.centre.identity.Stations;
import mx.openprep.centre.publication.PublishedActas;
import mx.openprep.centre.watch.ChangeWatch;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.CentreEntries;
import mx.openprep.v1.DownlinkMessage;
import mx.openprep.v1.DownlinkRequest;
import mx.openprep.v1.PeopleOfCatd;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.PublishedChanges;
import mx.openprep.v1.PublishedInCut;
import mx.openprep.v1.StationRecord;
import mx.openprep.v1.StationsOfCatd;

/**
 * Tells one station who works at its CATD and what is published of it: at once, then whenever that
 * changes, no faster than its link takes it.
 */
final class Downlink {
  /** About 100 kB: a bad line carries a part in well under a minute. */
  private static final int ACTAS_A_PART = 64;

  private final StationIdentity station;
  private final People people;
  private final Stations stations;
  private final PublishedActas published;
  private final DeskEntries entries;
  private final ServerCallStreamObserver<DownlinkMessage> answers;
  private final Queue<DownlinkMessage> waiting = new ArrayDeque<>();
  private Optional<List<PersonRecord>> toldPeople = Optional.empty();
  private Optional<List<StationRecord>> toldStations = Optional.empty();
  private long toldCut;
  private long toldEntry;

  /**
   * A link on which nothing has been said.
   *
   * @param known what the station says it knows
   */
  Downlink(
      StationIdentity station,
      DownlinkRequest known,
      People people,
      Stations stations,
      PublishedActas published,
      DeskEntries entries,
      ServerCallStreamObserver<DownlinkMessage> answers) {
    this.station = station;
    this.people = people;
    this.stations = stations;
    this.published = published;
    this.entries = entries;
    this.answers = answers;
    toldCut = known.getPublishedThrough();
    toldEntry = known.getCentreThrough();
  }

  void follow(List<? extends ChangeWatch> watches) {
    Runnable tell = this::tell;
    answers.setOnCancelHandler(() -> watches.forEach(watch -> watch.remove(tell)));
    answers.setOnReadyHandler(tell);
    watches.forEach(watch -> watch.onChange(tell));
    tell();
  }

  private synchronized void tell() {
    if (answers.isCancelled()) {
      return;
    }
    List<PersonRecord> now = people.of(station.catd());
    if (toldPeople.filter(now::equals).isEmpty()) {
      answers.onNext(
          DownlinkMessage.newBuilder()
              .setPeople(PeopleOfCatd.newBuilder().addAllPeople(now))
              .build());
      toldPeople = Optional.of(now);
    }
    List<StationRecord> present = stations.of(station.catd());
    if (toldStations.filter(present::equals).isEmpty()) {
      answers.onNext(
          DownlinkMessage.newBuilder()
              .setStations(StationsOfCatd.newBuilder().addAllStations(present))
              .build());
      toldStations = Optional.of(present);
    }
    while (answers.isReady()) {
      if (waiting.isEmpty()) {
        fetchEntries();
      }
      if (waiting.isEmpty()) {
        fetchPublished();
      }
      DownlinkMessage next = waiting.poll();
      if (next == null) {
        return;
      }
      answers.onNext(next);
    }
  }

  /** Before what is published of them, so that the node settles what it then sees. */
  private void fetchEntries() {
    List<DeskEntries.Told> next = entries.after(station.catd(), toldEntry, ACTAS_A_PART);
    if (!next.isEmpty()) {
      CentreEntries.Builder part = CentreEntries.newBuilder();
      next.forEach(entry -> part.addEnvelopes(entry.envelope()));
      waiting.add(DownlinkMessage.newBuilder().setCentre(part).build());
      toldEntry = next.getLast().sequence();
    }
  }

  private void fetchPublished() {
    PublishedActas.LastCut last = published.lastCut();
    if (last.number() == toldCut) {
      return;
    }
    // A station that knows of a cut we have not: ours was restored, so all is told again.
    long from = toldCut > last.number() ? 0 : toldCut;
    List<PublishedInCut> actas =
        published.between(station.catd(), station.station(), from, last.number());
    int sent = 0;
    do {
      int next = Math.min(actas.size(), sent + ACTAS_A_PART);
      PublishedChanges.Builder part =
          PublishedChanges.newBuilder().addAllActas(actas.subList(sent, next));
      sent = next;
      if (sent == actas.size()) {
        part.setThrough(last.number());
        last.made().map(made -> WireValues.timestamp(made.toInstant())).ifPresent(part::setMade);
      }
      waiting.add(DownlinkMessage.newBuilder().setPublished(part).build());
    } while (sent < actas.size());
    toldCut = last.number();
  }
}
