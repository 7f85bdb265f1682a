package mx.openprep.desktop.sync;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.station.StationName;
import mx.openprep.election.PackageHash;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A certificate authority as the centre has one. */
public final class TestAuthority {
  private static final X500Name NAME = new X500Name("CN=Test root");

  private final KeyPair keys = newKeyPair();
  private final X509Certificate root = issue(NAME, keys.getPublic(), true);

  public X509Certificate root() {
    return root;
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(root);
  }

  /** A centre's certificate, for these names. */
  X509Certificate ofServer(PublicKey key, String dns, String address) {
    return issue(
        new X500Name("CN=Test centre"),
        key,
        false,
        new GeneralName(GeneralName.dNSName, dns),
        new GeneralName(GeneralName.iPAddress, address));
  }

  X509Certificate ofStation(PublicKey key, StationName station) {
    return issue(
        new X500Name("CN=" + station.station()),
        key,
        false,
        new GeneralName(GeneralName.uniformResourceIdentifier, station.toString()));
  }

  /** The certificate somebody asks for, if the request is signed with its own key. */
  X509Certificate answer(byte[] request, StationName station) {
    try {
      JcaPKCS10CertificationRequest asked =
          new JcaPKCS10CertificationRequest(new PKCS10CertificationRequest(request));
      if (!asked.isSignatureValid(
          new JcaContentVerifierProviderBuilder().build(asked.getPublicKey()))) {
        throw new IllegalArgumentException("Not signed with its own key");
      }
      return ofStation(asked.getPublicKey(), station);
    } catch (IOException | PKCSException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** An identity without the way through enrolment. */
  public StationIdentity identity(
      CentreAddress centre, StationName station, X509Certificate trusted) {
    KeyPair key = newKeyPair();
    return new StationIdentity(
        centre,
        station,
        new PackageHash("0".repeat(64)),
        key.getPrivate(),
        List.of(ofStation(key.getPublic(), station), trusted));
  }

  /** An identity of this package whose certificate is valid from an hour ago until then. */
  public StationIdentity identity(StationName station, PackageHash election, Instant until) {
    KeyPair key = newKeyPair();
    return new StationIdentity(
        new CentreAddress("localhost", 1),
        station,
        election,
        key.getPrivate(),
        chain(key.getPublic(), station, until));
  }

  /** The certificate of a station, valid until then, and our root. */
  public List<X509Certificate> chain(PublicKey key, StationName station, Instant until) {
    X509Certificate certificate =
        issue(
            new X500Name("CN=" + station.station()),
            key,
            false,
            until,
            new GeneralName(GeneralName.uniformResourceIdentifier, station.toString()));
    return List.of(certificate, root);
  }

  static KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate issue(
      X500Name subject, PublicKey key, boolean authority, GeneralName... names) {
    return issue(subject, key, authority, Instant.now().plus(Duration.ofHours(1)), names);
  }

  private X509Certificate issue(
      X500Name subject, PublicKey key, boolean authority, Instant until, GeneralName... names) {
    Instant now = Instant.now();
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              BigInteger.valueOf(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)),
              Date.from(now.minus(Duration.ofHours(1))),
              Date.from(until),
              subject,
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (names.length > 0) {
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
