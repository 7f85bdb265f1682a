package mx.openprep.desktop.node;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Answers;
import mx.openprep.desk.Author;
import mx.openprep.journal.Fact;
import mx.openprep.journal.ReadinessCodec;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.readiness.ReadinessReport;
import mx.openprep.v1.DescribeRequest;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.ReportReadinessRequest;
import mx.openprep.v1.ReportReadinessResponse;
import mx.openprep.v1.WatchStatusRequest;

/** What this node is and how it is. */
final class NodeEndpoint extends NodeServiceGrpc.NodeServiceImplBase {
  private final NodeDescription description;
  private final StatusBoard status;
  private final Journal journal;

  NodeEndpoint(NodeDescription description, StatusBoard status, Journal journal) {
    this.description = description;
    this.status = status;
    this.journal = journal;
  }

  @Override
  public void describe(DescribeRequest request, StreamObserver<NodeDescription> caller) {
    Answers.answer(caller, description);
  }

  @Override
  public void watchStatus(WatchStatusRequest request, StreamObserver<NodeStatus> caller) {
    status.watch((ServerCallStreamObserver<NodeStatus>) caller);
  }

  @Override
  public void reportReadiness(
      ReportReadinessRequest request, StreamObserver<ReportReadinessResponse> caller) {
    Fact reported = new Fact.ReadinessReported(report(request));
    journal.write(
        new Author(Optional.empty(), AccessInterceptor.station().value()),
        transaction -> {
          transaction.append(reported);
          return reported;
        });
    Answers.answer(caller, ReportReadinessResponse.getDefaultInstance());
  }

  private static ReadinessReport report(ReportReadinessRequest request) {
    try {
      return ReadinessCodec.decode(request.getReport());
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, e, "readiness");
    }
  }
}
