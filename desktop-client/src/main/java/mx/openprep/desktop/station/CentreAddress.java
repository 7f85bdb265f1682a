package mx.openprep.desktop.station;

/**
 * Where the centre listens for stations.
 *
 * @param host a name or address that stands in the centre's certificate
 */
public record CentreAddress(String host, int port) {
  public CentreAddress {
    if (host.isBlank() || host.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("Not a host: " + host);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Not a port: " + port);
    }
  }

  /**
   * As typed or stored: {@code host:port}, an IPv6 address in brackets.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static CentreAddress parse(String text) {
    String typed = text.strip();
    int colon = typed.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("No port in: " + text);
    }
    try {
      return new CentreAddress(
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
