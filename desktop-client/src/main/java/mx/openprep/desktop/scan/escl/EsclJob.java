package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import mx.openprep.desktop.scan.ScanProfile;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job at a scanner: the page on its glass, or all that is in its feeder. */
final class EsclJob {
  private static final Logger log = LoggerFactory.getLogger(EsclJob.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  // More than any feeder holds: a device that never comes to an end is stopped.
  private static final int MOST_PAGES = 500;

  private final EsclDevice device;
  private final boolean feeder;
  private final URI place;
  private int pages;

  private EsclJob(EsclDevice device, boolean feeder, URI place) {
    this.device = device;
    this.feeder = feeder;
    this.place = place;
  }

  /**
   * Has the scanner begin.
   *
   * @throws Refusal {@code SCANNER_EMPTY} when it says at once that there is no paper, {@code
   *     SCANNER_BUSY} when it works for somebody else for too long
   */
  static EsclJob start(EsclDevice device, boolean feeder) throws IOException, InterruptedException {
    String request =
        ScanRequest.xml(ScanProfile.ACTA, feeder, device.source(feeder), device.quirks())
            .orElseThrow(() ->
                device.refusal(MessageCode.SCANNER_FAILED, "it gives neither grey nor colour"));
    long until = System.nanoTime() + device.patience().busy().toNanos();
    while (true) {
      EsclConnection.Answer answer =
          device.connection().post(device.address().resource("ScanJobs"), device.quirks(), request);
      if (answer.good()) {
        return new EsclJob(device, feeder, place(device, answer));
      }
      EsclStatus status = device.status();
      requireNoTrouble(device, status, feeder);
      if (answer.status() != 503) {
        boolean empty = feeder && (answer.status() == 409 || answer.status() == 404);
        throw device.refusal(
            empty ? MessageCode.SCANNER_EMPTY : MessageCode.SCANNER_FAILED,
            "HTTP " + answer.status());
      }
      if (System.nanoTime() > until) {
        throw device.refusal(MessageCode.SCANNER_BUSY, "HTTP 503");
      }
      pause(device, answer);
    }
  }

  private static URI place(EsclDevice device, EsclConnection.Answer answer) {
    String location = answer.header("Location").orElse("");
    try {
      return device.address().job(location, device.quirks());
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          MessageCode.SCANNER_FAILED, e, device.name(), "a job without a place: " + location);
    }
  }

  private static void requireNoTrouble(EsclDevice device, EsclStatus status, boolean feeder) {
    Optional<MessageCode> trouble = status.trouble(feeder);
    if (trouble.isPresent()) {
      throw device.refusal(trouble.get(), status.toString());
    }
  }

  private static void pause(EsclDevice device, EsclConnection.Answer answer)
      throws InterruptedException {
    // At least a moment: a device that says 0 must not be asked in a tight loop.
    Duration asked = answer.pause(device.patience().again());
    sleep(asked.isZero() ? SHORTEST_PAUSE : asked);
  }

  private static void sleep(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
  }

  /**
   * The next page, a whole JPEG; empty when there is no more.
   *
   * @throws Refusal {@code SCANNER_EMPTY} when there was none at all, {@code SCAN_TRUNCATED} when
   *     it is not all there
   */
  Optional<byte[]> next(IntConsumer percent) throws IOException, InterruptedException {
    if (pages > 0) {
      if (!feeder) {
        return Optional.empty();
      }
      sleep(device.quirks().pause());
    }
    if (pages == MOST_PAGES) {
      throw device.refusal(MessageCode.SCANNER_FAILED, "a feeder without an end");
    }
    long until = System.nanoTime() + device.patience().page().toNanos();
    while (true) {
      EsclConnection.Answer answer =
          device.connection().page(URI.create(place + "/NextDocument"), device.quirks(), percent);
      if (answer.status() == 200) {
        pages++;
        return Optional.of(ReceivedPage.whole(answer.body(), device));
      }
      requireNoTrouble(device, device.status(), feeder);
      switch (answer.status()) {
        case 404, 409, 410 -> {
          if (pages > 0) {
            return Optional.empty();
          }
          throw device.refusal(
              feeder ? MessageCode.SCANNER_EMPTY : MessageCode.SCANNER_FAILED,
              "HTTP " + answer.status());
        }
        case 503 -> {
          if (System.nanoTime() > until) {
            throw device.refusal(MessageCode.SCANNER_TIMEOUT, "HTTP 503");
          }
          pause(device, answer);
        }
        default -> throw device.refusal(MessageCode.SCANNER_FAILED, "HTTP " + answer.status());
      }
    }
  }

  /** Tells the scanner that the job is over, however it went. What comes of it does not matter. */
  void end() {
    if (device.quirks().has(EsclQuirks.Quirk.NO_DELETE)) {
      return;
    }
    try {
      device.connection().delete(place, device.quirks());
    } catch (IOException e) {
      log.debug("{}: ending the job", device.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
