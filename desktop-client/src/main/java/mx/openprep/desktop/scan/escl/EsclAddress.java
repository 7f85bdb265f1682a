package mx.openprep.desktop.scan.escl;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import mx.openprep.desktop.station.Fingerprint;

/**
 * Where a scanner of the network answers.
 *
 * @param base with scheme, host and a path that ends in a slash
 * @param fingerprint of its certificate, if a person has named it; only with https
 */
public record EsclAddress(URI base, Optional<Fingerprint> fingerprint) {
  private static final String USUAL_PATH = "/eSCL/";

  public EsclAddress {
    boolean encrypted = "https".equals(base.getScheme());
    if ((!encrypted && !"http".equals(base.getScheme()))
        || base.getHost() == null
        || base.getRawUserInfo() != null
        || base.getRawQuery() != null
        || !base.getRawPath().endsWith("/")) {
      throw new IllegalArgumentException("Not the address of a scanner: " + base);
    }
    if (fingerprint.isPresent() && !encrypted) {
      throw new IllegalArgumentException("Only https has a certificate: " + base);
    }
  }

  /**
   * As typed: a host, a host and port, or a whole address; after a {@code #} the fingerprint of the
   * certificate.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static EsclAddress parse(String typed) {
    String[] parts = typed.strip().split("#", 2);
    Optional<Fingerprint> fingerprint =
        parts.length == 2 ? Optional.of(Fingerprint.parse(parts[1])) : Optional.empty();
    String scheme = fingerprint.isPresent() ? "https://" : "http://";
    String address = parts[0].contains("://") ? parts[0] : scheme + parts[0];
    try {
      URI uri = new URI(address);
      String path = Optional.ofNullable(uri.getRawPath()).filter(p -> p.length() > 1).orElse("");
      return new EsclAddress(
          path.isEmpty() ? uri.resolve(USUAL_PATH) : path.endsWith("/") ? uri : new URI(uri + "/"),
          fingerprint);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Not the address of a scanner: " + typed, e);
    }
  }

  /** Host, and port when it is not the usual one: enough for a person to know it by. */
  public String host() {
    return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
  }

  /** The port, also when the address leaves it out. */
  int port() {
    return base.getPort() >= 0 ? base.getPort() : "https".equals(base.getScheme()) ? 443 : 80;
  }

  /** A resource of the scanner, by its eSCL name. */
  URI resource(String name) {
    return base.resolve(name);
  }

  /**
   * Where a scanner says its job is, always on the scanner itself: some name {@code localhost} or
   * an address they had on another network, and none may send us elsewhere.
   *
   * @throws IllegalArgumentException when it is no address
   */
  URI job(String location, EsclQuirks quirks) {
    URI said = URI.create(location.strip());
    String path = said.getRawPath();
    if (said.isOpaque() || path == null || path.isEmpty()) {
      throw new IllegalArgumentException("Not the address of a job: " + location);
    }
    boolean bareJob = quirks.has(EsclQuirks.Quirk.BARE_JOB_LOCATION) && !path.contains("/");
    URI place =
        path.startsWith("/") ? base.resolve(path) : resource(bareJob ? "ScanJobs/" + path : path);
    return URI.create(place.toString().replaceAll("/+$", ""));
  }
}
