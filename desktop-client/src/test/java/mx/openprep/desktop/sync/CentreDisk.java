package mx.openprep.desktop.sync;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.acta.ImageHash;
import mx.openprep.journal.EventHash;

/** What of a test centre survives its death. */
public final class CentreDisk {
  private final List<byte[]> journal = new ArrayList<>();
  private final Map<ImageHash, ByteArrayOutputStream> partial = new HashMap<>();
  private final Map<ImageHash, byte[]> images = new LinkedHashMap<>();
  private final Map<String, EnrolledKey> codes = new HashMap<>();
  volatile String store = "first";
  private long imageBytesReceived;
  private int eventsReceived;

  /** A code that was used, by which key, and what was answered. */
  record EnrolledKey(ByteString key, List<ByteString> chain) {}

  public synchronized List<byte[]> journal() {
    return List.copyOf(journal);
  }

  synchronized void append(byte[] envelope) {
    journal.add(envelope);
  }

  /** As restored from a copy made when it held this many. */
  synchronized void forgetAfter(int events) {
    journal.subList(events, journal.size()).clear();
  }

  /** As restored from a copy made before any came. */
  synchronized void forgetImages() {
    images.clear();
  }

  synchronized EventHash lastHash() {
    return journal.isEmpty() ? EventHash.NONE : EventHash.of(journal.getLast());
  }

  synchronized void received(int events) {
    eventsReceived += events;
  }

  synchronized int eventsReceived() {
    return eventsReceived;
  }

  synchronized long offset(ImageHash image) {
    ByteArrayOutputStream part = partial.get(image);
    return part == null ? 0 : part.size();
  }

  synchronized boolean holds(ImageHash image) {
    return images.containsKey(image);
  }

  /** Adds what follows the offset; whether the offset is where it goes on. */
  synchronized boolean add(ImageHash image, long offset, byte[] data) {
    imageBytesReceived += data.length;
    ByteArrayOutputStream part = partial.computeIfAbsent(image, _ -> new ByteArrayOutputStream());
    if (part.size() != offset) {
      return false;
    }
    part.writeBytes(data);
    return true;
  }

  /** Whether the bytes are what their name says; then it is whole. */
  synchronized boolean complete(ImageHash image) {
    ByteArrayOutputStream part = partial.remove(image);
    if (part == null || !ImageHash.of(part.toByteArray()).equals(image)) {
      return false;
    }
    if (images.put(image, part.toByteArray()) != null) {
      throw new IllegalStateException("An image came to be whole twice: " + image);
    }
    return true;
  }

  synchronized Map<ImageHash, byte[]> images() {
    return new LinkedHashMap<>(images);
  }

  synchronized long imageBytesReceived() {
    return imageBytesReceived;
  }

  synchronized Map<String, EnrolledKey> codes() {
    return codes;
  }
}
