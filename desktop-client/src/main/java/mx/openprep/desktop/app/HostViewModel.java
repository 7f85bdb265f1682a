package mx.openprep.desktop.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;

/**
 * What a person at a joined workstation must know of its host: that it is gone, what is safe, and
 * that it came back. FX thread only.
 */
final class HostViewModel {
  private static final Duration WELCOME = Duration.ofSeconds(12);

  private final Texts texts;
  private final InstantSource clock;
  private final Runnable restarted;
  private final ObjectProperty<Optional<Band>> band = new SimpleObjectProperty<>(Optional.empty());
  private Optional<HostState> state = Optional.empty();
  private String run = "";
  private boolean newRun;
  private Instant since = Instant.EPOCH;

  /**
   * What the band across the window says.
   *
   * @param colour style class that names its colours
   */
  record Band(String colour, String text) {}

  /**
   * Nothing to say yet.
   *
   * @param restarted the host is a new run: whoever was logged in must log in again
   */
  HostViewModel(Texts texts, InstantSource clock, Runnable restarted) {
    this.texts = texts;
    this.clock = clock;
    this.restarted = restarted;
  }

  ObservableValue<Optional<Band>> bandProperty() {
    return band;
  }

  /** This workstation is opened anew, perhaps with another node. */
  void forget() {
    state = Optional.empty();
    run = "";
    band.set(Optional.empty());
  }

  void told(HostState now) {
    boolean wasLost = state.filter(HostState.Lost.class::isInstance).isPresent();
    state = Optional.of(now);
    since = clock.instant();
    switch (now) {
      case HostState.Present present -> {
        newRun = !run.isEmpty() && !run.equals(present.run());
        run = present.run();
        if (newRun) {
          restarted.run();
        }
        band.set(wasLost ? Optional.of(returned(present.host())) : Optional.empty());
      }
      case HostState.Lost lost -> band.set(Optional.of(lost(lost)));
      case HostState.NotShared notShared -> {
        MessageText text = MessageText.of(notShared.why(), texts.locale());
        band.set(
            Optional.of(
                new Band("warning", String.join(" ", text.code(), text.title(), text.action()))));
      }
    }
  }

  /** Time has passed: how long the host is away is told anew; a welcome ends. */
  void tick() {
    state.ifPresent(now -> {
      switch (now) {
        case HostState.Present _ -> {
          if (Duration.between(since, clock.instant()).compareTo(WELCOME) > 0) {
            band.set(Optional.empty());
          }
        }
        case HostState.Lost lost -> band.set(Optional.of(lost(lost)));
        case HostState.NotShared _ -> {}
      }
    });
  }

  private Band returned(String host) {
    if (host.equals(NodeId.CENTRE.value())) {
      return new Band("success", texts.of("ccv.returned"));
    }
    return new Band(
        "success", newRun ? texts.of("host.restarted", host) : texts.of("host.returned", host));
  }

  private Band lost(HostState.Lost lost) {
    boolean centre = lost.why().code() == MessageCode.CENTRE_LOST;
    if (centre || lost.why().code() == MessageCode.HOST_LOST) {
      long seconds = Math.max(0, Duration.between(lost.since(), clock.instant()).toSeconds());
      String away =
          seconds < 60
              ? texts.of("status.seconds", seconds)
              : texts.of("status.minutes", seconds / 60);
      return new Band(
          "warning",
          centre ? texts.of("ccv.lost", away) : texts.of("host.lost", lost.host(), away));
    }
    MessageText text = MessageText.of(lost.why(), texts.locale());
    return new Band(
        "danger", String.join(" ", text.code(), text.title(), text.cause(), text.action()));
  }
}
