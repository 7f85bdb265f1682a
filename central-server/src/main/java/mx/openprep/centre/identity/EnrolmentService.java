package mx.openprep.centre.identity;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.HexFormat;
import mx.openprep.acta.Sha256;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.EnrolRequest;
import mx.openprep.v1.EnrolResponse;
import mx.openprep.v1.EnrolmentServiceGrpc;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.springframework.transaction.support.TransactionTemplate;

/** Trades one-time codes for station certificates. */
final class EnrolmentService extends EnrolmentServiceGrpc.EnrolmentServiceImplBase {
  private static final int P256_BITS = 256;

  private final StationCertificates certificates;
  private final StationTable stations;
  private final CodeTable codes;
  private final TransactionTemplate transaction;
  private final ElectionPackage election;
  private final Realm realm;
  private final Clock clock;

  EnrolmentService(
      StationCertificates certificates,
      StationTable stations,
      CodeTable codes,
      TransactionTemplate transaction,
      ElectionPackage election,
      Realm realm,
      Clock clock) {
    this.certificates = certificates;
    this.stations = stations;
    this.codes = codes;
    this.transaction = transaction;
    this.election = election;
    this.realm = realm;
    this.clock = clock;
  }

  private record Enrolled(StationIdentity station, ByteString certificate) {}

  @Override
  public void enrol(EnrolRequest request, StreamObserver<EnrolResponse> answer) {
    PublicKey key = requestedKey(request.getCertificateRequest());
    byte[] codeHash = new EnrolmentCode(request.getCode()).hash();
    Enrolled enrolled = transaction.execute(status -> enrol(codeHash, key));
    answer.onNext(
        EnrolResponse.newBuilder()
            .setStation(enrolled.station().station().value())
            .setCatd(enrolled.station().catd().value())
            .setRealm(mx.openprep.v1.Realm.valueOf(realm.name()))
            .addCertificateChain(enrolled.certificate())
            .addCertificateChain(ByteString.copyFrom(certificates.root()))
            .setPackageHash(ByteString.copyFrom(election.hash().bytes()))
            .build());
    answer.onCompleted();
  }

  private Enrolled enrol(byte[] codeHash, PublicKey key) {
    CodeTable.KeptCode code =
        codes.lock(codeHash).orElseThrow(() -> new Refusal(MessageCode.ENROLMENT_CODE_WRONG));
    StationIdentity station = new StationIdentity(realm, code.catd(), code.station());
    String keyHash = HexFormat.of().formatHex(Sha256.of(key.getEncoded()));
    if (code.publicKeyHash().isPresent()) {
      if (!code.publicKeyHash().get().equals(keyHash)) {
        throw new Refusal(MessageCode.ENROLMENT_CODE_USED);
      }
      return new Enrolled(station, ByteString.copyFrom(stations.certificate(code.station())));
    }
    if (code.withdrawn() || clock.instant().isAfter(code.expires())) {
      throw new Refusal(MessageCode.ENROLMENT_CODE_WRONG);
    }
    ByteString certificate = ByteString.copyFrom(certificates.issue(station, key));
    codes.use(codeHash, keyHash);
    return new Enrolled(station, certificate);
  }

  /** The key of a request that is signed with it; only EC P-256 is taken. */
  private static PublicKey requestedKey(ByteString request) {
    try {
      JcaPKCS10CertificationRequest parsed =
          new JcaPKCS10CertificationRequest(request.toByteArray());
      PublicKey key = parsed.getPublicKey();
      boolean proven = parsed.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
      if (!proven
          || !(key instanceof ECPublicKey ec)
          || ec.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
        throw new Refusal(MessageCode.CERTIFICATE_FOREIGN);
      }
      return key;
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | IllegalArgumentException e) {
      throw new Refusal(MessageCode.CERTIFICATE_FOREIGN, e);
    }
  }
}
