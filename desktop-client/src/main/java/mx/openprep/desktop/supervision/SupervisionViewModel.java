package mx.openprep.desktop.supervision;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.NodeStream;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaLifeView;
import mx.openprep.v1.ActasUpdate;
import mx.openprep.v1.BoardUpdate;
import mx.openprep.v1.CommentIncidentRequest;
import mx.openprep.v1.DecideIncidentRequest;
import mx.openprep.v1.GetActaLifeRequest;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.Incident;
import mx.openprep.v1.IncidentRaised;
import mx.openprep.v1.ListIncidentsRequest;
import mx.openprep.v1.ListPeopleRequest;
import mx.openprep.v1.ListPeopleResponse;
import mx.openprep.v1.OpenWallRequest;
import mx.openprep.v1.RaiseIncidentRequest;
import mx.openprep.v1.RecommendIncidentRequest;
import mx.openprep.v1.SendToRescanRequest;
import mx.openprep.v1.TakeBackRequest;
import mx.openprep.v1.WatchActasRequest;
import mx.openprep.v1.WatchBoardRequest;

/** What a supervisor sees of the night and sets in motion. FX thread only. */
public final class SupervisionViewModel {
  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final BoardModel board = new BoardModel();
  private final ActasModel actas = new ActasModel(board);
  private final NodeStream<BoardUpdate> boardStream;
  private final NodeStream<ActasUpdate> actasStream;
  private final ObjectProperty<ListPeopleResponse> people =
      new SimpleObjectProperty<>(ListPeopleResponse.getDefaultInstance());
  private final ObservableList<Incident> incidents = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Incident>> incident =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<ActaLifeView>> life =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<byte[]>> image =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty listening = new SimpleBooleanProperty();
  private final Lane peopleLane = new Lane();
  private final Lane incidentLane = new Lane();
  private final Lane lifeLane = new Lane();
  private final Lane imageLane = new Lane();
  private final Lane acting = new Lane();
  private ByteString imageShown = ByteString.EMPTY;
  private int incidentsKnown = -1;

