package mx.openprep.desktop.node;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.Origin;
import mx.openprep.desk.Cards;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Territory;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.WireValues;
import mx.openprep.people.PersonId;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ArrivalNote;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.MissingSobre;
import mx.openprep.v1.MunicipalityCount;
import mx.openprep.v1.ReceptionNote;
import mx.openprep.v1.SinActaReason;
import mx.openprep.v1.SobreActa;
import mx.openprep.v1.SobreCard;
import mx.openprep.v1.SobreReceipt;

/** Sobres as an operator recognises them. */
final class SobreCards {
  private static final int FOLIO_GROUP = 4;
  private static final int FOLIO_LENGTH = 12;

  private final Cards cards;
  private final People people;
  private final Journal journal;

  SobreCards(Cards cards, People people, Journal journal) {
    this.cards = cards;
    this.people = people;
    this.journal = journal;
  }

  SobreCard of(Sobres.Sobre sobre, Optional<ArrivalTable.Expected> arrival) {
    ActaCard first = cards.of(sobre.actas().getFirst().acta());
    SobreCard.Builder card =
        SobreCard.newBuilder()
            .setCasilla(sobre.casilla().value())
            .setClaveCasilla(first.getClaveCasilla())
            .setMunicipalityName(first.getMunicipalityName())
            .setSection(first.getSection())
            .setCasillaName(first.getCasillaName())
            .addAllActas(sobre.actas().stream().map(this::acta).toList());
    arrival.map(this::note).ifPresent(card::setArrival);
    return card.build();
  }

  private SobreActa acta(Sobres.Standing standing) {
    SobreActa.Builder acta =
        SobreActa.newBuilder()
            .setCard(cards.of(standing.acta()).toBuilder().setState(standing.state().name().name()))
            .setPhotographed(
                standing
                    .state()
                    .trailSoFar()
                    .filter(trail -> trail.picture().origin() == Origin.CASILLA)
                    .isPresent());
    standing.reception().map(this::reception).ifPresent(acta::setReception);
    if (standing.state() instanceof ActaState.SinActa sinActa) {
      acta.setSinActa(SinActaReason.valueOf(sinActa.reason().name()));
    }
    return acta.build();
  }

  private ReceptionNote reception(Event event) {
    return ReceptionNote.newBuilder()
        .setReceived(WireValues.timestamp(event.time()))
        .setPersonName(event.person().map(people::name).orElse(""))
        .setStation(event.station())
        .build();
  }

  /** What the operator and the person who handed it over may keep in the hand. */
  SobreReceipt receipt(SobreTable.Entry entry, Sobres.Sobre sobre) {
    Fact.SobreReceived fact = fact(entry);
    Set<ActaId> inside = Set.copyOf(fact.actas());
    List<ActaCard> actas =
        sobre.actas().stream()
            .map(Sobres.Standing::acta)
            .filter(acta -> inside.contains(acta.id()))
            .map(cards::of)
            .toList();
    return SobreReceipt.newBuilder()
        .setFolio(folio(entry.hash().hex()))
        .setProof(proof(entry))
        .setSobre(of(sobre, Optional.empty()))
        .addAllActas(actas)
        .setDocumentType(DocumentType.valueOf(fact.documentType().name()))
        .setTransferMechanism(fact.transferMechanism())
        .setSealIntact(fact.sealIntact())
        .setSealComment(fact.sealComment())
        .setOutsideOperation(fact.outsideOperation())
        .setReception(reception(entry.event()))
        .build();
  }

  static Fact.SobreReceived fact(SobreTable.Entry entry) {
    return (Fact.SobreReceived) entry.event().fact();
  }

  private static String folio(String hash) {
    String digits = hash.substring(0, FOLIO_LENGTH).toUpperCase(Locale.ROOT);
    return String.join("-", digits.split("(?<=\\G.{" + FOLIO_GROUP + "})"));
  }

  private static String proof(SobreTable.Entry entry) {
    return String.join(
        ":",
        "OPENPREP-ACUSE1",
        entry.event().node().value(),
        String.valueOf(entry.event().sequence()),
        entry.hash().hex());
  }

  ArrivalNote note(ArrivalTable.Expected expected) {
    return ArrivalNote.newBuilder()
        .setExpected(WireValues.timestamp(expected.at()))
        .setNote(expected.note())
        .setPersonName(people.name(new PersonId(expected.person())))
        .setNoted(WireValues.timestamp(expected.noted()))
        .setOverdue(expected.isOverdue(journal.now()))
        .build();
  }

  MissingSobre missing(MissingSobres.Missing missing) {
    List<ActaCard> actas = missing.actas().stream().map((ExpectedActa a) -> cards.of(a)).toList();
    ActaCard first = actas.getFirst();
    MissingSobre.Builder sobre =
        MissingSobre.newBuilder()
            .setCasilla(missing.casilla().id().value())
            .setClaveCasilla(first.getClaveCasilla())
            .setMunicipalityName(first.getMunicipalityName())
            .setSection(first.getSection())
            .setCasillaName(first.getCasillaName())
            .addAllElections(actas.stream().map(ActaCard::getElectionName).distinct().toList());
    missing.arrival().map(this::note).ifPresent(sobre::setArrival);
    return sobre.build();
  }

  static MunicipalityCount count(
      ActaTable.MunicipalityTally tally, Optional<Territory> municipality) {
    return MunicipalityCount.newBuilder()
        .setMunicipality(tally.municipality())
        .setName(municipality.map(Territory::name).orElse(""))
        .setExpected(tally.expected())
        .setAcopiadas(tally.acopiadas())
        .setSinActa(tally.sinActa())
        .setMissing(tally.missing())
        .setPhotographed(tally.expected() - tally.acopiadas() - tally.sinActa() - tally.missing())
        .build();
  }
}
