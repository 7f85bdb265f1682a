package mx.openprep.centre.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import mx.openprep.acta.Sha256;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The centre's own certificate authority: one root per centre and realm, EC P-256, its key in a
 * file of the data directory that only its owner reads.
 */
final class CertificateAuthority {
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final Duration ROOT_LIFE = Duration.ofDays(5 * 365);
  private static final Duration SERVER_LIFE = Duration.ofDays(365);

  /** Devices' clocks may be slow: what is made now must be valid for them already. */
  private static final Duration CLOCKS_APART = Duration.ofDays(1);

  private final PrivateKey rootKey;
  private final X509Certificate root;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** A private key with its certificate. */
  record Credential(PrivateKey key, X509Certificate certificate) {}

  private CertificateAuthority(PrivateKey rootKey, X509Certificate root, Clock clock) {
    this.rootKey = rootKey;
    this.root = root;
    this.clock = clock;
  }

  /**
   * Opens the authority of this directory, or founds it.
   *
   * @throws Refusal REALM_DIFFERS when it was founded for another realm, STORE_FAILED when its
   *     files cannot be read or written
   */
  static CertificateAuthority open(Path directory, Realm realm, Clock clock) {
    Path keyFile = directory.resolve("root.key");
    Path certificateFile = directory.resolve("root.pem");
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      if (Files.notExists(certificateFile)) {
        found(keyFile, certificateFile, realm, clock);
      }
      X509Certificate root =
          new JcaX509CertificateConverter()
              .getCertificate((X509CertificateHolder) KeyFiles.read(certificateFile));
      if (!subject(realm)
          .equals(X500Name.getInstance(root.getSubjectX500Principal().getEncoded()))) {
        throw new Refusal(
            MessageCode.REALM_DIFFERS, realm.name(), root.getSubjectX500Principal().getName());
      }
      PrivateKey key =
          new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) KeyFiles.read(keyFile));
      return new CertificateAuthority(key, root, clock);
    } catch (IOException | GeneralSecurityException | ClassCastException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, directory.toString());
    }
  }

  private static void found(Path keyFile, Path certificateFile, Realm realm, Clock clock)
      throws IOException, GeneralSecurityException {
    KeyPair pair = newKeyPair();
    Instant now = clock.instant();
    X500Name name = subject(realm);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(120, new SecureRandom()),
            Date.from(now.minus(CLOCKS_APART)),
            Date.from(now.plus(ROOT_LIFE)),
            name,
            pair.getPublic());
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(pair.getPublic()));
    X509Certificate root = sign(builder, pair.getPrivate());
    // The certificate last: as long as it is missing, the authority does not exist.
    KeyFiles.write(keyFile, new JcaPKCS8Generator(pair.getPrivate(), null));
    KeyFiles.write(certificateFile, root);
  }

  private static X500Name subject(Realm realm) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "OpenPREP")
        .addRDN(BCStyle.OU, realm.name())
        .addRDN(BCStyle.CN, "OpenPREP centre " + realm.name())
        .build();
  }

  X509Certificate root() {
    return root;
  }

  /** SHA-256 of the root certificate, for people to compare. */
  String fingerprint() {
    return HexFormat.of().withUpperCase().formatHex(Sha256.of(encoded(root)));
  }

  /** A key and certificate for the centre's own doors, made anew at each start. */
  Credential serverCredential(List<String> hostNames) {
    GeneralName[] names =
        hostNames.stream().map(CertificateAuthority::hostName).toArray(GeneralName[]::new);
    try {
      KeyPair pair = newKeyPair();
      return new Credential(
          pair.getPrivate(),
          issue(
              pair.getPublic(),
              SERVER_LIFE,
              hostNames.getFirst(),
              KeyPurposeId.id_kp_serverAuth,
              names));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Every Java platform has EC P-256", e);
    }
  }

  /** A certificate by which a station proves who it is; it ends with the root at the latest. */
  X509Certificate stationCertificate(StationIdentity station, PublicKey key, Duration life) {
    URI uri = station.uri();
    try {
      return issue(
          key,
          life,
          station.station().value(),
          KeyPurposeId.id_kp_clientAuth,
          new GeneralName(GeneralName.uniformResourceIdentifier, uri.toString()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("A key that was checked cannot be certified", e);
    }
  }

  private X509Certificate issue(
      PublicKey key, Duration life, String commonName, KeyPurposeId purpose, GeneralName... names)
      throws GeneralSecurityException, IOException {
    Instant now = clock.instant();
    Instant rootEnd = root.getNotAfter().toInstant();
    Instant end = now.plus(life);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            X500Name.getInstance(root.getSubjectX500Principal().getEncoded()),
            new BigInteger(120, random),
            Date.from(now.minus(CLOCKS_APART)),
            Date.from(end.isAfter(rootEnd) ? rootEnd : end),
            new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build(),
            key);
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, (ASN1Encodable) new ExtendedKeyUsage(purpose));
    builder.addExtension(
        Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(root));
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    return sign(builder, rootKey);
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static GeneralName hostName(String name) {
    boolean address = name.matches("[0-9.]+") || name.contains(":");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static KeyPair newKeyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