  public SupervisionViewModel(NodeApi api, Background background, Texts texts) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    boardStream =
        new NodeStream<>(
            background,
            observer ->
                api.supervisionStream()
                    .watchBoard(WatchBoardRequest.getDefaultInstance(), observer),
            this::told);
    actasStream =
        new NodeStream<>(
            background,
            observer ->
                api.supervisionStream()
                    .watchActas(WatchActasRequest.getDefaultInstance(), observer),
            this::told);
  }

  BoardModel board() {
    return board;
  }

  ActasModel actas() {
    return actas;
  }

  ObservableValue<ListPeopleResponse> peopleProperty() {
    return people;
  }

  ObservableList<Incident> incidents() {
    return incidents;
  }

  ObjectProperty<Optional<Incident>> incidentProperty() {
    return incident;
  }

  ObservableValue<Optional<ActaLifeView>> lifeProperty() {
    return life;
  }

  ObservableValue<Optional<byte[]>> imageProperty() {
    return image;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return acting.busyProperty();
  }

  /** Whether the board has been told once. */
  ObservableValue<Boolean> listeningProperty() {
    return listening;
  }

  void start() {
    notice.set(Optional.empty());
    boardStream.start();
    actasStream.start();
    refreshPeople();
    refreshIncidents();
  }

  void stop() {
    boardStream.stop();
    actasStream.stop();
    listening.set(false);
    close();
  }

  private void told(BoardUpdate update) {
    board.told(update);
    listening.set(true);
    if (update.getOpenIncidents() != incidentsKnown) {
      incidentsKnown = update.getOpenIncidents();
      refreshIncidents();
    }
  }

  private void told(ActasUpdate update) {
    actas.told(update);
    boolean shown =
        life.get()
            .filter(open ->
                !update.getWhole()
                    && update.getRowsList().stream()
                        .anyMatch(row ->
                            row.getCard().getActa().equals(open.getRow().getCard().getActa())))
            .isPresent();
    if (shown) {
      life.get().ifPresent(open -> open(open.getRow().getCard().getActa()));
    }
  }

  void refreshPeople() {
    background
        .task(
            peopleLane, () -> api.supervision().listPeople(ListPeopleRequest.getDefaultInstance()))
        .onSuccess(people::set)
        .onRefusal(this::refused)
        .start();
  }

  void refreshIncidents() {
    background
        .task(
            incidentLane,
            () -> api.supervision().listIncidents(ListIncidentsRequest.getDefaultInstance()))
        .onSuccess(found -> {
          incidents.setAll(found.getIncidentsList());
          incident.set(incident.get().flatMap(open -> same(open, found.getIncidentsList())));
        })
        .onRefusal(this::refused)
        .start();
  }

  private static Optional<Incident> same(Incident open, Iterable<Incident> all) {
    for (Incident incident : all) {
      if (incident.getIncident().equals(open.getIncident())) {
        return Optional.of(incident);
      }
    }
    return Optional.empty();
  }

  /** Opens the life of an acta beside the list. */
  void open(String acta) {
    background
        .task(
            lifeLane,
            () ->
                api.supervision()
                    .getActaLife(GetActaLifeRequest.newBuilder().setActa(acta).build()))
        .onSuccess(this::show)
        .onRefusal(this::refused)
        .start();
  }

  private void show(ActaLifeView opened) {
    life.set(Optional.of(opened));
    if (!opened.getImage().equals(imageShown)) {
      imageShown = opened.getImage();
      image.set(Optional.empty());
      loadImage(opened.getImage());
    }
  }

  private void loadImage(ByteString hash) {
    if (!hash.isEmpty()) {
      background
          .task(
              imageLane,
              () ->
                  api.digitization()
                      .getImage(GetImageRequest.newBuilder().setImage(hash).build())
                      .getJpeg()
                      .toByteArray())
          .onSuccess(jpeg -> image.set(Optional.of(jpeg)))
          .onRefusal(this::refused)
          .start();
    }
  }

  /** Closes whatever acta is open. */
  void close() {
    life.set(Optional.empty());
    image.set(Optional.empty());
    imageShown = ByteString.EMPTY;
  }

  void takeBack(String reason) {
    acta(
        "supervision.taken-back",
        acta ->
            api.supervision()
                .takeBack(TakeBackRequest.newBuilder().setActa(acta).setReason(reason).build()));
  }

  void sendToRescan(String reason) {
    acta(
        "supervision.sent-to-rescan",
        acta ->
            api.supervision()
                .sendToRescan(
                    SendToRescanRequest.newBuilder().setActa(acta).setReason(reason).build()));
  }

  private void acta(String done, java.util.function.Function<String, ActaLifeView> action) {
    life.get()
        .ifPresent(open -> {
          String acta = open.getRow().getCard().getActa();
          act(
              () -> action.apply(acta),
              after -> {
                show(after);
                tell(done, after.getRow().getCard().getClaveActa());
              });
        });
  }

  void raise(IncidentRaised.Kind kind, IncidentRaised.Severity severity, String words) {
    incident(
        "supervision.raised",
        () ->
            api.supervision()
                .raiseIncident(
                    RaiseIncidentRequest.newBuilder()
                        .setKind(kind)
                        .setSeverity(severity)
                        .setDescription(words)
                        .build()));
  }

  void recommend(String measure) {
    withIncident(
        "supervision.recommended",
        id ->
            api.supervision()
                .recommendIncident(
                    RecommendIncidentRequest.newBuilder()
                        .setIncident(id)
                        .setMeasure(measure)
                        .build()));
  }

  void decide(boolean approved, String reason) {
    withIncident(
        approved ? "supervision.approved" : "supervision.refused",
        id ->
            api.supervision()
                .decideIncident(
                    DecideIncidentRequest.newBuilder()
                        .setIncident(id)
                        .setApproved(approved)
                        .setReason(reason)
                        .build()));
  }

  void comment(String comment) {
    withIncident(
        "supervision.commented",
        id ->
            api.supervision()
                .commentIncident(
                    CommentIncidentRequest.newBuilder()
                        .setIncident(id)
                        .setComment(comment)
                        .build()));
  }

  private void withIncident(String done, java.util.function.Function<String, Incident> action) {
    incident.get().ifPresent(open -> incident(done, () -> action.apply(open.getIncident())));
  }

  private void incident(String done, Supplier<Incident> action) {
    act(
        action,
        after -> {
          incident.set(Optional.of(after));
          refreshIncidents();
          tell(done, "");
        });
  }

  /** Hands the screen over to the wall: the session that results can only look. */
  void openWall(Consumer<String> opened) {
    act(() -> api.supervision().openWall(OpenWallRequest.getDefaultInstance()).getToken(), opened);
  }

  private <T> void act(Supplier<T> action, Consumer<T> done) {
    if (!acting.isBusy()) {
      background.task(acting, action::get).onSuccess(done).onRefusal(this::refused).start();
    }
  }

  /** Something of the screen's own went well or wrong. */
  void tell(String key, Object... arguments) {
    notice.set(Optional.of(texts.notice(Notice.Kind.DONE, key, arguments)));
  }

  void forgetNotice() {
    notice.set(Optional.empty());
  }

  void refused(Refusal refusal) {
    notice.set(Optional.of(texts.notice(refusal)));
  }

  Background background() {
    return background;
  }
}
