package mx.openprep.desktop.lan;

import java.time.Duration;

/**
 * How patient a joined workstation is with its host.
 *
 * @param opening how long a person waits for the first word of the host
 * @param connecting how long one attempt may take
 * @param silence after which a host that beats twice a second is lost
 * @param patience how long a call waits for a lost host before the person is told
 * @param firstRetry about how long after a loss; doubles
 * @param longestRetry where the doubling ends
 */
public record HostTiming(
    Duration opening,
    Duration connecting,
    Duration silence,
    Duration patience,
    Duration firstRetry,
    Duration longestRetry) {
  /** For a local network and a tired person. */
  public static HostTiming standard() {
    return new HostTiming(
        Duration.ofSeconds(8),
        Duration.ofSeconds(4),
        Duration.ofMillis(1_500),
        Duration.ofSeconds(4),
        Duration.ofMillis(100),
        Duration.ofSeconds(2));
  }

  /** For the line from a CCV to the centre, which is longer than a local network. */
  public static HostTiming centre() {
    return new HostTiming(
        Duration.ofSeconds(15),
        Duration.ofSeconds(8),
        Duration.ofSeconds(3),
        Duration.ofSeconds(8),
        Duration.ofMillis(200),
        Duration.ofSeconds(3));
  }
}
