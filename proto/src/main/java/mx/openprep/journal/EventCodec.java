package mx.openprep.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CajaFolio;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.acta.ProblemKind;
import mx.openprep.acta.SinActaReason;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.PackageHash;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import mx.openprep.people.PersonId;
import mx.openprep.v1.ActaAcopiada;
import mx.openprep.v1.ActaAdjudicated;
import mx.openprep.v1.ActaCaptured;
import mx.openprep.v1.ActaCotejada;
import mx.openprep.v1.ActaFueraDeCatalogo;
import mx.openprep.v1.ActaMissing;
import mx.openprep.v1.ActaPacked;
import mx.openprep.v1.ActionRefused;
import mx.openprep.v1.AdministrativeAct;
import mx.openprep.v1.CajaClosed;
import mx.openprep.v1.CajaOpened;
import mx.openprep.v1.CorrectionDecided;
import mx.openprep.v1.CorrectionProposed;
import mx.openprep.v1.EventEnvelope;
import mx.openprep.v1.ImageDigitized;
import mx.openprep.v1.ImageIdentified;
import mx.openprep.v1.JournalOpened;
import mx.openprep.v1.LeaseTakenBack;
import mx.openprep.v1.ProblemReported;
import mx.openprep.v1.PublishedDiffers;
import mx.openprep.v1.SessionOpened;
import mx.openprep.v1.StationRefused;

/**
 * Events as the bytes of {@code openprep.v1.EventEnvelope} and back. An event is encoded once, by
 * the node that writes it; from then on its bytes travel unchanged.
 */
public final class EventCodec {
  private EventCodec() {}

  public static byte[] encode(Event event) {
    EventEnvelope.Builder envelope =
        EventEnvelope.newBuilder()
            .setNode(event.node().value())
            .setSequence(event.sequence())
            .setId(bytes(event.id()))
            .setRealm(mx.openprep.v1.Realm.valueOf(event.realm().name()))
            .setPerson(event.person().map(PersonId::value).orElse(""))
            .setStation(event.station())
            .setDeviceTime(WireValues.timestamp(event.deviceTime()))
            .setClockOffsetMillis(event.clockOffset().toMillis())
            .setPrevious(ByteString.copyFrom(event.previous().bytes()));
    switch (event.fact()) {
      case Fact.OfActa f -> encode(f.fact(), envelope);
      case Fact.JournalOpened f ->
          envelope.setJournalOpened(
              JournalOpened.newBuilder()
                  .setPackageHash(ByteString.copyFrom(f.packageHash().bytes()))
                  .setSoftwareVersion(f.softwareVersion()));
      case Fact.SessionOpened f ->
          envelope.setSessionOpened(SessionOpened.newBuilder().addAllRoles(f.roles()));
      case Fact.ReadinessReported f ->
          envelope.setReadinessReported(ReadinessCodec.encode(f.report()));
      case Fact.ImageDigitized f ->
          envelope.setImageDigitized(
              ImageDigitized.newBuilder()
                  .setImage(bytes(f.image()))
                  .setSize(f.size())
                  .setOrigin(mx.openprep.v1.Origin.valueOf(f.origin().name()))
                  .setDigitization(mx.openprep.v1.Digitization.valueOf(f.digitization().name()))
                  .setScanner(f.scanner())
                  .setQuality(f.quality().wire()));
      case Fact.SobreReceived f -> envelope.setSobreReceived(SobreCodec.encode(f));
      case Fact.ArrivalExpected f -> envelope.setArrivalExpected(SobreCodec.encode(f));
      case Fact.OfIncident f -> IncidentCodec.encode(f.fact(), envelope);
      case Fact.LeaseTakenBack f ->
          envelope.setLeaseTakenBack(
              LeaseTakenBack.newBuilder()
                  .setActa(f.acta().value())
                  .setHolder(f.holder().value())
                  .setReason(f.reason()));
      case Fact.StationRefused f ->
          envelope.setStationRefused(
              StationRefused.newBuilder()
                  .setCode(f.code())
                  .setClaimed(f.claimed())
                  .setCertificate(ByteString.copyFrom(HexFormat.of().parseHex(f.certificate())))
                  .setAddress(f.address()));
      case Fact.CajaOpened f ->
          envelope.setCajaOpened(
              CajaOpened.newBuilder().setCaja(f.caja().value()).setCouncil(f.council().toString()));
      case Fact.CajaClosed f ->
          envelope.setCajaClosed(
              CajaClosed.newBuilder().setCaja(f.caja().value()).setActas(f.actas()));
      case Fact.PublishedDiffers f ->
          envelope.setPublishedDiffers(
              PublishedDiffers.newBuilder()
                  .setActa(f.acta().value())
                  .setCut(f.cut())
                  .addAllWhat(f.what()));
      case Fact.AdministrativeAct f ->
          envelope.setAdministrativeAct(
              AdministrativeAct.newBuilder()
                  .setAct(f.act())
                  .setSubject(f.subject())
                  .setSecondPerson(f.secondPerson().map(PersonId::value).orElse(""))
                  .setReason(f.reason())
                  .putAllDetails(new TreeMap<>(f.details())));
      case Fact.ActionRefused f ->
          envelope.setActionRefused(
              ActionRefused.newBuilder().setCode(f.code()).setAction(f.action()).setActa(f.acta()));
    }
    return envelope.build().toByteArray();
  }

