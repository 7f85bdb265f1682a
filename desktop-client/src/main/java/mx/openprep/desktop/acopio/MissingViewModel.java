package mx.openprep.desktop.acopio;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.printing.SheetBuilder;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ArrivalNote;
import mx.openprep.v1.ExpectArrivalRequest;
import mx.openprep.v1.ListMissingSobresRequest;
import mx.openprep.v1.ListMissingSobresResponse;
import mx.openprep.v1.MissingSobre;
import mx.openprep.v1.MunicipalityCount;
import mx.openprep.v1.NodeDescription;

/** What has not arrived: searched, announced, printed and saved as a file. */
public final class MissingViewModel {
  /** Everybody in the longest municipality of the country; printed and saved lists are whole. */
  private static final int SHOWN = 2_000;

  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final ObservableValue<NodeDescription> node;
  private final Stationery stationery;
  private final Lane listing = new Lane();
  private final Lane work = new Lane();

  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<String> municipality = new SimpleObjectProperty<>("");
  private final ObjectProperty<ListMissingSobresRequest.Arrival> arrival =
      new SimpleObjectProperty<>(ListMissingSobresRequest.Arrival.ANY);
  private final ObjectProperty<ListMissingSobresResponse> found =
      new SimpleObjectProperty<>(ListMissingSobresResponse.getDefaultInstance());
  private final ObjectProperty<Optional<MissingSobre>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty expected = new SimpleStringProperty("");
  private final StringProperty note = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private boolean shown;

  public MissingViewModel(
      NodeApi api,
      Background background,
      Texts texts,
      ObservableValue<NodeDescription> node,
      Stationery stationery) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.node = node;
    this.stationery = stationery;
    search.subscribe(this::renew);
    municipality.subscribe(this::renew);
    arrival.subscribe(this::renew);
  }

  StringProperty searchProperty() {
    return search;
  }

  /** Number of the municipality that is listed; empty for all. */
  ObjectProperty<String> municipalityProperty() {
    return municipality;
  }

  ObjectProperty<ListMissingSobresRequest.Arrival> arrivalProperty() {
    return arrival;
  }

  ObservableValue<List<MissingSobre>> sobresProperty() {
    return found.map(ListMissingSobresResponse::getSobresList);
  }

  ObservableValue<List<MunicipalityCount>> municipalitiesProperty() {
    return found.map(ListMissingSobresResponse::getMunicipalitiesList);
  }

  ObservableValue<String> titleProperty() {
    return found.map(all -> texts.of("missing.title", all.getTotalSobres(), all.getTotalActas()));
  }

  /** The casilla whose arrival is noted. */
  ObservableValue<Optional<MissingSobre>> chosenProperty() {
    return chosen;
  }

  StringProperty expectedProperty() {
    return expected;
  }

  StringProperty noteProperty() {
    return note;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  OfficialTime time() {
    return OfficialTime.of(node.getValue());
  }

  void start() {
    shown = true;
    notice.set(Optional.empty());
    renew();
  }

  void stop() {
    shown = false;
    listing.cancel();
    work.cancel();
  }

  private ListMissingSobresRequest.Builder question() {
    return ListMissingSobresRequest.newBuilder()
        .setSearch(search.get())
        .setMunicipality(municipality.get())
        .setArrival(arrival.get());
  }

  /** Asks the node again. */
  void renew() {
    if (!shown) {
      return;
    }
    ListMissingSobresRequest request = question().setLimit(SHOWN).build();
    background
        .task(listing, () -> api.sobres().listMissingSobres(request))
        .onSuccess(found::set)
        .onRefusal(this::refused)
        .start();
  }

  /** The casilla under the cursor: what is known of its sobre can be changed. */
  void choose(Optional<MissingSobre> sobre) {
    if (chosen.get().map(MissingSobre::getCasilla).equals(sobre.map(MissingSobre::getCasilla))) {
      return;
    }
    chosen.set(sobre);
    Optional<ArrivalNote> known = sobre.filter(MissingSobre::hasArrival).map(s -> s.getArrival());
    expected.set(known.map(a -> time().minutes(a.getExpected())).orElse(""));
    note.set(known.map(ArrivalNote::getNote).orElse(""));
  }

  /** Writes down when the sobre should arrive; without a time, that nothing is known any more. */
  void expect() {
    chosen
        .get()
        .ifPresent(sobre -> {
          ExpectArrivalRequest request =
              ExpectArrivalRequest.newBuilder()
                  .setCasilla(sobre.getCasilla())
                  .setTime(expected.get().strip())
                  .setNote(note.get().strip())
                  .build();
          background
              .task(work, () -> api.sobres().expectArrival(request))
              .onSuccess(known -> expected(sobre, known))
              .onRefusal(this::refused)
              .start();
        });
  }

  private void expected(MissingSobre sobre, ArrivalNote known) {
    String casilla = texts.of("acta.casilla", sobre.getSection(), sobre.getCasillaName());
    notice.set(
        Optional.of(
            known.hasExpected()
                ? texts.notice(
                    Notice.Kind.DONE,
                    "missing.noted",
                    casilla,
                    time().minutes(known.getExpected()),
                    known.getNote())
                : texts.notice(Notice.Kind.DONE, "missing.withdrawn", casilla)));
    renew();
  }

  /** The list as asked, whole, on paper. */
  void print() {
    SheetBuilder sheet = stationery.begin(texts.of("missing.sheet"));
    MissingList list = new MissingList(texts, time());
    ListMissingSobresRequest request = question().build();
    background
        .task(
            work,
            () ->
                stationery
                    .printing()
                    .print(list.sheet(api.sobres().listMissingSobres(request), sheet)))
        .onSuccess(printer ->
            notice.set(Optional.of(texts.notice(Notice.Kind.DONE, "missing.printed", printer))))
        .onRefusal(this::refused)
        .start();
  }

  /** The list as asked, whole, as a file beside the sheets that were saved. */
  void export() {
    MissingList list = new MissingList(texts, time());
    String name = list.fileName(node.getValue().getCatd(), stationery.letterhead().get().at());
    ListMissingSobresRequest request = question().build();
    background
        .task(
            work,
            () ->
                MissingList.save(
                    list.csv(api.sobres().listMissingSobres(request)),
                    stationery.printing().folder(),
                    name))
        .onSuccess(this::exported)
        .onRefusal(this::refused)
        .start();
  }

  private void exported(Path file) {
    notice.set(
        Optional.of(
            texts.notice(
                Notice.Kind.DONE,
                "missing.exported",
                String.valueOf(file.getFileName()),
                String.valueOf(file.getParent()))));
  }

  private void refused(Refusal refusal) {
    notice.set(Optional.of(texts.notice(refusal)));
  }
}
