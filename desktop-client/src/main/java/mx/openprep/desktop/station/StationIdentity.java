package mx.openprep.desktop.station;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.PackageHash;

/**
 * What makes a workstation this one for the centre. Made by {@link Enrolment}, kept under the
 * node's directory.
 *
 * @param packageHash of the election package it was enrolled for
 * @param chain the station's own certificate first, the centre's root last
 */
public record StationIdentity(
    CentreAddress centre,
    StationName name,
    PackageHash packageHash,
    PrivateKey key,
    List<X509Certificate> chain) {

  public StationIdentity {
    chain = List.copyOf(chain);
    if (chain.size() < 2) {
      throw new IllegalArgumentException("A chain without its root");
    }
  }

  /**
   * The identity kept under the node's directory; empty before enrolment.
   *
   * @throws mx.openprep.message.Refusal STORE_FAILED when it is there and cannot be read
   */
  public static Optional<StationIdentity> load(Path directory) {
    return new IdentityStore(directory).load();
  }

  public X509Certificate root() {
    return chain.getLast();
  }

  @Override
  public String toString() {
    return name + " at " + centre;
  }
}