  private static void encode(ActaFact fact, EventEnvelope.Builder envelope) {
    String acta = fact.acta().value();
    switch (fact) {
      case ActaFact.Acopiada f ->
          envelope.setActaAcopiada(
              ActaAcopiada.newBuilder()
                  .setActa(acta)
                  .setDocumentType(mx.openprep.v1.DocumentType.valueOf(f.documentType().name()))
                  .setTransferMechanism(f.transferMechanism())
                  .setIdentifiedBy(mx.openprep.v1.IdentifiedBy.valueOf(f.identifiedBy().name())));
      case ActaFact.ImageIdentified f -> {
        ImageIdentified.Builder identified =
            ImageIdentified.newBuilder()
                .setActa(acta)
                .setImage(bytes(f.image()))
                .setIdentifiedBy(mx.openprep.v1.IdentifiedBy.valueOf(f.identifiedBy().name()))
                .setOrigin(mx.openprep.v1.Origin.valueOf(f.origin().name()))
                .setDigitization(mx.openprep.v1.Digitization.valueOf(f.digitization().name()));
        f.photographed().map(WireValues::timestamp).ifPresent(identified::setPhotographed);
        envelope.setImageIdentified(identified);
      }
      case ActaFact.Captured f ->
          envelope.setActaCaptured(
              ActaCaptured.newBuilder()
                  .setActa(acta)
                  .setImage(bytes(f.image()))
                  .setRound(mx.openprep.v1.CaptureRound.valueOf(f.round().name()))
                  .addAllFields(WireValues.fields(f.values()))
                  .setStarted(WireValues.timestamp(f.started())));
      case ActaFact.Adjudicated f ->
          envelope.setActaAdjudicated(
              ActaAdjudicated.newBuilder()
                  .setActa(acta)
                  .addAllFields(WireValues.fields(f.values()))
                  .setReason(f.reason()));
      case ActaFact.Missing f ->
          envelope.setActaMissing(
              ActaMissing.newBuilder()
                  .setActa(acta)
                  .setReason(mx.openprep.v1.SinActaReason.valueOf(f.reason().name())));
      case ActaFact.FueraDeCatalogo f ->
          envelope.setActaFueraDeCatalogo(
              ActaFueraDeCatalogo.newBuilder()
                  .setActa(acta)
                  .setImage(bytes(f.image()))
                  .setElection(f.election().value())
                  .setDescription(f.description()));
      case ActaFact.ProblemReported f ->
          envelope.setProblemReported(
              ProblemReported.newBuilder()
                  .setActa(acta)
                  .setImage(bytes(f.image()))
                  .setKind(mx.openprep.v1.ProblemKind.valueOf(f.kind().name()))
                  .setComment(f.comment()));
      case ActaFact.Cotejada f -> envelope.setActaCotejada(ActaCotejada.newBuilder().setActa(acta));
      case ActaFact.CorrectionProposed f ->
          envelope.setCorrectionProposed(
              CorrectionProposed.newBuilder()
                  .setActa(acta)
                  .addAllFields(WireValues.fields(f.values()))
                  .setReason(f.reason()));
      case ActaFact.CorrectionDecided f ->
          envelope.setCorrectionDecided(
              CorrectionDecided.newBuilder()
                  .setActa(acta)
                  .setApproved(f.approved())
                  .setReason(f.reason()));
      case ActaFact.Packed f ->
          envelope.setActaPacked(ActaPacked.newBuilder().setActa(acta).setCaja(f.caja().value()));
    }
  }

