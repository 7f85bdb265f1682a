package mx.openprep.desktop.lan;

/**
 * Where a host listens on the local network.
 *
 * @param host a name or a numeric address; who answers there is known by its certificate
 */
public record HostAddress(String host, int port) {
  /** Where hosts listen unless told otherwise. */
  public static final int STANDARD_PORT = 9447;

  public HostAddress {
    if (host.isBlank() || host.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("Not a host: " + host);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Not a port: " + port);
    }
  }

  /**
   * As typed: {@code host} or {@code host:port}, an IPv6 address in brackets.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static HostAddress parse(String text) {
    String typed = text.strip();
    int colon = typed.lastIndexOf(':');
    if (colon < 0 || typed.endsWith("]")) {
      return new HostAddress(typed, STANDARD_PORT);
    }
    try {
      return new HostAddress(
          typed.substring(0, colon), Integer.parseInt(typed.substring(colon + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Not a port in: " + text, e);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
