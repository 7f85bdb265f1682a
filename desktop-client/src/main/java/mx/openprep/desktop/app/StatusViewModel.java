package mx.openprep.desktop.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Ages;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.NodeStream;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WatchStatusRequest;

/**
 * How the link to the centre is, what waits to be sent, and what waits to be done: watched while
 * somebody is logged in. FX thread only.
 */
final class StatusViewModel {
  private final Texts texts;
  private final Ages ages;
  private final InstantSource clock;
  private final ObjectProperty<NodeStatus> status =
      new SimpleObjectProperty<>(NodeStatus.getDefaultInstance());
  private final ObjectProperty<Instant> now;
  private final NodeStream<NodeStatus> watch;

  StatusViewModel(NodeApi api, Background background, Texts texts, InstantSource clock) {
    this.texts = texts;
    this.ages = new Ages(texts);
    this.clock = clock;
    this.now = new SimpleObjectProperty<>(clock.instant());
    this.watch =
        new NodeStream<>(
            background,
            observer ->
                api.nodeStream().watchStatus(WatchStatusRequest.getDefaultInstance(), observer),
            this::told,
            // Nobody knows how the link to the centre is while the node cannot be asked.
            () -> status.set(status.get().toBuilder().clearLink().build()));
  }

  ObservableValue<NodeStatus> statusProperty() {
    return status;
  }

  /** Now, as far as ages are told. */
  ObservableValue<Instant> nowProperty() {
    return now;
  }

  ObservableValue<NodeStatus.Link> linkProperty() {
    return status.map(NodeStatus::getLink);
  }

  /** State of the link in a word or two. */
  ObservableValue<String> linkTextProperty() {
    return linkProperty().map(this::linkText);
  }

  /** What waits to be sent and for how long. */
  ObservableValue<String> waitingTextProperty() {
    return status.flatMap(shown -> now.map(instant -> waitingText(shown, instant)));
  }

  private void told(NodeStatus told) {
    tick();
    status.set(told);
  }

  /** Time has passed: ages are told anew. */
  void tick() {
    now.set(clock.instant());
  }

  void start() {
    watch.start();
  }

  void stop() {
    watch.stop();
  }

  private String linkText(NodeStatus.Link link) {
    return switch (link) {
      case ONLINE -> texts.of("status.online");
      case OFFLINE -> texts.of("status.offline");
      case WRONG_IDENTITY -> texts.of("status.wrong-identity");
      case WRONG_PACKAGE -> texts.of("status.wrong-package");
      case WRONG_REALM -> texts.of("status.wrong-realm");
      case WITHDRAWN -> texts.of("status.withdrawn");
      case CERTIFICATE_EXPIRED -> texts.of("status.certificate-expired");
      case WRONG_VERSION -> texts.of("status.wrong-version");
      case STORE_FULL -> texts.of("status.store-full");
      case LINK_UNSPECIFIED, UNRECOGNIZED -> texts.of("status.unknown");
    };
  }

  private String waitingText(NodeStatus shown, Instant instant) {
    if (shown.getLink() == NodeStatus.Link.LINK_UNSPECIFIED) {
      return "";
    }
    int waiting = shown.getEventsWaiting() + shown.getImagesWaiting();
    if (waiting == 0) {
      return texts.of("status.all-sent");
    }
    if (!shown.hasOldestWaiting()) {
      return texts.of("status.waiting", waiting);
    }
    Duration age = Duration.between(WireValues.instant(shown.getOldestWaiting()), instant);
    return texts.of("status.waiting.since", waiting, ages.of(age));
  }
}
