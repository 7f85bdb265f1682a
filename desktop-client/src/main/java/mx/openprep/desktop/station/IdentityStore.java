package mx.openprep.desktop.station;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import mx.openprep.election.PackageHash;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The identity on disk, under {@code identity/}: {@code key.pem}, made before the centre is first
 * asked and never changed, and {@code station.properties}, written in one step when the centre has
 * answered. A station is enrolled when the second is there.
 */
final class IdentityStore {
  private static final String PRIVATE_KEY = "PRIVATE KEY";
  private static final String PUBLIC_KEY = "PUBLIC KEY";

  private final Path keyFile;
  private final Path stationFile;

  IdentityStore(Path directory) {
    keyFile = directory.resolve("identity").resolve("key.pem");
    stationFile = directory.resolve("identity").resolve("station.properties");
  }

  /** This station's key; made now if there is none. It is on disk when this returns. */
  KeyPair keyPair() {
    try {
      if (!Files.exists(keyFile)) {
        DurableFiles.writePrivate(keyFile, pem(newKeyPair()).getBytes(StandardCharsets.US_ASCII));
      }
      return readKeyPair();
    } catch (IOException | GeneralSecurityException e) {
      throw failed(keyFile, e);
    }
  }

  void save(StationIdentity identity) {
    Properties station = new Properties();
    station.setProperty("centre", identity.centre().toString());
    station.setProperty("package", identity.packageHash().hex());
    try {
      for (int i = 0; i < identity.chain().size(); i++) {
        byte[] certificate = identity.chain().get(i).getEncoded();
        station.setProperty("certificate." + i, Base64.getEncoder().encodeToString(certificate));
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      station.store(content, "Identity of " + identity.name());
      DurableFiles.writePrivate(stationFile, content.toByteArray());
    } catch (IOException | GeneralSecurityException e) {
      throw failed(stationFile, e);
    }
  }

  Optional<StationIdentity> load() {
    if (!Files.exists(stationFile)) {
      return Optional.empty();
    }
    try (Reader reader = Files.newBufferedReader(stationFile, StandardCharsets.ISO_8859_1)) {
      Properties station = new Properties();
      station.load(reader);
      List<byte[]> encoded = new ArrayList<>();
      for (int i = 0; station.containsKey("certificate." + i); i++) {
        encoded.add(Base64.getDecoder().decode(station.getProperty("certificate." + i)));
      }
      List<X509Certificate> chain = certificates(encoded);
      return Optional.of(
          new StationIdentity(
              CentreAddress.parse(station.getProperty("centre", "")),
              StationName.of(chain.getFirst())
                  .orElseThrow(() -> new IllegalArgumentException("Not a station's certificate")),
              new PackageHash(station.getProperty("package", "")),
              readKeyPair().getPrivate(),
              chain));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw failed(stationFile, e);
    }
  }

  static List<X509Certificate> certificates(List<byte[]> encoded) throws GeneralSecurityException {
    if (encoded.isEmpty()) {
      throw new IllegalArgumentException("No certificate");
    }
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> chain = new ArrayList<>();
    for (byte[] certificate : encoded) {
      chain.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate)));
    }
    return chain;
  }

  private static KeyPair newKeyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair keys) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(PRIVATE_KEY, keys.getPrivate().getEncoded()));
      writer.writeObject(new PemObject(PUBLIC_KEY, keys.getPublic().getEncoded()));
    }
    return text.toString();
  }

  private KeyPair readKeyPair() throws IOException, GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("EC");
    try (PemReader reader =
        new PemReader(new StringReader(Files.readString(keyFile, StandardCharsets.US_ASCII)))) {
      byte[] privateKey = block(reader, PRIVATE_KEY);
      byte[] publicKey = block(reader, PUBLIC_KEY);
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(publicKey)),
          factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
    }
  }

  private static byte[] block(PemReader reader, String type) throws IOException {
    PemObject block = reader.readPemObject();
    if (block == null || !block.getType().equals(type)) {
      throw new IOException("No " + type + " where one is expected");
    }
    return block.getContent();
  }

  private static Refusal failed(Path file, Exception cause) {
    return new Refusal(MessageCode.STORE_FAILED, cause, file.toString());
  }
}
