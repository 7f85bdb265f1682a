package mx.openprep.journal;

import java.time.Instant;
import java.util.Optional;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaId;
import mx.openprep.v1.ArrivalExpected;
import mx.openprep.v1.SobreReceived;

/** What is said of sobres, as messages of the contract and back. */
final class SobreCodec {
  private SobreCodec() {}

  static SobreReceived encode(Fact.SobreReceived fact) {
    return SobreReceived.newBuilder()
        .setCasilla(fact.casilla().value())
        .addAllActas(fact.actas().stream().map(ActaId::value).toList())
        .setDocumentType(mx.openprep.v1.DocumentType.valueOf(fact.documentType().name()))
        .setTransferMechanism(fact.transferMechanism())
        .setIdentifiedBy(mx.openprep.v1.IdentifiedBy.valueOf(fact.identifiedBy().name()))
        .setSealIntact(fact.sealIntact())
        .setSealComment(fact.sealComment())
        .setOutsideOperation(fact.outsideOperation())
        .build();
  }

  static Fact decode(SobreReceived wire) {
    return new Fact.SobreReceived(
        new CasillaId(wire.getCasilla()),
        wire.getActasList().stream().map(ActaId::new).toList(),
        WireValues.named(DocumentType.class, wire.getDocumentType()),
        wire.getTransferMechanism(),
        WireValues.named(IdentifiedBy.class, wire.getIdentifiedBy()),
        wire.getSealIntact(),
        wire.getSealComment(),
        wire.getOutsideOperation());
  }

  static ArrivalExpected encode(Fact.ArrivalExpected fact) {
    ArrivalExpected.Builder wire =
        ArrivalExpected.newBuilder().setCasilla(fact.casilla().value()).setNote(fact.note());
    fact.expected().map(WireValues::timestamp).ifPresent(wire::setExpected);
    return wire.build();
  }

  static Fact decode(ArrivalExpected wire) {
    Optional<Instant> expected =
        wire.hasExpected() ? Optional.of(WireValues.instant(wire.getExpected())) : Optional.empty();
    return new Fact.ArrivalExpected(new CasillaId(wire.getCasilla()), expected, wire.getNote());
  }
}
