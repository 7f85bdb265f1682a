package mx.openprep.centre.diffusion;

import java.net.URI;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * One who mirrors every cut, free of charge.
 *
 * @param address of its copy; what is asked for is {@code avance.json} below it
 */
public record Difusor(String name, URI address) {
  private static final int LONGEST_NAME = 80;

  /**
   * Checks both.
   *
   * @throws Refusal DIFUSOR_ADDRESS_REFUSED
   */
  public static Difusor of(String name, String address) {
    if (name.isBlank() || name.length() > LONGEST_NAME || !name.matches("\\P{C}+")) {
      throw refused(address, "the name must have 1 to 80 printable characters");
    }
    try {
      URI uri = new URI(address);
      boolean isWeb =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (!isWeb || uri.getHost() == null) {
        throw refused(address, "neither http://… nor https://…");
      }
      if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
        throw refused(address, "has more than host, port and path");
      }
      return new Difusor(name.strip(), uri);
    } catch (java.net.URISyntaxException e) {
      throw refused(address, "no address");
    }
  }

  private static Refusal refused(String address, String why) {
    return new Refusal(MessageCode.DIFUSOR_ADDRESS_REFUSED, address.replaceAll("\\p{C}", "?"), why);
  }
}
