package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.KeyedField;

/** People who capture until there is nothing left for any of them, and watch who holds what. */
final class LanPeople {
  private final int people;
  private final Map<String, String> holders = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition somethingMoved = lock.newCondition();
  private int moves;
  private int idle;

  LanPeople(int people) {
    this.people = people;
  }

  /** Answers how many captures of this person were taken in. */
  int work(Client client, String name, Random random) throws InterruptedException {
    int submitted = 0;
    while (true) {
      int before = moves();
      try {
        CaptureTask task = client.capture.claim(ClaimRequest.getDefaultInstance());
        String acta = task.getActa().getActa();
        assertThat(holders.putIfAbsent(acta, name)).as("%s is lent to one person", acta).isNull();
        List<KeyedField> fields = new ArrayList<>(Client.fields(task, 7));
        if (random.nextInt(100) < 15) {
          fields.set(0, Client.field(fields.getFirst().getField(), 8));
        }
        holders.remove(acta);
        client.submit(task.getLease(), fields, "");
        submitted++;
        moved();
      } catch (StatusRuntimeException e) {
        assertThat(RefusalStatus.of(e).map(Refusal::code)).contains(MessageCode.NO_WORK);
        if (everybodyIsIdle(before)) {
          return submitted;
        }
      }
    }
  }

  private int moves() {
    lock.lock();
    try {
      return moves;
    } finally {
      lock.unlock();
    }
  }

  private void moved() {
    lock.lock();
    try {
      moves++;
      idle = 0;
      somethingMoved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there may be work again; true when nobody can bring any. */
  private boolean everybodyIsIdle(int before) throws InterruptedException {
    lock.lock();
    try {
      if (moves != before) {
        return false;
      }
      idle++;
      if (idle == people) {
        somethingMoved.signalAll();
      }
      while (moves == before && idle < people) {
        somethingMoved.await();
      }
      return moves == before;
    } finally {
      lock.unlock();
    }
  }
}
