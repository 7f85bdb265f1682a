package mx.openprep.centre.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.v1.EventEnvelope;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Journals as an election event log of NIST SP 1500-101 (version 1, JSON): a device for each node,
 * in it its entries. {@code Id} is the kind of event, {@code Hash} the SHA-256 of the entry as it
 * was written, {@code Details} its fact.
 */
final class NistLog {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TextFormat.Printer FACT = TextFormat.printer().emittingSingleLine(true);

  private final String election;
  private final Instant now;
  private final String centre;

  /**
   * A log.
   *
   * @param election id of the process
   * @param centre the node that is the centre
   */
  NistLog(String election, Instant now, String centre) {
    this.election = election;
    this.now = now;
    this.centre = centre;
  }

  /** An entry of a node's journal, and where it is in the log. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Entry(String node, long sequence, byte[] envelope) {}

  /** Writes entries that come node by node, each node's in order. */
  void write(Consumer<Consumer<Entry>> entries, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("@type", "EventLogging.ElectionEventLog");
      json.writeStringProperty("ElectionId", election);
      json.writeStringProperty("GeneratedTime", now.toString());
      json.writeArrayPropertyStart("Device");
      Devices devices = new Devices(json);
      entries.accept(devices::entry);
      devices.end();
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private final class Devices {
    private final JsonGenerator json;
    private @Nullable String node;

    Devices(JsonGenerator json) {
      this.json = json;
    }

    void entry(Entry entry) {
      if (!entry.node().equals(node)) {
        end();
        node = entry.node();
        json.writeStartObject();
        json.writeStringProperty("@type", "EventLogging.Device");
        json.writeStringProperty("Id", entry.node());
        json.writeStringProperty(
            "Type", entry.node().equals(centre) ? "ems" : "transmission-sending");
        json.writeStringProperty("Manufacturer", "OpenPREP");
        json.writeStringProperty("HashType", "sha-256");
        json.writeArrayPropertyStart("Event");
      }
      event(entry);
    }

    void end() {
      if (node != null) {
        json.writeEndArray();
        json.writeEndObject();
      }
    }

    private void event(Entry entry) {
      json.writeStartObject();
      json.writeStringProperty("@type", "EventLogging.Event");
      json.writeStringProperty("Sequence", Long.toString(entry.sequence()));
      json.writeStringProperty("Hash", EventHash.of(entry.envelope()).hex());
      try {
        readable(EventCodec.decode(entry.envelope()), EventEnvelope.parseFrom(entry.envelope()));
      } catch (MalformedEventException | InvalidProtocolBufferException e) {
        json.writeStringProperty("Id", "MALFORMED");
        json.writeStringProperty("Type", "unreadable");
        json.writeStringProperty("Disposition", "na");
        json.writeStringProperty("TimeStamp", Instant.EPOCH.toString());
      }
      json.writeEndObject();
    }

    private void readable(Event event, EventEnvelope envelope) {
      String kind = envelope.getFactCase().name();
      json.writeStringProperty("Id", kind);
      json.writeStringProperty(
          "Type", event.person().isPresent() ? "user-action" : "system-action");
      json.writeStringProperty("Disposition", kind.endsWith("_REFUSED") ? "failure" : "success");
      json.writeStringProperty("TimeStamp", event.time().toString());
      event.person().ifPresent(person -> json.writeStringProperty("UserId", person.value()));
      json.writeStringProperty("Description", event.station());
      fact(envelope)
          .ifPresent(fact -> json.writeStringProperty("Details", FACT.printToString(fact)));
    }

    private static Optional<Message> fact(EventEnvelope envelope) {
      return envelope.getAllFields().entrySet().stream()
          .filter(field -> field.getKey().getContainingOneof() != null)
          .map(field -> (Message) field.getValue())
          .findFirst();
    }
  }
}
