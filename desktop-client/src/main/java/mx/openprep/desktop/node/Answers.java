package mx.openprep.desktop.node;

import io.grpc.stub.StreamObserver;

/** One answer ends a unary call. */
final class Answers {
  private Answers() {}

  static <T> void answer(StreamObserver<T> caller, T answer) {
    caller.onNext(answer);
    caller.onCompleted();
  }
}
