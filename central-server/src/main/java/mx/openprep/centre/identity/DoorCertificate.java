package mx.openprep.centre.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;

/** The certificate of the centre's own authority for doors other than that of the stations. */
public final class DoorCertificate {
  private static final String ALIAS = "door";
  private static final char[] IN_MEMORY_ONLY = new char[0];

  private final CertificateAuthority authority;
  private final CertificateAuthority.Credential credential;

  DoorCertificate(CertificateAuthority authority, CertificateAuthority.Credential credential) {
    this.authority = authority;
    this.credential = credential;
  }

  /** Key and chain, in memory and without a password. */
  public KeyStore keyStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, IN_MEMORY_ONLY);
      store.setKeyEntry(
          ALIAS,
          credential.key(),
          IN_MEMORY_ONLY,
          new Certificate[] {credential.certificate(), authority.root()});
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Every Java platform has PKCS #12", e);
    }
  }
}
