package mx.openprep.centre.publication.manifest;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import mx.openprep.acta.Sha256;
import mx.openprep.files.DurableFiles;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/**
 * The Ed25519 key that signs manifests. Its file, PKCS#8 in PEM as {@code openssl genpkey} writes
 * it too, is for its owner's eyes only; several instances of one centre share it.
 */
public final class SigningKey {
  public static final String ALGORITHM = "Ed25519";
  private static final int ID_BYTES = 8;

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /**
   * Reads the key; makes it where there is none yet, once even if several instances start together.
   */
  public static SigningKey at(Path file) throws IOException {
    if (Files.notExists(file)) {
      DurableFiles.createDirectories(file.toAbsolutePath().resolveSibling(""));
      try (FileChannel channel =
              FileChannel.open(
                  file.resolveSibling(file.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (Files.notExists(file)) {
          make(file);
        }
      }
    }
    return read(file);
  }

  private static void make(Path file) throws IOException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      byte[] pem = pem("PRIVATE KEY", pair.getPrivate().getEncoded());
      DurableFiles.writePrivate(file, pem);
    } catch (GeneralSecurityException e) {
      throw new IOException("This JDK has no " + ALGORITHM, e);
    }
  }

  private static SigningKey read(Path file) throws IOException {
    try (PemReader pem =
        new PemReader(new StringReader(Files.readString(file, StandardCharsets.US_ASCII)))) {
      @Nullable PemObject content = pem.readPemObject();
      if (content == null
          || !(PrivateKeyFactory.createKey(content.getContent())
              instanceof Ed25519PrivateKeyParameters parameters)) {
        throw new IOException("No Ed25519 key: " + file);
      }
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      byte[] spki =
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(parameters.generatePublicKey())
              .getEncoded();
      return new SigningKey(
          keys.generatePrivate(new PKCS8EncodedKeySpec(content.getContent())),
          keys.generatePublic(new X509EncodedKeySpec(spki)));
    } catch (GeneralSecurityException e) {
      throw new IOException("No Ed25519 key: " + file, e);
    }
  }

  /** The first 16 hexadecimal digits of the SHA-256 of the public key's SPKI. */
  public String id() {
    return HexFormat.of().formatHex(Sha256.of(publicKey.getEncoded()), 0, ID_BYTES);
  }

  /** {@code clave-publica.pem}: SPKI. */
  public byte[] publicPem() {
    try {
      return pem("PUBLIC KEY", publicKey.getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException("Memory does not fail", e);
    }
  }

  /** The public key, encoded as it is in {@link #publicPem}. */
  public byte[] spki() {
    return publicKey.getEncoded();
  }

  /** Whether it signed this. */
  public boolean verifies(byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(publicKey);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // Also how a signature of the wrong length is told.
      return false;
    }
  }

  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key was read and cannot sign", e);
    }
  }

  private static byte[] pem(String type, byte[] content) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter pem = new PemWriter(text)) {
      pem.writeObject(new PemObject(type, content));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
