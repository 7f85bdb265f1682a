package mx.openprep.desktop.node;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import mx.openprep.desk.Answers;
import mx.openprep.v1.DescribeRequest;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WatchStatusRequest;

/** What this node is and how it is. */
final class NodeEndpoint extends NodeServiceGrpc.NodeServiceImplBase {
  private final NodeDescription description;
  private final StatusBoard status;

  NodeEndpoint(NodeDescription description, StatusBoard status) {
    this.description = description;
    this.status = status;
  }

  @Override
  public void describe(DescribeRequest request, StreamObserver<NodeDescription> caller) {
    Answers.answer(caller, description);
  }

  @Override
  public void watchStatus(WatchStatusRequest request, StreamObserver<NodeStatus> caller) {
    status.watch((ServerCallStreamObserver<NodeStatus>) caller);
  }
}
