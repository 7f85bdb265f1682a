package mx.openprep.desktop.sharing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.ConnectedStation;
import mx.openprep.v1.ListStationsRequest;

/** The workstations of this CATD: who works where, since when, and who has gone. */
public final class StationsViewModel {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final InstantSource clock;
  private final Supplier<ZoneId> zone;
  private final Lane lane = new Lane();
  private final ObservableList<ConnectedStation> stations = FXCollections.observableArrayList();
  private final StringProperty summary = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * @param zone of the election, in which hours are shown
   */
  public StationsViewModel(
      NodeApi api, Background background, Texts texts, InstantSource clock, Supplier<ZoneId> zone) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.clock = clock;
    this.zone = zone;
  }

  ObservableList<ConnectedStation> stations() {
    return stations;
  }

  ObservableValue<String> summaryProperty() {
    return summary;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  /** Asks anew, unless it is being asked already. */
  void refresh() {
    if (lane.isBusy()) {
      return;
    }
    background
        .task(lane, () -> api.lan().listStations(ListStationsRequest.getDefaultInstance()))
        .onSuccess(answer -> show(answer.getStationsList()))
        .onRefusal(refusal -> notice.set(Optional.of(texts.notice(refusal))))
        .start();
  }

  private void show(List<ConnectedStation> told) {
    notice.set(Optional.empty());
    if (!stations.equals(told)) {
      stations.setAll(told);
    }
    long here = told.stream().filter(ConnectedStation::getConnected).count();
    summary.set(texts.of("stations.summary", here, told.size()));
  }

  String name(ConnectedStation station) {
    return station.getHost()
        ? texts.of("stations.host", station.getStation())
        : station.getStation();
  }

  String person(ConnectedStation station) {
    return station.getPersonName().isEmpty()
        ? texts.of("stations.nobody")
        : station.getPersonName();
  }

  String since(ConnectedStation station) {
    return HOUR.format(WireValues.instant(station.getSince()).atZone(zone.get()));
  }

  /** Here, or how long it has been away. */
  String state(ConnectedStation station) {
    if (station.getConnected()) {
      return texts.of("stations.here");
    }
    Instant seen = WireValues.instant(station.getLastSeen());
    Duration away = Duration.between(seen, clock.instant());
    return away.compareTo(Duration.ofMinutes(1)) < 0
        ? texts.of("stations.away.seconds", Math.max(0, away.toSeconds()))
        : texts.of("stations.away.minutes", away.toMinutes());
  }

  void stop() {
    lane.cancel();
  }
}
