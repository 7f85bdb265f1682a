package mx.openprep.desktop.station;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import mx.openprep.election.PackageHash;

/** Identities on disk, as an enrolment leaves them. */
public final class TestIdentities {
  private TestIdentities() {}

  /**
   * Enrols the workstation of this directory without a centre.
   *
   * @param certified what a centre makes of its key: the certificate first, the root last
   */
  public static StationIdentity enrolled(
      Path directory,
      CentreAddress centre,
      StationName name,
      PackageHash election,
      Function<PublicKey, List<X509Certificate>> certified) {
    IdentityStore store = new IdentityStore(directory);
    KeyPair keys = store.keyPair();
    StationIdentity identity =
        new StationIdentity(
            centre, name, election, keys.getPrivate(), certified.apply(keys.getPublic()));
    store.save(identity);
    return identity;
  }
}
