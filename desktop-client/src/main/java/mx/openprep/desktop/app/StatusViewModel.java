package mx.openprep.desktop.app;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Ages;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WatchStatusRequest;
import org.jspecify.annotations.Nullable;

/**
 * How the link to the centre is, what waits to be sent, and what waits to be done: watched while
 * somebody is logged in. FX thread only.
 */
final class StatusViewModel {
  private static final int RETRY_SECONDS = 2;

  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final Ages ages;
  private final InstantSource clock;
  private final ObjectProperty<NodeStatus> status =
      new SimpleObjectProperty<>(NodeStatus.getDefaultInstance());
  private final ObjectProperty<Instant> now;
  private Optional<Watch> watch = Optional.empty();

  StatusViewModel(NodeApi api, Background background, Texts texts, InstantSource clock) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.ages = new Ages(texts);
    this.clock = clock;
    this.now = new SimpleObjectProperty<>(clock.instant());
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

  /** Time has passed: ages are told anew. */
  void tick() {
    now.set(clock.instant());
  }

  void start() {
    stop();
    Watch started = new Watch();
    watch = Optional.of(started);
    api.nodeStream().watchStatus(WatchStatusRequest.getDefaultInstance(), started);
  }

  void stop() {
    watch.ifPresent(Watch::cancel);
    watch = Optional.empty();
  }

  private String linkText(NodeStatus.Link link) {
    return switch (link) {
      case ONLINE -> texts.of("status.online");
      case OFFLINE -> texts.of("status.offline");
      case WRONG_IDENTITY -> texts.of("status.wrong-identity");
      case WRONG_PACKAGE -> texts.of("status.wrong-package");
      case WRONG_REALM -> texts.of("status.wrong-realm");
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

  /** One call to the node; when it breaks, another follows. */
  private final class Watch implements ClientResponseObserver<WatchStatusRequest, NodeStatus> {
    private @Nullable ClientCallStreamObserver<WatchStatusRequest> call;

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchStatusRequest> stream) {
      call = stream;
    }

    @Override
    public void onNext(NodeStatus told) {
      onScreen(() -> {
        tick();
        status.set(told);
      });
    }

    @Override
    public void onError(Throwable broken) {
      // Nobody knows how the link to the centre is while the node itself cannot be asked.
      onScreen(() -> status.set(status.get().toBuilder().clearLink().build()));
      Executor later = CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS);
      later.execute(() -> onScreen(StatusViewModel.this::start));
    }

    @Override
    public void onCompleted() {}

    private void onScreen(Runnable action) {
      background
          .screen()
          .execute(() -> {
            if (watch.filter(current -> current == this).isPresent()) {
              action.run();
            }
          });
    }

    private void cancel() {
      if (call != null) {
        call.cancel("No longer watched", null);
      }
    }
  }
}
