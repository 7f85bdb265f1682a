package mx.openprep.desktop.lan;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import mx.openprep.desktop.node.PeopleRegister;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.election.PackageHash;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.PeopleOfCatd;
import mx.openprep.v1.ProvideRequest;
import mx.openprep.v1.Provision;
import mx.openprep.v1.ProvisionServiceGrpc;

/** Gives joined workstations what they need to become host themselves. */
final class ProvisionEndpoint extends ProvisionServiceGrpc.ProvisionServiceImplBase {
  // A package of a state has about 3 MB: less than what the transport holds back for a slow reader.
  private static final int CHUNK = 256 << 10;

  private final PackageStore packages;
  private final PackageHash hash;
  private final PeopleRegister people;

  ProvisionEndpoint(PackageStore packages, PackageHash hash, PeopleRegister people) {
    this.packages = packages;
    this.hash = hash;
    this.people = people;
  }

  @Override
  public void provide(ProvideRequest request, StreamObserver<Provision> caller) {
    ServerCallStreamObserver<Provision> call = (ServerCallStreamObserver<Provision>) caller;
    call.setOnCancelHandler(() -> {});
    try (InputStream zip = Files.newInputStream(packages.file(hash))) {
      for (byte[] part = zip.readNBytes(CHUNK);
          part.length > 0 && !call.isCancelled();
          part = zip.readNBytes(CHUNK)) {
        call.onNext(Provision.newBuilder().setPackage(ByteString.copyFrom(part)).build());
      }
      call.onNext(
          Provision.newBuilder()
              .setPeople(PeopleOfCatd.newBuilder().addAllPeople(people.all()))
              .build());
      call.onCompleted();
    } catch (IOException e) {
      call.onError(RefusalStatus.toStatus(new Refusal(MessageCode.STORE_FAILED, e)));
    }
  }
}
