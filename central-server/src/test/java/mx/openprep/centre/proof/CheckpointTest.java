package mx.openprep.centre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import mx.openprep.acta.Sha256;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static final KeyPair KEY = pair();
  private static final byte[] SPKI = KEY.getPublic().getEncoded();

  @Test
  void aNoteIsReadBackAndEveryFlippedBitIsRefused() {
    byte[] note = note(7);

    assertThat(new String(note, StandardCharsets.UTF_8))
        .startsWith("openprep/mini/drill\n7\n")
        .contains("\n\n— openprep/mini/drill ");
    assertThat(Checkpoint.open(note, SPKI, CheckpointTest::verifies)).contains(checkpoint(7));
    for (int bit = 0; bit < note.length * 8; bit++) {
      byte[] other = note.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(Checkpoint.open(other, SPKI, CheckpointTest::verifies))
          .as("bit %d", bit)
          .isEmpty();
    }
  }

  @Test
  void anotherKeyIsNotBelieved() {
    byte[] other = pair().getPublic().getEncoded();

    assertThat(Checkpoint.open(note(7), other, (text, signature) -> true)).isEmpty();
  }

  /** The example of C2SP signed-note, whose key is published with golang.org/x/mod/sumdb/note. */
  @Test
  void aKeyIdIsThatOfTheSpecification() throws GeneralSecurityException {
    String verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    byte[] raw = Base64.getDecoder().decode(verifier.split("\\+", 3)[2]);
    byte[] spki = new byte[44];
    System.arraycopy(HexFormat.of().parseHex("302a300506032b6570032100"), 0, spki, 0, 12);
    System.arraycopy(raw, 1, spki, 12, 32);
    PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    assertThat(key.getEncoded()).isEqualTo(spki);

    String note =
        new String(
            new Checkpoint("PeterNeumann", 0, "0".repeat(64)).note(spki, text -> new byte[64]),
            StandardCharsets.UTF_8);

    byte[] signature =
        Base64.getDecoder().decode(note.strip().substring(note.strip().lastIndexOf(' ') + 1));
    assertThat(HexFormat.of().formatHex(signature, 0, 4)).isEqualTo("c74f20a3");
  }

  @Test
  void aProofIsReadBackAndProvesItsEntryOnly() {
    GrowingTree tree = new GrowingTree();
    for (int i = 0; i < 7; i++) {
      tree.add(TreeHash.leaf(entry(i)));
    }
    byte[] note =
        Checkpoint.of("openprep/mini/drill", tree.tree()).note(SPKI, CheckpointTest::sign);
    InclusionProof proof = new InclusionProof(3, tree.tree().inclusion(3), note);

    InclusionProof read = InclusionProof.parse(proof.render());

    assertThat(read.render()).isEqualTo(proof.render());
    assertThat(read.proves(entry(3), SPKI, CheckpointTest::verifies)).isTrue();
    assertThat(read.proves(entry(4), SPKI, CheckpointTest::verifies)).isFalse();
    assertThat(
            new InclusionProof(4, proof.path(), note)
                .proves(entry(3), SPKI, CheckpointTest::verifies))
        .isFalse();
    assertThat(
            new InclusionProof(3, List.of(), note).proves(entry(3), SPKI, CheckpointTest::verifies))
        .isFalse();
  }

  private static byte[] entry(int i) {
    return Sha256.of(new byte[] {(byte) i});
  }

  private static Checkpoint checkpoint(int size) {
    return new Checkpoint("openprep/mini/drill", size, "ab".repeat(32));
  }

  private static byte[] note(int size) {
    return checkpoint(size).note(SPKI, CheckpointTest::sign);
  }

  private static byte[] sign(byte[] text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(KEY.getPrivate());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean verifies(byte[] text, byte[] signed) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(KEY.getPublic());
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
