package mx.openprep.desktop.sync;

import java.time.Duration;

/**
 * How patient replication is.
 *
 * @param firstRetry about how long after the first failure; doubles with each further one
 * @param longestRetry where the doubling ends
 * @param answer how long the centre may take for a short call or to acknowledge what it was sent
 * @param heartbeat how often the clock is compared and the centre must show that it lives
 * @param slowestBytesPerSecond an upload slower than this is broken off, to go on where it stopped
 */
public record ReplicationTiming(
    Duration firstRetry,
    Duration longestRetry,
    Duration answer,
    Duration heartbeat,
    int slowestBytesPerSecond) {

  /** For a bad line of 64 kbit/s shared by everything. */
  public static ReplicationTiming standard() {
    return new ReplicationTiming(
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        1_000);
  }

  Backoff backoff() {
    return new Backoff(firstRetry, longestRetry);
  }

  Duration upload(long bytes) {
    return answer.plusMillis(bytes * 1000 / slowestBytesPerSecond);
  }
}
