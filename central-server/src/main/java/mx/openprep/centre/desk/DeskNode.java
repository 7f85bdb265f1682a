package mx.openprep.centre.desk;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import mx.openprep.centre.identity.StationIdentity;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Describing;
import mx.openprep.election.ElectionPackage;
import mx.openprep.v1.DescribeRequest;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WatchStatusRequest;

/** The centre as the node of a CCV. */
final class DeskNode extends NodeServiceGrpc.NodeServiceImplBase {
  private final ElectionPackage election;
  private final DeskStatus status;

  DeskNode(ElectionPackage election, DeskStatus status) {
    this.election = election;
    this.status = status;
  }

  @Override
  public void describe(DescribeRequest request, StreamObserver<NodeDescription> caller) {
    StationIdentity station = StationIdentity.ofCaller();
    Coverage coverage = Coverage.of(election, station.catd());
    Answers.answer(
        caller,
        Describing.node(CentreJournal.NODE, coverage.ccv(), station.realm(), election)
            .setSoftwareVersion(CentreJournal.softwareVersion())
            .setCcv(true)
            .build());
  }

  @Override
  public void watchStatus(WatchStatusRequest request, StreamObserver<NodeStatus> caller) {
    status.watch(Coverage.ofCaller(election), (ServerCallStreamObserver<NodeStatus>) caller);
  }
}
