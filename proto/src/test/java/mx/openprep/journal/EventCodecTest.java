package mx.openprep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CajaFolio;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.acta.ProblemKind;
import mx.openprep.acta.SinActaReason;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaId;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.PackageHash;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.incident.IncidentKind;
import mx.openprep.incident.Severity;
import mx.openprep.people.PersonId;
import mx.openprep.readiness.ReadinessFinding;
import mx.openprep.readiness.ReadinessItem;
import mx.openprep.readiness.ReadinessReport;
import mx.openprep.release.Release;
import mx.openprep.v1.EventEnvelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
  private static final ActaId ACTA = new ActaId("GUB-1");
  private static final ImageHash IMAGE = ImageHash.of("image".getBytes(StandardCharsets.UTF_8));
  private static final Instant TIME = Instant.parse("2024-06-02T20:15:00.123456789Z");
  private static final IncidentId INCIDENT = new IncidentId(new UUID(7L << 44 | 7 << 12, 1L << 63));
  private static final ElectionCode GUB = new ElectionCode("GUB");

  private static final Map<FieldId, FieldValue> VALUES =
      Map.of(
          new FieldId("PAN"),
          FieldValue.votes(0),
          new FieldId("PRI"),
          FieldValue.votes(FieldValue.Votes.MOST),
          FieldId.NULOS,
          FieldValue.Mark.BLANK,
          FieldId.NO_REGISTRADAS,
          FieldValue.Mark.ILLEGIBLE);

  /** At least one of every kind; {@link #everyKindOfFactIsHere} sees to it. */
  static Stream<Fact> facts() {
    Stream<ActaFact> ofActa =
        Stream.of(
            new ActaFact.Acopiada(ACTA, DocumentType.RPP, "F-D", IdentifiedBy.KEYED),
            identified(Optional.empty()),
            identified(Optional.of(TIME)),
            new ActaFact.Captured(ACTA, IMAGE, CaptureRound.FIRST, VALUES, TIME),
            new ActaFact.Captured(ACTA, IMAGE, CaptureRound.THIRD, Map.of(), TIME),
            new ActaFact.Adjudicated(ACTA, VALUES, "Así se lee en la imagen"),
            new ActaFact.Missing(ACTA, SinActaReason.CASILLA_NO_INSTALADA),
            new ActaFact.FueraDeCatalogo(
                ActaId.outsideCatalogue(GUB, IMAGE.hex()), IMAGE, GUB, "Sección 9999"),
            new ActaFact.ProblemReported(ACTA, IMAGE, ProblemKind.NEEDS_RESCAN, "Cortada ✂"),
            new ActaFact.Cotejada(ACTA),
            new ActaFact.CorrectionProposed(ACTA, VALUES, "El papel dice otra cosa"),
            new ActaFact.CorrectionDecided(ACTA, true, ""),
            new ActaFact.CorrectionDecided(ACTA, false, "No"),
            new ActaFact.Packed(ACTA, new CajaFolio("CATD-039-D05-01")));
    return Stream.concat(
        ofActa.map(Fact.OfActa::new),
        Stream.of(
            new Fact.JournalOpened(new PackageHash("ab".repeat(32)), "0.1.0"),
            new Fact.SessionOpened(List.of("CAPTURISTA", "COORDINADOR")),
            new Fact.ReadinessReported(
                new ReadinessReport(
                    List.of(
                        ReadinessItem.disk(80L << 30),
                        ReadinessItem.clock(Optional.of(Duration.ofMillis(-1_250))),
                        ReadinessItem.named(ReadinessFinding.SCANNER_TRIED, "fi-7160"),
                        ReadinessItem.named(ReadinessFinding.PRINTER_NONE, ""),
                        ReadinessItem.certificate(TIME, TIME),
                        ReadinessItem.named(ReadinessFinding.PACKAGE_COMPARED, "ab".repeat(32)),
                        ReadinessItem.program(new Release("1.0.0", "Jacaranda"))))),
            new Fact.ImageDigitized(
                IMAGE,
                Long.MAX_VALUE,
                Origin.CATD,
                Digitization.ESCANER,
                "pnm:0",
                new ImageQuality(1700, 2800, -250, 900, 190, 240, 200, 300, 4, 1)),
            new Fact.SobreReceived(
                new CasillaId("14-0001-B1"),
                List.of(ACTA, new ActaId("AYUN-1")),
                DocumentType.ACTA_PREP,
                "F-D",
                IdentifiedBy.QR,
                false,
                "Etiqueta rota",
                true),
            new Fact.ArrivalExpected(new CasillaId("14-0001-B1"), Optional.of(TIME), "Por radio"),
            new Fact.ArrivalExpected(new CasillaId("14-0001-B1"), Optional.empty(), ""),
            new Fact.OfIncident(
                new IncidentFact.Raised(
                    IncidentKind.SCANNER, Severity.HIGH, Optional.of(ACTA), "No enciende")),
            new Fact.OfIncident(
                new IncidentFact.Raised(
                    IncidentKind.OTHER, Severity.LOW, Optional.empty(), "Se fue la luz")),
            new Fact.OfIncident(new IncidentFact.Recommended(INCIDENT, "Usar el otro")),
            new Fact.OfIncident(new IncidentFact.Decided(INCIDENT, true, "De acuerdo")),
            new Fact.OfIncident(new IncidentFact.Commented(INCIDENT, "Ya sirve")),
            new Fact.LeaseTakenBack(ACTA, new PersonId("carla"), "Salió a cenar"),
            new Fact.StationRefused(
                "F421", "openprep://drill/CATD-001/x", "ab".repeat(32), "10.0.0.7"),
            new Fact.CajaOpened(
                new CajaFolio("CATD-039-D05-01"), new TerritoryId(TerritoryKind.DISTRICT, "005")),
            new Fact.CajaClosed(new CajaFolio("CATD-039-D05-01"), 41),
            new Fact.PublishedDiffers(ACTA, 7, List.of("PAN", "TOTAL_VOTOS_CALCULADO")),
            Fact.AdministrativeAct.of("CENTRE_STARTED", ""),
            Fact.AdministrativeAct.of("STATION_REVOKED", "CATD-039-1")
                .because("Robada")
                .confirmedBy(new PersonId("berta"))
                .with("serial", "1f")
                .with("addr", "10.0.0.7"),
            new Fact.ActionRefused("F302", "submit", "GUB-1")));
  }

  private static ActaFact identified(Optional<Instant> photographed) {
    return new ActaFact.ImageIdentified(
        ACTA, IMAGE, IdentifiedBy.QR, Origin.CASILLA, Digitization.MOVIL, photographed);
  }

  static Event event(Fact fact) {
    return new Event(
        new NodeId("CATD-039-1"),
        7,
        UUID.fromString("018fda7e-3a40-7abc-8def-0123456789ab"),
        Realm.DRILL,
        Optional.of(new PersonId("ana")),
        "CATD-039-2",
        TIME,
        Duration.ofMillis(-1_250),
        EventHash.of(new byte[] {1}),
        fact);
  }

  private static Object kind(Fact fact) {
    return fact instanceof Fact.OfActa of ? of.fact().getClass() : fact.getClass();
  }

  @Test
  void everyKindOfFactIsHere() {
    List<Object> kinds =
        Stream.concat(
                Arrays.stream(ActaFact.class.getPermittedSubclasses()),
                Arrays.stream(Fact.class.getPermittedSubclasses())
                    .filter(kind -> kind != Fact.OfActa.class))
            .<Object>map(kind -> kind)
            .toList();

    assertThat(facts().map(EventCodecTest::kind)).containsAll(kinds);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void readsWhatItWrites(Fact fact) throws MalformedEventException {
    Event event = event(fact);
    byte[] bytes = EventCodec.encode(event);

    assertThat(EventCodec.decode(bytes)).isEqualTo(event);
    assertThat(EventCodec.encode(EventCodec.decode(bytes))).isEqualTo(bytes);
  }

  @Test
  void readsWhatAProgramDidByItself() throws MalformedEventException {
    Event by = event(new Fact.OfActa(identified(Optional.empty())));
    Event event =
        new Event(
            by.node(),
            1,
            by.id(),
            Realm.OFFICIAL,
            Optional.empty(),
            by.station(),
            by.deviceTime(),
            Duration.ZERO,
            EventHash.NONE,
            by.fact());

    assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
  }

  @Test
  void equalValuesGiveEqualBytesWhateverTheirOrder() {
    Map<FieldId, FieldValue> backwards = new LinkedHashMap<>();
    VALUES.keySet().stream()
        .sorted(java.util.Comparator.reverseOrder())
        .forEach(
            field -> backwards.put(field, java.util.Objects.requireNonNull(VALUES.get(field))));

    assertThat(EventCodec.encode(event(new Fact.OfActa(adjudicated(backwards)))))
        .isEqualTo(EventCodec.encode(event(new Fact.OfActa(adjudicated(VALUES)))));
  }

  private static ActaFact adjudicated(Map<FieldId, FieldValue> values) {
    return new ActaFact.Adjudicated(ACTA, values, "razón");
  }

  @Test
  void randomBytesGiveOnlyMalformedEvents() {
    for (long seed = 1; seed <= 20_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      decodeHostile(bytes, seed);
    }
  }

  @Test
  void cutOrChangedBytesGiveOnlyMalformedEventsOrOtherEvents() {
    List<byte[]> envelopes = facts().map(f -> EventCodec.encode(event(f))).toList();
    for (byte[] envelope : envelopes) {
      for (int length = 0; length < envelope.length; length++) {
        decodeHostile(Arrays.copyOf(envelope, length), length);
      }
    }
    for (long seed = 1; seed <= 40_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = envelopes.get(random.nextInt(envelopes.size())).clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      decodeHostile(bytes, seed);
    }
  }

  private static void decodeHostile(byte[] bytes, long seed) {
    try {
      Event event = EventCodec.decode(bytes);
      // What is let in can be used and written again.
      assertThat(event.time()).isNotNull();
      assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
    } catch (MalformedEventException expected) {
      assertThat(expected).hasMessageStartingWith("Not an event");
    } catch (RuntimeException e) {
      fail("Seed " + seed, e);
    }
  }

  static Stream<UnaryOperator<EventEnvelope.Builder>> impossible() {
    return Stream.of(
        e -> e.clearActaCotejada(),
        e -> e.setSequence(0),
        e -> e.setSequence(-1),
        e -> e.setId(ByteString.copyFrom(new byte[15])),
        e -> e.setPrevious(ByteString.EMPTY),
        e -> e.clearRealm(),
        e -> e.setRealmValue(99),
        e -> e.setNode("no node"),
        e -> e.setPerson(""),
        e -> e.setPerson("openprep"),
        e -> e.setPerson("Ana"),
        e -> e.setStation("\0"),
        e -> e.setClockOffsetMillis(Long.MAX_VALUE),
        e -> e.setClockOffsetMillis(Long.MIN_VALUE),
        e -> e.setDeviceTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE)),
        e -> e.setDeviceTime(Timestamp.newBuilder().setSeconds(253_402_300_800L)),
        e -> e.setDeviceTime(Timestamp.newBuilder().setNanos(-1)),
        e -> e.setActaCotejada(e.getActaCotejada().toBuilder().setActa("")));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void refusesWhatCannotBe(UnaryOperator<EventEnvelope.Builder> change) throws Exception {
    EventEnvelope good =
        EventEnvelope.parseFrom(
            EventCodec.encode(event(new Fact.OfActa(new ActaFact.Cotejada(ACTA)))));
    EventCodec.decode(good.toByteArray());

    byte[] bad = change.apply(good.toBuilder()).build().toByteArray();
    assertThatThrownBy(() -> EventCodec.decode(bad)).isInstanceOf(MalformedEventException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, FieldValue.Votes.MOST + 1, Integer.MIN_VALUE})
  void refusesNumbersNoFieldHolds(int votes) throws Exception {
    EventEnvelope.Builder envelope =
        EventEnvelope.parseFrom(EventCodec.encode(event(new Fact.OfActa(adjudicated(VALUES)))))
            .toBuilder();
    envelope.getActaAdjudicatedBuilder().getFieldsBuilder(0).getValueBuilder().setVotes(votes);

    byte[] bad = envelope.build().toByteArray();
    assertThatThrownBy(() -> EventCodec.decode(bad)).isInstanceOf(MalformedEventException.class);
  }

  @Test
  void refusesAFieldThatStandsTwice() throws Exception {
    EventEnvelope.Builder envelope =
        EventEnvelope.parseFrom(EventCodec.encode(event(new Fact.OfActa(adjudicated(VALUES)))))
            .toBuilder();
    envelope
        .getActaAdjudicatedBuilder()
        .addFields(envelope.getActaAdjudicatedBuilder().getFields(0));

    byte[] bad = envelope.build().toByteArray();
    assertThatThrownBy(() -> EventCodec.decode(bad)).isInstanceOf(MalformedEventException.class);
  }
}