  /**
   * Reads an entry.
   *
   * @throws MalformedEventException when the bytes are no event; hostile bytes give no other error
   */
  public static Event decode(byte[] bytes) throws MalformedEventException {
    try {
      EventEnvelope envelope = EventEnvelope.parseFrom(bytes);
      return new Event(
          new NodeId(envelope.getNode()),
          envelope.getSequence(),
          uuid(envelope.getId()),
          WireValues.named(Realm.class, envelope.getRealm()),
          envelope.getPerson().isEmpty()
              ? Optional.empty()
              : Optional.of(new PersonId(envelope.getPerson())),
          envelope.getStation(),
          WireValues.instant(envelope.getDeviceTime()),
          Duration.ofMillis(envelope.getClockOffsetMillis()),
          EventHash.fromBytes(envelope.getPrevious().toByteArray()),
          fact(envelope));
    } catch (InvalidProtocolBufferException | IllegalArgumentException | ArithmeticException e) {
      throw new MalformedEventException("Not an event: " + e.getMessage(), e);
    }
  }

  private static Fact fact(EventEnvelope envelope) {
    return switch (envelope.getFactCase()) {
      case JOURNAL_OPENED -> {
        JournalOpened f = envelope.getJournalOpened();
        yield new Fact.JournalOpened(
            PackageHash.of(f.getPackageHash().toByteArray()), f.getSoftwareVersion());
      }
      case SESSION_OPENED -> new Fact.SessionOpened(envelope.getSessionOpened().getRolesList());
      case READINESS_REPORTED ->
          new Fact.ReadinessReported(ReadinessCodec.decode(envelope.getReadinessReported()));
      case IMAGE_DIGITIZED -> {
        ImageDigitized f = envelope.getImageDigitized();
        yield new Fact.ImageDigitized(
            image(f.getImage()),
            f.getSize(),
            WireValues.named(Origin.class, f.getOrigin()),
            WireValues.named(Digitization.class, f.getDigitization()),
            f.getScanner(),
            ImageQuality.of(f.getQuality()));
      }
      case ACTION_REFUSED -> {
        ActionRefused f = envelope.getActionRefused();
        yield new Fact.ActionRefused(f.getCode(), f.getAction(), f.getActa());
      }
      case SOBRE_RECEIVED -> SobreCodec.decode(envelope.getSobreReceived());
      case ARRIVAL_EXPECTED -> SobreCodec.decode(envelope.getArrivalExpected());
      case STATION_REFUSED -> {
        StationRefused f = envelope.getStationRefused();
        yield new Fact.StationRefused(
            f.getCode(),
            f.getClaimed(),
            HexFormat.of().formatHex(f.getCertificate().toByteArray()),
            f.getAddress());
      }
      case ACTA_ACOPIADA -> {
        ActaAcopiada f = envelope.getActaAcopiada();
        yield of(
            new ActaFact.Acopiada(
                new ActaId(f.getActa()),
                WireValues.named(DocumentType.class, f.getDocumentType()),
                f.getTransferMechanism(),
                WireValues.named(IdentifiedBy.class, f.getIdentifiedBy())));
      }
      case IMAGE_IDENTIFIED -> {
        ImageIdentified f = envelope.getImageIdentified();
        yield of(
            new ActaFact.ImageIdentified(
                new ActaId(f.getActa()),
                image(f.getImage()),
                WireValues.named(IdentifiedBy.class, f.getIdentifiedBy()),
                WireValues.named(Origin.class, f.getOrigin()),
                WireValues.named(Digitization.class, f.getDigitization()),
                f.hasPhotographed()
                    ? Optional.of(WireValues.instant(f.getPhotographed()))
                    : Optional.empty()));
      }
      case ACTA_CAPTURED -> {
        ActaCaptured f = envelope.getActaCaptured();
        yield of(
            new ActaFact.Captured(
                new ActaId(f.getActa()),
                image(f.getImage()),
                WireValues.named(CaptureRound.class, f.getRound()),
                WireValues.values(f.getFieldsList()),
                WireValues.instant(f.getStarted())));
      }
      case ACTA_ADJUDICATED -> {
        ActaAdjudicated f = envelope.getActaAdjudicated();
        yield of(
            new ActaFact.Adjudicated(
                new ActaId(f.getActa()), WireValues.values(f.getFieldsList()), f.getReason()));
      }
      case ACTA_MISSING -> {
        ActaMissing f = envelope.getActaMissing();
        yield of(
            new ActaFact.Missing(
                new ActaId(f.getActa()), WireValues.named(SinActaReason.class, f.getReason())));
      }
      case ACTA_FUERA_DE_CATALOGO -> {
        ActaFueraDeCatalogo f = envelope.getActaFueraDeCatalogo();
        yield of(
            new ActaFact.FueraDeCatalogo(
                new ActaId(f.getActa()),
                image(f.getImage()),
                new ElectionCode(f.getElection()),
                f.getDescription()));
      }
      case PROBLEM_REPORTED -> {
        ProblemReported f = envelope.getProblemReported();
        yield of(
            new ActaFact.ProblemReported(
                new ActaId(f.getActa()),
                image(f.getImage()),
                WireValues.named(ProblemKind.class, f.getKind()),
                f.getComment()));
      }
      case ACTA_COTEJADA ->
          of(new ActaFact.Cotejada(new ActaId(envelope.getActaCotejada().getActa())));
      case CORRECTION_PROPOSED -> {
        CorrectionProposed f = envelope.getCorrectionProposed();
        yield of(
            new ActaFact.CorrectionProposed(
                new ActaId(f.getActa()), WireValues.values(f.getFieldsList()), f.getReason()));
      }
      case CORRECTION_DECIDED -> {
        CorrectionDecided f = envelope.getCorrectionDecided();
        yield of(
            new ActaFact.CorrectionDecided(
                new ActaId(f.getActa()), f.getApproved(), f.getReason()));
      }
      case ACTA_PACKED -> {
        ActaPacked f = envelope.getActaPacked();
        yield of(new ActaFact.Packed(new ActaId(f.getActa()), new CajaFolio(f.getCaja())));
      }
      case CAJA_OPENED -> {
        CajaOpened f = envelope.getCajaOpened();
        yield new Fact.CajaOpened(new CajaFolio(f.getCaja()), territory(f.getCouncil()));
      }
      case CAJA_CLOSED -> {
        CajaClosed f = envelope.getCajaClosed();
        yield new Fact.CajaClosed(new CajaFolio(f.getCaja()), f.getActas());
      }
      case PUBLISHED_DIFFERS -> {
        PublishedDiffers f = envelope.getPublishedDiffers();
        yield new Fact.PublishedDiffers(new ActaId(f.getActa()), f.getCut(), f.getWhatList());
      }
      case INCIDENT_RAISED, INCIDENT_RECOMMENDED, INCIDENT_DECIDED, INCIDENT_COMMENTED ->
          new Fact.OfIncident(IncidentCodec.decode(envelope));
      case LEASE_TAKEN_BACK -> {
        LeaseTakenBack f = envelope.getLeaseTakenBack();
        yield new Fact.LeaseTakenBack(
            new ActaId(f.getActa()), new PersonId(f.getHolder()), f.getReason());
      }
      case ADMINISTRATIVE_ACT -> {
        AdministrativeAct f = envelope.getAdministrativeAct();
        yield new Fact.AdministrativeAct(
            f.getAct(),
            f.getSubject(),
            f.getSecondPerson().isEmpty()
                ? Optional.empty()
                : Optional.of(new PersonId(f.getSecondPerson())),
            f.getReason(),
            f.getDetailsMap());
      }
      case FACT_NOT_SET -> throw new IllegalArgumentException("An envelope without a fact");
    };
  }

  private static TerritoryId territory(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("Not a territory: " + text);
    }
    return new TerritoryId(TerritoryKind.valueOf(parts[0]), parts[1]);
  }

  private static Fact of(ActaFact fact) {
    return new Fact.OfActa(fact);
  }

  private static ImageHash image(ByteString hash) {
    return ImageHash.fromBytes(hash.toByteArray());
  }

  private static ByteString bytes(ImageHash image) {
    return ByteString.copyFrom(image.bytes());
  }

  static ByteString bytes(UUID id) {
    ByteBuffer buffer = ByteBuffer.allocate(16);
    buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).flip();
    return ByteString.copyFrom(buffer);
  }

  static UUID uuid(ByteString bytes) {
    if (bytes.size() != 16) {
      throw new IllegalArgumentException("An event id has 16 bytes");
    }
    ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
