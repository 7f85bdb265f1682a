package mx.openprep.centre.intake;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.identity.PeopleWatch;
import mx.openprep.election.CatdId;
import mx.openprep.v1.DownlinkMessage;
import mx.openprep.v1.PeopleOfCatd;
import mx.openprep.v1.PersonRecord;

/** Tells one station who works at its CATD: at once, then whenever that changes. */
final class PeopleDownlink {
  private final CatdId catd;
  private final People people;
  private final ServerCallStreamObserver<DownlinkMessage> answers;
  private Optional<List<PersonRecord>> told = Optional.empty();

  PeopleDownlink(CatdId catd, People people, ServerCallStreamObserver<DownlinkMessage> answers) {
    this.catd = catd;
    this.people = people;
    this.answers = answers;
  }

  void follow(PeopleWatch watch) {
    Runnable tell = this::tellIfChanged;
    answers.setOnCancelHandler(() -> watch.remove(tell));
    watch.onChange(tell);
    tellIfChanged();
  }

  private synchronized void tellIfChanged() {
    List<PersonRecord> now = people.of(catd);
    if (told.filter(now::equals).isEmpty() && !answers.isCancelled()) {
      answers.onNext(
          DownlinkMessage.newBuilder()
              .setPeople(PeopleOfCatd.newBuilder().addAllPeople(now))
              .build());
      told = Optional.of(now);
    }
  }
}
