package mx.openprep.desk;

import io.grpc.stub.StreamObserver;

/** One answer ends a unary call. */
public final class Answers {
  private Answers() {}

  public static <T> void answer(StreamObserver<T> caller, T answer) {
    caller.onNext(answer);
    caller.onCompleted();
  }
}
