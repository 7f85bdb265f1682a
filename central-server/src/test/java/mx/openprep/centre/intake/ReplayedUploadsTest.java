package mx.openprep.centre.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.v1.EventAck;
import mx.openprep.v1.EventBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Answers that are lost after the commit, again and again; {@code -Dopenprep.replay.events=100000}
 * and {@code -Dopenprep.replay.forks=1000} for as many as it takes to be sure.
 */
@ExtendWith(CentreExtension.class)
class ReplayedUploadsTest {
  private static final int EVENTS = Integer.getInteger("openprep.replay.events", 2_000);
  private static final int FORKS = Integer.getInteger("openprep.replay.forks", 25);
  private static final int STATIONS = 4;
  private static final int REPLAYS = 10;
  private static final int BATCH = 50;

  private final RealCentre centre;

  ReplayedUploadsTest(RealCentre centre) {
    this.centre = centre;
  }

  private List<byte[]> stored(TestStation station) {
    return centre
        .jdbc()
        .sql("select envelope from event where node = ? order by position")
        .param(station.name())
        .query(byte[].class)
        .list();
  }

  @Test
  void whatIsSentTenTimesOverIsThereOnce() throws Exception {
    List<TestStation> stations = new ArrayList<>();
    List<TestJournal> journals = new ArrayList<>();
    for (int s = 0; s < STATIONS; s++) {
      TestStation station = centre.enrol("CATD-001");
      TestJournal journal = station.newJournal();
      for (int e = 0; e < EVENTS / STATIONS; e++) {
        journal.session("ana");
      }
      stations.add(station);
      journals.add(journal);
    }
    List<Callable<Integer>> replays = new ArrayList<>();
    for (int s = 0; s < STATIONS; s++) {
      TestStation station = stations.get(s);
      List<byte[]> envelopes = journals.get(s).envelopes();
      for (int r = 0; r < REPLAYS; r++) {
        Random random = new Random(31L * s + r);
        replays.add(() -> replay(station, envelopes, random));
      }
    }
    int cut = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> replay : threads.invokeAll(replays)) {
        cut += replay.get();
      }
    }

    for (int s = 0; s < STATIONS; s++) {
      assertThat(stored(stations.get(s))).containsExactlyElementsOf(journals.get(s).envelopes());
      assertThat(stations.get(s).handshake().getLastSequence())
          .isEqualTo(journals.get(s).envelopes().size());
      assertThat(centre.incidents(stations.get(s).name())).isEmpty();
      stations.get(s).close();
    }
    assertThat(cut).as("answers that were lost").isGreaterThan(EVENTS / BATCH);
  }

  /** Sends the whole journal from its beginning; every other answer is lost on the way. */
  private static int replay(TestStation station, List<byte[]> envelopes, Random random)
      throws StatusException, InterruptedException {
    int cut = 0;
    BlockingClientCall<EventBatch, EventAck> call = station.stub().append();
    for (int from = 0; from < envelopes.size(); from += BATCH) {
      EventBatch.Builder batch = EventBatch.newBuilder();
      envelopes
          .subList(from, Math.min(envelopes.size(), from + BATCH))
          .forEach(envelope -> batch.addEnvelopes(ByteString.copyFrom(envelope)));
      call.write(batch.build());
      if (random.nextBoolean()) {
        // The answer is there and nobody reads it; or the call ends while the centre writes.
        if (random.nextBoolean()) {
          while (station.handshake().getLastSequence() < from + batch.getEnvelopesCount()) {
            // As often as the centre lets a station ask, whatever the machine.
            TimeUnit.MILLISECONDS.sleep(5);
          }
        }
        call.cancel("the link breaks", null);
        cut++;
        // What was on its way may or may not have arrived: as a node does, ask.
        from = (int) Math.min(from, station.handshake().getLastSequence() - BATCH);
        call = station.stub().append();
      } else if (call.read() == null) {
        throw new AssertionError("No acknowledgement");
      }
    }
    call.cancel("done", null);
    return cut;
  }

  @Test
  void theSameIdWithOtherContentIsRefusedAnIncidentAndTheOriginalStays() throws Exception {
    try (TestStation station = centre.enrol("CATD-001")) {
      TestJournal journal = station.newJournal();
      List<UUID> ids = new ArrayList<>();
      for (int i = 0; i < FORKS; i++) {
        journal.session("ana");
        ids.add(EventCodec.decode(journal.last(1).getFirst()).id());
      }
      station.append(journal.envelopes());
      List<byte[]> before = stored(station);

      for (UUID id : ids) {
        byte[] other =
            EventCodec.encode(
                journal.event(id, "berta", new Fact.SessionOpened(List.of("VERIFICADOR"))));
        StatusException refused =
            catchThrowableOfType(StatusException.class, () -> station.append(List.of(other)));
        assertThat(TestStation.code(refused)).isEqualTo("F508");
      }

      assertThat(stored(station)).containsExactlyElementsOf(before);
      assertThat(centre.incidents(station.name())).hasSize(FORKS).containsOnly("F508");
      // Its journal goes on as if nothing had been.
      assertThat(station.append(journal.session("ana").last(1))).isEqualTo(FORKS + 1);
    }
  }
}
