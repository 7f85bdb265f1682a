package mx.openprep.desktop.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BackgroundTaskTest {
  private final Lane lane = new Lane();
  private final List<String> results = new ArrayList<>();
  private final List<MessageCode> refusals = new ArrayList<>();

  private void start(Background background, BackgroundTask.Work<String> work) {
    background
        .task(lane, work)
        .onSuccess(results::add)
        .onRefusal(refusal -> refusals.add(refusal.code()))
        .start();
  }

  @Nested
  class Results {
    private final Immediately.Held held = new Immediately.Held();

    @Test
    void arriveOnceAndFreeTheLane() {
      start(held.background(), progress -> "one");
      assertThat(lane.isBusy()).isTrue();
      held.letGo();
      assertThat(results).containsExactly("one");
      assertThat(lane.isBusy()).isFalse();
    }

    @Test
    void ofWhatWasOvertakenAreDropped() {
      start(held.background(), progress -> "stale");
      start(held.background(), progress -> "fresh");
      held.letGo();
      assertThat(results).isEmpty();
      assertThat(lane.isBusy()).isTrue();
      held.letGo();
      assertThat(results).containsExactly("fresh");
    }

    @Test
    void ofWhatWasCancelledAreDropped() {
      start(held.background(), progress -> "never");
      lane.cancel();
      held.letGo();
      assertThat(results).isEmpty();
      assertThat(lane.isBusy()).isFalse();
    }
  }

  @Nested
  class Failures {
    @Test
    void ofTheNodeKeepTheirCode() {
      start(
          Immediately.background(),
          progress -> {
            throw RefusalStatus.toStatus(new Refusal(MessageCode.ACTA_UNKNOWN, "140001B0100"));
          });
      assertThat(refusals).containsExactly(MessageCode.ACTA_UNKNOWN);
    }

    @Test
    void ofTheLineAndOfTheProgramAreToldApart() {
      start(
          Immediately.background(),
          progress -> {
            throw Status.UNAVAILABLE.asRuntimeException();
          });
      start(
          Immediately.background(),
          progress -> {
            throw new IOException("broken");
          });
      assertThat(refusals).containsExactly(MessageCode.CENTRE_UNREACHABLE, MessageCode.UNEXPECTED);
    }
  }

  @Test
  void progressIsToldWhileItRuns() {
    List<Double> told = new ArrayList<>();
    lane.progressProperty().subscribe(done -> told.add(done.doubleValue()));
    start(
        Immediately.background(),
        progress -> {
          progress.accept(0.25);
          progress.accept(0.75);
          return "done";
        });
    assertThat(told).endsWith(0.25, 0.75);
  }
}
