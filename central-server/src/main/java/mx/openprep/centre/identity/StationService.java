package mx.openprep.centre.identity;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import mx.openprep.v1.RenewRequest;
import mx.openprep.v1.RenewResponse;
import mx.openprep.v1.StationServiceGrpc;

/** What an enrolled station may ask about itself. */
final class StationService extends StationServiceGrpc.StationServiceImplBase {
  private final StationCertificates certificates;

  StationService(StationCertificates certificates) {
    this.certificates = certificates;
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
}
