package mx.openprep.desktop.station;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mx.openprep.election.PackageHash;
import mx.openprep.journal.Realm;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.EnrolRequest;
import mx.openprep.v1.EnrolResponse;
import mx.openprep.v1.EnrolmentServiceGrpc;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Makes this workstation a station of the centre: trades the one-time code on the code card for a
 * certificate. Whatever interrupts it, doing it again with the same code goes on where it stopped,
 * because the key is on disk before the centre is first asked.
 */
public final class Enrolment {
  private final IdentityStore store;

  /**
   * An enrolment of this node.
   *
   * @param directory the node's own; the identity is kept below it
   */
  public Enrolment(Path directory) {
    store = new IdentityStore(directory);
  }

  /**
   * The identity the centre gives for this code, on disk when this returns. Blocks, 30 s at most.
   *
   * @param code as typed from the code card
   * @param ofRoot of the centre's root certificate, from the same card
   * @throws Refusal ENROLMENT_CODE_WRONG, ENROLMENT_CODE_USED, CERTIFICATE_FOREIGN when whoever
   *     answers is not that centre, CENTRE_UNREACHABLE, STORE_FAILED
   */
  public StationIdentity enrol(CentreAddress centre, String code, Fingerprint ofRoot) {
    KeyPair keys = store.keyPair();
    EnrolRequest request =
        EnrolRequest.newBuilder()
            .setCode(code.strip())
            .setCertificateRequest(ByteString.copyFrom(certificateRequest(keys)))
            .build();
    StationIdentity identity = identity(centre, ask(centre, ofRoot, request), keys, ofRoot);
    store.save(identity);
    return identity;
  }

  private static EnrolResponse ask(CentreAddress centre, Fingerprint root, EnrolRequest request) {
    ManagedChannel channel = CentreChannel.toEnrol(centre, root);
    try {
      return EnrolmentServiceGrpc.newBlockingV2Stub(channel)
          .withDeadlineAfter(30, TimeUnit.SECONDS)
          .enrol(request);
    } catch (StatusException e) {
      throw CentreFault.refusal(e);
    } finally {
      channel.shutdownNow();
    }
  }

  /** The centre names the station; nothing it did not sign for our own key is believed. */
  private static StationIdentity identity(
      CentreAddress centre, EnrolResponse answer, KeyPair keys, Fingerprint root) {
    try {
      List<X509Certificate> chain =
          IdentityStore.certificates(
              answer.getCertificateChainList().stream().map(ByteString::toByteArray).toList());
      for (int i = 0; i + 1 < chain.size(); i++) {
        chain.get(i).verify(chain.get(i + 1).getPublicKey());
      }
      StationName name =
          StationName.of(chain.getFirst())
              .orElseThrow(() -> new IllegalArgumentException("No station in the certificate"));
      require(Fingerprint.of(chain.getLast()).equals(root), "another root");
      require(chain.getFirst().getPublicKey().equals(keys.getPublic()), "another key");
      require(
          name.station().value().equals(answer.getStation())
              && name.catd().value().equals(answer.getCatd())
              && name.realm() == WireValues.named(Realm.class, answer.getRealm()),
          "another station than announced");
      PackageHash packageHash = PackageHash.of(answer.getPackageHash().toByteArray());
      return new StationIdentity(centre, name, packageHash, keys.getPrivate(), chain);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Refusal(MessageCode.CERTIFICATE_FOREIGN, e, String.valueOf(e.getMessage()));
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("The certificate is for " + otherwise);
    }
  }

  private static byte[] certificateRequest(KeyPair keys) {
    try {
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Name("CN=OpenPREP station"), keys.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException("This Java cannot sign with P-256", e);
    }
  }
}
