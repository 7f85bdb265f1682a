package mx.openprep.desktop.sync;

import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import mx.openprep.desktop.node.Outbox;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.JournalHead;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.HandshakeResponse;
import mx.openprep.v1.ReplicationServiceGrpc.ReplicationServiceBlockingV2Stub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether we and the centre mean the same, up to where it has our journal, and its time.
 */
final class Handshake {
  private static final Logger LOG = LoggerFactory.getLogger(Handshake.class);

  private final Greeting greeting;
  private final Outbox outbox;

  Handshake(
      ReplicationServiceBlockingV2Stub centre,
      Announcement announcement,
      Outbox outbox,
      Duration patience,
      InstantSource clock) {
    this.greeting = new Greeting(centre, announcement, patience, clock);
    this.outbox = outbox;
  }

  /**
   * The sequence after which the centre needs our journal.
   *
   * @throws Refusal JOURNAL_FORKED when what it holds is not what we wrote
   */
  long positionOfCentre() throws StatusException {
    HandshakeResponse answer = greeting.say();
    long sequence = answer.getLastSequence();
    JournalHead ours = outbox.head();
    if (sequence > 0 && !isOurs(sequence, answer.getLastHash())) {
      throw new Refusal(
          MessageCode.JOURNAL_FORKED, Long.toString(sequence), Long.toString(ours.sequence()));
    }
    if (sequence < outbox.acknowledged()) {
      LOG.warn(
          "The centre holds {} events of this journal and had acknowledged {}: sending them again",
          sequence,
          outbox.acknowledged());
    } else if (sequence > outbox.acknowledged()) {
      // Committed there, the acknowledgement lost on the way.
      outbox.acknowledged(sequence);
    }
    if (!answer.getStore().isEmpty()) {
      outbox.centreStore(answer.getStore().toStringUtf8());
    }
    return sequence;
  }

  /** A sequence we never wrote has no hash here, so a centre that is ahead is told apart too. */
  private boolean isOurs(long sequence, ByteString hash) {
    Optional<EventHash> written = outbox.hashOf(sequence);
    return written.isPresent() && Arrays.equals(written.get().bytes(), hash.toByteArray());
  }

  /** The centre's clock minus ours. */
  Duration clockOffset() throws StatusException {
    return greeting.clockOffset();
  }
}
