package mx.openprep.centre.intake;

import com.google.protobuf.ByteString;
import io.grpc.stub.ServerCallStreamObserver;
import mx.openprep.v1.PackageChunk;

/** The election package on its way to one station, no faster than its link takes it. */
final class PackageDownload {
  private static final int CHUNK = 64 << 10;

  private final ByteString zip;
  private final ServerCallStreamObserver<PackageChunk> answers;
  private int sent;
  private boolean complete;

  PackageDownload(ByteString zip, ServerCallStreamObserver<PackageChunk> answers) {
    this.zip = zip;
    this.answers = answers;
  }

  void start() {
    answers.setOnReadyHandler(this::sendWhatFits);
    answers.setOnCancelHandler(() -> {});
    sendWhatFits();
  }

  private synchronized void sendWhatFits() {
    while (answers.isReady() && sent < zip.size()) {
      ByteString data = zip.substring(sent, Math.min(zip.size(), sent + CHUNK));
      answers.onNext(PackageChunk.newBuilder().setData(data).build());
      sent += data.size();
    }
    if (sent == zip.size() && !complete) {
      complete = true;
      answers.onCompleted();
    }
  }
}
