package mx.openprep.installer.demo;

import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WatchStatusRequest;

/** The node's status as it changes; people without work wait here until there may be some. */
final class StatusBoard implements StreamObserver<NodeStatus> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private NodeStatus latest = NodeStatus.getDefaultInstance();
  private boolean ended;

  static StatusBoard watching(Channel channel) {
    StatusBoard board = new StatusBoard();
    NodeServiceGrpc.newStub(channel).watchStatus(WatchStatusRequest.getDefaultInstance(), board);
    return board;
  }

  /**
   * Waits for a status other than the one seen before looking for work, or a little while: a lease
   * may have run out unannounced.
   */
  void awaitOtherThan(NodeStatus seen) throws InterruptedException {
    lock.lock();
    try {
      long nanos = TimeUnit.SECONDS.toNanos(2);
      while (latest.equals(seen) && nanos > 0) {
        checkLive();
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the status is as wanted. */
  void await(Predicate<NodeStatus> wanted) throws InterruptedException {
    lock.lock();
    try {
      while (!wanted.test(latest)) {
        checkLive();
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void checkLive() {
    if (ended) {
      throw new DemoFailure("The node has stopped telling its status.");
    }
  }

  NodeStatus latest() {
    lock.lock();
    try {
      return latest;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onNext(NodeStatus status) {
    lock.lock();
    try {
      latest = status;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onError(Throwable error) {
    onCompleted();
  }

  @Override
  public void onCompleted() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
