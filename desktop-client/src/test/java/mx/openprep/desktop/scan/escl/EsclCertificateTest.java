package mx.openprep.desktop.scan.escl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import mx.openprep.desktop.scan.ScanProgress;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scanners vouch for themselves: with any name, long expired, and always with the same key. */
@Timeout(30)
class EsclCertificateTest {
  private static final EsclPatience HASTY =
      new EsclPatience(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMillis(20),
          Duration.ofSeconds(2));

  @TempDir private Path directory;
  private final SelfSigned own = SelfSigned.make();
  private final SelfSigned other = SelfSigned.make();
  private volatile SelfSigned shown = own;

  /** A certificate as scanners make them. */
  private record SelfSigned(PrivateKey key, X509Certificate certificate) {
    static SelfSigned make() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        X500Name name = new X500Name("CN=NPI4F2A11");
        Instant sold = Instant.now().minus(Duration.ofDays(5000));
        X509Certificate certificate =
            new JcaX509CertificateConverter()
                .getCertificate(
                    new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(sold),
                            Date.from(sold.plus(Duration.ofDays(3650))),
                            name,
                            keys.getPublic())
                        .build(
                            new JcaContentSignerBuilder("SHA256withECDSA")
                                .build(keys.getPrivate())));
        return new SelfSigned(keys.getPrivate(), certificate);
      } catch (GeneralSecurityException | OperatorCreationException e) {
        throw new IllegalStateException(e);
      }
    }

    Fingerprint fingerprint() {
      return Fingerprint.of(certificate);
    }
  }

  @Test
  void theFirstOneSeenIsKeptAndAnotherOneIsRefused() throws Exception {
    try (FakeEscl fake = FakeEscl.encrypted(shown(own))) {
      fake.layOnGlass(Pages.small(1).getFirst());
      assertThat(scans(fake, Optional.empty())).isEmpty();
      int asked = fake.requests().size();

      shown = other;
      assertThat(scans(fake, Optional.empty())).contains(MessageCode.SCANNER_CERTIFICATE_CHANGED);
      assertThat(fake.requests()).hasSize(asked);

      shown = own;
      assertThat(scans(fake, Optional.empty())).isEmpty();
    }
  }

  @Test
  void theOneThatWasNamedIsComparedOnFirstUse() throws Exception {
    try (FakeEscl fake = FakeEscl.encrypted(shown(own))) {
      fake.layOnGlass(Pages.small(1).getFirst());
      assertThat(scans(fake, Optional.of(other.fingerprint())))
          .contains(MessageCode.SCANNER_CERTIFICATE_CHANGED);
      assertThat(fake.requests()).isEmpty();

      assertThat(scans(fake, Optional.of(own.fingerprint()))).isEmpty();
      shown = other;
      assertThat(scans(fake, Optional.empty())).contains(MessageCode.SCANNER_CERTIFICATE_CHANGED);
      // A person has looked at the new one.
      assertThat(scans(fake, Optional.of(other.fingerprint()))).isEmpty();
      assertThat(scans(fake, Optional.empty())).isEmpty();
    }
  }

  @Test
  void aNewOneIsTakenOnceAPersonHasComparedWhatIsShown() throws Exception {
    ScannerCertificates certificates = new ScannerCertificates(directory);
    try (FakeEscl fake = FakeEscl.encrypted(shown(own))) {
      fake.layOnGlass(Pages.small(1).getFirst());
      assertThat(certificates.of(fake.address())).isEmpty();
      assertThat(scans(fake, Optional.empty())).isEmpty();
      assertThat(certificates.of(fake.address())).contains(own.fingerprint());

      shown = other;
      assertThat(scans(fake, Optional.empty())).contains(MessageCode.SCANNER_CERTIFICATE_CHANGED);
      int asked = fake.requests().size();
      assertThat(certificates.shownBy(fake.address())).isEqualTo(other.fingerprint());
      assertThat(fake.requests()).hasSize(asked);
      assertThat(certificates.of(fake.address())).contains(own.fingerprint());

      certificates.trust(fake.address(), other.fingerprint());
      assertThat(scans(fake, Optional.empty())).isEmpty();
    }
  }

  @Test
  void withoutEncryptionAnEncryptedAddressIsNoScanner() throws Exception {
    try (FakeEscl fake = FakeEscl.plain()) {
      EsclAddress address = EsclAddress.parse("https://" + fake.host());

      assertThat(scans(address)).contains(MessageCode.SCANNER_GONE);
    }
  }

  /** A scanner's side of the encryption, with this certificate until another one is set. */
  private SSLContext shown(SelfSigned first) throws GeneralSecurityException {
    shown = first;
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {new Identity()}, null, new SecureRandom());
    return context;
  }

  private final class Identity extends X509ExtendedKeyManager {
    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
      return "scanner";
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return "scanner";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {shown.certificate()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return shown.key();
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[] {"scanner"};
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }
  }

  /** The code it is refused with, if it is; each time as a station just started. */
  private Optional<MessageCode> scans(FakeEscl fake, Optional<Fingerprint> named)
      throws IOException {
    return scans(new EsclAddress(fake.address().base(), named));
  }

  private Optional<MessageCode> scans(EsclAddress address) throws IOException {
    try (EsclScanner scanner =
        new EsclScanner(EsclSettings.of(address, "fake", directory).withPatience(HASTY))) {
      return Optional.ofNullable(
              catchThrowableOfType(Refusal.class, () -> scanner.scan(ScanProgress.NONE).stored()))
          .map(Refusal::code);
    }
  }
}
