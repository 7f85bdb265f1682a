package mx.openprep.centre.operations;

import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.v1.EventAck;
import mx.openprep.v1.EventBatch;

/** A station with a night's actas, which it sends as a node does: on one stream, in batches. */
final class LoadStation {
  static final int EVENTS_AN_ACTA = 4;
  private static final int CHUNK = 64 << 10;

  /** Actas that are kept for the events without images. */
  private static final int KEPT = 10;

  private final TestStation station;
  private final TestJournal journal;
  private final Queue<ActaId> actas = new ConcurrentLinkedQueue<>();
  private BlockingClientCall<EventBatch, EventAck> stream;
  private int sent;
  private int images;

  LoadStation(TestStation station, List<ActaId> actas) {
    this.station = station;
    this.journal = station.newJournal();
    this.actas.addAll(actas);
    this.stream = station.stub().append();
  }

  /** How many actas are left beside those it keeps. */
  int actasToSpare() {
    return Math.max(0, actas.size() - KEPT);
  }

  int images() {
    return images;
  }

  TestJournal journal() {
    return journal;
  }

  TestStation station() {
    return station;
  }

  /** Writes the night of the actas it kept into its journal; without images. */
  void prepare(ElectionPackage election) {
    for (int i = 0; i < KEPT && !actas.isEmpty(); i++) {
      ActaId acta = actas.remove();
      life(election, acta, TestJournal.image(acta));
    }
  }

  private void life(ElectionPackage election, ActaId acta, ImageHash image) {
    journal.acopiada(acta);
    journal.add(
        "ana",
        new ActaFact.ImageIdentified(
            acta,
            image,
            IdentifiedBy.QR,
            Origin.CATD,
            Digitization.ESCANER,
            java.util.Optional.empty()));
    journal
        .captured(election, acta, image, CaptureRound.FIRST, "berta", 7)
        .captured(election, acta, image, CaptureRound.SECOND, "carla", 7);
  }

  /** Sends what is in the journal and not sent, each batch when the one before is durable. */
  void sendAll(int batch, Latencies latencies) throws StatusException, InterruptedException {
    List<byte[]> envelopes = journal.envelopes();
    while (sent < envelopes.size()) {
      int to = Math.min(envelopes.size(), sent + batch);
      EventBatch.Builder message = EventBatch.newBuilder();
      new ArrayList<>(envelopes.subList(sent, to))
          .forEach(e -> message.addEnvelopes(ByteString.copyFrom(e)));
      long began = System.nanoTime();
      stream.write(message.build());
      EventAck ack = stream.read();
      if (ack == null || ack.getDurableThrough() != to) {
        throw new AssertionError("Acknowledged " + ack + " instead of " + to);
      }
      latencies.add(System.nanoTime() - began);
      sent = to;
    }
  }

  /** One acta, its image and its events, each durable when this returns. */
  void sendActa(ElectionPackage election, int imageBytes, Latencies imageAcks, Latencies eventAcks)
      throws StatusException, InterruptedException {
    ActaId acta = actas.remove();
    byte[] image = new byte[imageBytes];
    new Random(acta.value().hashCode()).nextBytes(image);
    ImageHash hash = ImageHash.of(image);
    life(election, acta, hash);
    sendAll(EVENTS_AN_ACTA, eventAcks);
    long began = System.nanoTime();
    var call = station.stub().uploadImage();
    for (int from = 0; from < image.length; from += CHUNK) {
      call.write(
          mx.openprep.v1.ImageChunk.newBuilder()
              .setImage(ByteString.copyFrom(hash.bytes()))
              .setSize(image.length)
              .setOffset(from)
              .setData(ByteString.copyFrom(image, from, Math.min(CHUNK, image.length - from)))
              .build());
    }
    call.halfClose();
    if (call.read() == null) {
      throw new AssertionError("No acknowledgement of an image");
    }
    imageAcks.add(System.nanoTime() - began);
    images++;
  }

  void close() {
    stream.cancel("done", null);
    station.close();
  }
}
