package mx.openprep.centre.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Optional;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.Fact;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.v1.EventEnvelope;

/**
 * One entry of a node's journal as it came in.
 *
 * @param envelope as it could be parsed; empty message when it is no message at all
 * @param event empty when the entry says what cannot be
 */
record Entry(ByteString bytes, EventHash hash, EventEnvelope envelope, Optional<Event> event) {
  /** The kind of what cannot be read. */
  static final String MALFORMED = "MALFORMED";

  static Entry of(byte[] bytes) {
    EventHash hash = EventHash.of(bytes);
    try {
      EventEnvelope envelope = EventEnvelope.parseFrom(bytes);
      return new Entry(ByteString.copyFrom(bytes), hash, envelope, decode(bytes));
    } catch (InvalidProtocolBufferException e) {
      return new Entry(
          ByteString.copyFrom(bytes), hash, EventEnvelope.getDefaultInstance(), Optional.empty());
    }
  }

  private static Optional<Event> decode(byte[] bytes) {
    try {
      return Optional.of(EventCodec.decode(bytes));
    } catch (MalformedEventException e) {
      return Optional.empty();
    }
  }

  /** The kind of fact, as the contract names it. */
  String kind() {
    return event.isPresent() ? envelope.getFactCase().name() : MALFORMED;
  }

  /** The acta whose life this is a part of. */
  Optional<String> acta() {
    return event
        .map(Event::fact)
        .flatMap(fact ->
            fact instanceof Fact.OfActa(var ofActa)
                ? Optional.of(ofActa.acta().value())
                : Optional.empty());
  }

  Optional<String> id() {
    return event.map(e -> e.id().toString());
  }
}
