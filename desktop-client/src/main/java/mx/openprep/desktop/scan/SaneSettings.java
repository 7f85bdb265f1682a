package mx.openprep.desktop.scan;

import java.time.Duration;
import java.util.Map;

/**
 * Which SANE device, and how long it may take. The daemon is always this machine's own: SANE sends
 * pages and passwords in clear.
 *
 * @param device as {@code scanimage -L} names it
 * @param options of the device, by their SANE names, set after those of the profile and only if the
 *     device has them; read each time the device is opened
 * @param connectTimeout for reaching the daemon
 * @param readTimeout longest silence of the daemon; must cover the lamp's warming up
 * @param pageTimeout for one page altogether
 */
public record SaneSettings(
    int port,
    String device,
    Map<String, String> options,
    Duration connectTimeout,
    Duration readTimeout,
    Duration pageTimeout) {
  /** Where a system's own saned listens. */
  public static final int STANDARD_PORT = 6566;

  public static SaneSettings of(int port, String device) {
    return new SaneSettings(
        port,
        device,
        Map.of(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60),
        Duration.ofSeconds(180));
  }

  public SaneSettings withOptions(Map<String, String> changed) {
    return new SaneSettings(port, device, changed, connectTimeout, readTimeout, pageTimeout);
  }

  public SaneSettings withTimeouts(Duration connect, Duration read, Duration page) {
    return new SaneSettings(port, device, options, connect, read, page);
  }
}
