package mx.openprep.centre.identity;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import mx.openprep.people.PersonId;
import mx.openprep.v1.RenewRequest;
import mx.openprep.v1.RenewResponse;
import mx.openprep.v1.ReplacePasswordRequest;
import mx.openprep.v1.ReplacePasswordResponse;
import mx.openprep.v1.StationServiceGrpc;

/** What an enrolled station may ask about itself and those who work there. */
final class StationService extends StationServiceGrpc.StationServiceImplBase {
  private final StationCertificates certificates;
  private final OwnPasswords passwords;

  StationService(StationCertificates certificates, OwnPasswords passwords) {
    this.certificates = certificates;
    this.passwords = passwords;
  }

  @Override
  public void renew(RenewRequest request, StreamObserver<RenewResponse> answer) {
    RenewResponse.Builder chain = RenewResponse.newBuilder();
    certificates.renewed(StationIdentity.ofCaller()).stream()
        .map(ByteString::copyFrom)
        .forEach(chain::addCertificateChain);
    answer.onNext(chain.build());
    answer.onCompleted();
  }

  @Override
  public void replacePassword(
      ReplacePasswordRequest request, StreamObserver<ReplacePasswordResponse> answer) {
    passwords.replace(
        StationIdentity.ofCaller(),
        new PersonId(request.getPerson()),
        request.getPresentHash(),
        request.getChosenHash());
    answer.onNext(ReplacePasswordResponse.getDefaultInstance());
    answer.onCompleted();
  }
}
