package mx.openprep.centre.mirror;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Tries again what a network made fail, a few times, at growing random intervals.
 *
 * @param attempts in all
 * @param first pause, about
 */
record Retry(int attempts, Duration first) {
  static final Retry USUAL = new Retry(4, Duration.ofMillis(400));

  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Runs it.
   *
   * @throws NoSuchFileException at once: asking again brings nothing
   * @throws Refusal SITE_UNREACHABLE at last; any other at once
   */
  <T> T run(String address, Work<T> work) throws NoSuchFileException {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.run();
      } catch (NoSuchFileException e) {
        throw e;
      } catch (IOException e) {
        if (attempt >= attempts || Thread.currentThread().isInterrupted()) {
          throw new Refusal(
              MessageCode.SITE_UNREACHABLE, e, Addresses.printable(address), String.valueOf(e));
        }
        pause(first.multipliedBy(1L << (attempt - 1)));
      }
    }
  }

  /** Between a half and one and a half of the time given, so that many do not come at once. */
  static void pause(Duration about) {
    try {
      Thread.sleep(
          about
              .dividedBy(2)
              .plusMillis(ThreadLocalRandom.current().nextLong(about.toMillis() + 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
