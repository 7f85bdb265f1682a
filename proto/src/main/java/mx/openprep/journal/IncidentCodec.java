package mx.openprep.journal;

import java.util.Optional;
import mx.openprep.election.ActaId;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.incident.IncidentKind;
import mx.openprep.incident.Severity;
import mx.openprep.v1.EventEnvelope;
import mx.openprep.v1.IncidentCommented;
import mx.openprep.v1.IncidentDecided;
import mx.openprep.v1.IncidentRaised;
import mx.openprep.v1.IncidentRecommended;

/** The facts of incidents in an envelope. */
final class IncidentCodec {
  private IncidentCodec() {}

  static void encode(IncidentFact fact, EventEnvelope.Builder envelope) {
    switch (fact) {
      case IncidentFact.Raised f ->
          envelope.setIncidentRaised(
              IncidentRaised.newBuilder()
                  .setKind(IncidentRaised.Kind.valueOf(f.kind().name()))
                  .setSeverity(IncidentRaised.Severity.valueOf(f.severity().name()))
                  .setActa(f.acta().map(ActaId::value).orElse(""))
                  .setDescription(f.description()));
      case IncidentFact.Recommended f ->
          envelope.setIncidentRecommended(
              IncidentRecommended.newBuilder()
                  .setIncident(EventCodec.bytes(f.incident().value()))
                  .setMeasure(f.measure()));
      case IncidentFact.Decided f ->
          envelope.setIncidentDecided(
              IncidentDecided.newBuilder()
                  .setIncident(EventCodec.bytes(f.incident().value()))
                  .setApproved(f.approved())
                  .setReason(f.reason()));
      case IncidentFact.Commented f ->
          envelope.setIncidentCommented(
              IncidentCommented.newBuilder()
                  .setIncident(EventCodec.bytes(f.incident().value()))
                  .setComment(f.comment()));
    }
  }

  /** The fact of an envelope that holds one of an incident. */
  static IncidentFact decode(EventEnvelope envelope) {
    if (envelope.hasIncidentRaised()) {
      IncidentRaised f = envelope.getIncidentRaised();
      return new IncidentFact.Raised(
          WireValues.named(IncidentKind.class, f.getKind()),
          WireValues.named(Severity.class, f.getSeverity()),
          f.getActa().isEmpty() ? Optional.empty() : Optional.of(new ActaId(f.getActa())),
          f.getDescription());
    }
    if (envelope.hasIncidentRecommended()) {
      IncidentRecommended f = envelope.getIncidentRecommended();
      return new IncidentFact.Recommended(id(f.getIncident()), f.getMeasure());
    }
    if (envelope.hasIncidentDecided()) {
      IncidentDecided f = envelope.getIncidentDecided();
      return new IncidentFact.Decided(id(f.getIncident()), f.getApproved(), f.getReason());
    }
    IncidentCommented f = envelope.getIncidentCommented();
    return new IncidentFact.Commented(id(f.getIncident()), f.getComment());
  }

  private static IncidentId id(com.google.protobuf.ByteString bytes) {
    return new IncidentId(EventCodec.uuid(bytes));
  }
}
