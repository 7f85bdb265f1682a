package mx.openprep.desktop.readiness;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.printing.Sheet;
import mx.openprep.desktop.printing.SheetBuilder;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.journal.ReadinessCodec;
import mx.openprep.message.Refusal;
import mx.openprep.readiness.ReadinessReport;
import mx.openprep.v1.ReportReadinessRequest;

/** Examines this workstation, tells the journal, and puts the report on paper. */
public final class ReadinessViewModel {
  private final ReadinessDesk desk;
  private final NodeApi api;
  private final Background background;
  private final ReadinessWords words;
  private final Stationery stationery;
  private final Lane lane = new Lane();
  private final ObjectProperty<Optional<ReadinessReport>> report =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());

  public ReadinessViewModel(
      ReadinessDesk desk,
      NodeApi api,
      Background background,
      ReadinessWords words,
      Stationery stationery) {
    this.desk = desk;
    this.api = api;
    this.background = background;
    this.words = words;
    this.stationery = stationery;
  }

  ReadinessWords words() {
    return words;
  }

  ObservableValue<Optional<ReadinessReport>> reportProperty() {
    return report;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  ObservableValue<Boolean> busyProperty() {
    return lane.busyProperty();
  }

  /** Looks, shows, and writes it into the journal, which takes it to the centre. */
  void examine() {
    notice.set(Optional.empty());
    report.set(Optional.empty());
    background
        .task(lane, desk::examine)
        .onSuccess(found -> {
          report.set(Optional.of(found));
          tell(found);
        })
        .onRefusal(this::refused)
        .start();
  }

  private void tell(ReadinessReport found) {
    ReportReadinessRequest request =
        ReportReadinessRequest.newBuilder().setReport(ReadinessCodec.encode(found)).build();
    background
        .task(lane, () -> api.node().reportReadiness(request))
        .onSuccess(told ->
            notice.set(Optional.of(words.texts().notice(Notice.Kind.DONE, "readiness.told"))))
        .onRefusal(this::refused)
        .start();
  }

  void print() {
    put(printing -> printing::print);
  }

  void save() {
    put(printing -> sheet -> printing.save(sheet, printing.folder()).toString());
  }

  private void put(Function<Printing, Function<Sheet, String>> where) {
    report
        .get()
        .ifPresent(shown -> {
          SheetBuilder sheet = stationery.begin(words.texts().of("readiness.title"));
          background
              .task(
                  lane,
                  () ->
                      where
                          .apply(stationery.printing())
                          .apply(new ReadinessSheet(words).of(shown, sheet)))
              .onSuccess(to ->
                  notice.set(
                      Optional.of(words.texts().notice(Notice.Kind.DONE, "readiness.printed", to))))
              .onRefusal(this::refused)
              .start();
        });
  }

  private void refused(Refusal refusal) {
    notice.set(Optional.of(words.texts().notice(refusal)));
  }

  void stop() {
    lane.cancel();
  }
}
