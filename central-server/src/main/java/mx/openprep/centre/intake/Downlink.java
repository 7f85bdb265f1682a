package mx.openprep.centre.intake;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.identity.PeopleWatch;
import mx.openprep.centre.identity.StationIdentity;
import mx.openprep.centre.identity.Stations;
import mx.openprep.centre.publication.PublicationWatch;
import mx.openprep.centre.publication.PublishedActas;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.DownlinkMessage;
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
  private final ServerCallStreamObserver<DownlinkMessage> answers;
  private final Queue<DownlinkMessage> waiting = new ArrayDeque<>();
  private Optional<List<PersonRecord>> toldPeople = Optional.empty();
  private Optional<List<StationRecord>> toldStations = Optional.empty();
  private long toldCut;

  /**
   * A link on which nothing has been said.
   *
   * @param knownCut up to which cut the station says it knows all
   */
  Downlink(
      StationIdentity station,
      long knownCut,
      People people,
      Stations stations,
      PublishedActas published,
      ServerCallStreamObserver<DownlinkMessage> answers) {
    this.station = station;
    this.people = people;
    this.stations = stations;
    this.published = published;
    this.answers = answers;
    toldCut = knownCut;
  }

  void follow(PeopleWatch peopleWatch, PublicationWatch publicationWatch) {
    Runnable tell = this::tell;
    answers.setOnCancelHandler(() -> {
      peopleWatch.remove(tell);
      publicationWatch.remove(tell);
    });
    answers.setOnReadyHandler(tell);
    peopleWatch.onChange(tell);
    publicationWatch.onChange(tell);
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
        fetchPublished();
      }
      DownlinkMessage next = waiting.poll();
      if (next == null) {
        return;
      }
      answers.onNext(next);
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
