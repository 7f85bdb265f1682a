package mx.openprep.centre.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.SinActaReason;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import mx.openprep.centre.journal.Refold;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.Fact;
import mx.openprep.journal.Realm;
import mx.openprep.v1.ActaCaptured;
import mx.openprep.v1.EventEnvelope;
import mx.openprep.v1.FieldValue;
import mx.openprep.v1.HandshakeResponse;
import mx.openprep.v1.KeyedField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CentreExtension.class)
class ReplicationTest {
  private final RealCentre centre;
  private final ElectionPackage election;
  private final TestStation station;
  private final TestJournal journal;

  ReplicationTest(RealCentre centre) throws Exception {
    this.centre = centre;
    this.election = centre.election();
    this.station = centre.enrol("CATD-001");
    this.journal = station.newJournal();
  }

  @AfterEach
  void close() {
    station.close();
  }

  private String refusal(List<byte[]> envelopes) {
    return TestStation.code(
        catchThrowableOfType(StatusException.class, () -> station.append(envelopes)));
  }

  private List<byte[]> stored() {
    return centre
        .jdbc()
        .sql("select envelope from event where node = ? order by sequence")
        .param(station.name())
        .query(byte[].class)
        .list();
  }

  private Map<String, Object> row(String acta) {
    return centre
        .jdbc()
        .sql(
            """
            select state, contabilizada, observations::text as observations, calculated_total,
              encode(image, 'hex') as image, origin, digitization, document_type, cotejada
            from acta_result where acta = ?
            """)
        .param(acta)
        .query()
        .singleRow();
  }

  @Nested
  class Handshake {
    @Test
    void tellsWhereTheJournalEndsAtTheCentre() throws Exception {
      assertThat(station.handshake().getLastSequence()).isZero();
      assertThat(station.handshake().getLastHash())
          .isEqualTo(ByteString.copyFrom(EventHash.NONE.bytes()));

      journal.session("ana").session("berta");
      station.append(journal.envelopes());

      HandshakeResponse answer = station.handshake();
      assertThat(answer.getLastSequence()).isEqualTo(2);
      assertThat(answer.getLastHash())
          .isEqualTo(ByteString.copyFrom(EventHash.of(journal.envelopes().getLast()).bytes()));
    }

    @Test
    void refusesAnotherPackageRealmOrProtocol() {
      assertThat(refused(station.greeting().setPackageHash(ByteString.copyFromUtf8("x")).build()))
          .isEqualTo("F502");
      assertThat(refused(station.greeting().setRealm(mx.openprep.v1.Realm.OFFICIAL).build()))
          .isEqualTo("F503");
      assertThat(refused(station.greeting().setProtocolVersion(2).build())).isEqualTo("F504");
    }

    private String refused(mx.openprep.v1.HandshakeRequest greeting) {
      return TestStation.code(
          catchThrowableOfType(StatusException.class, () -> station.stub().handshake(greeting)));
    }

    @Test
    void theCentreKnowsTheClockOfItsStations() throws Exception {
      station
          .stub()
          .handshake(
              station
                  .greeting()
                  .setDeviceTime(
                      mx.openprep.journal.WireValues.timestamp(
                          java.time.Instant.now().minusSeconds(60)))
                  .build());

      assertThat(
              centre
                  .jdbc()
                  .sql("select clock_offset_millis from station where station = ?")
                  .param(station.name())
                  .query(Long.class)
                  .single())
          .isBetween(60_000L, 65_000L);
    }
  }

  @Nested
  class Events {
    @Test
    void areStoredByteForByteAndFolded() throws Exception {
      journal.verified(election, new ActaId("G-005"), 7);

      assertThat(station.append(journal.envelopes())).isEqualTo(4);

      assertThat(stored()).containsExactlyElementsOf(journal.envelopes());
      assertThat(row("G-005"))
          .containsEntry("state", "VERIFICADA")
          .containsEntry("contabilizada", "1")
          .containsEntry("observations", "{}")
          // 5 parties, 4 combinations of three of them, no registradas and nulos.
          .containsEntry("calculated_total", 11 * 7)
          .containsEntry("image", TestJournal.image(new ActaId("G-005")).hex())
          .containsEntry("origin", "CATD")
          .containsEntry("digitization", "ESCANER")
          .containsEntry("document_type", "ACTA_PREP")
          .containsEntry("cotejada", false);
    }

    @Test
    void arrivingTenTimesHaveTheEffectOfOnce() throws Exception {
      journal.verified(election, new ActaId("G-006"), 1);

      for (int i = 0; i < 10; i++) {
        assertThat(station.append(journal.envelopes())).isEqualTo(4);
      }
      assertThat(station.append(journal.envelopes().subList(0, 2))).isEqualTo(2);

      assertThat(stored()).hasSize(4);
      assertThat(centre.incidents(station.name())).isEmpty();
    }

    @Test
    void withAGapAreRefusedAndWhatStoodBeforeItIsKept() throws Exception {
      journal.session("ana").session("berta").session("carla");

      assertThat(refusal(List.of(journal.envelopes().get(0), journal.envelopes().get(2))))
          .isEqualTo("F507");

      assertThat(stored()).hasSize(1);
      assertThat(station.append(journal.last(2))).isEqualTo(3);
      assertThat(centre.incidents(station.name())).isEmpty();
    }

    @Test
    void ofAnotherHistoryAreRefusedAndTheOriginalStays() throws Exception {
      journal.session("ana").session("berta");
      station.append(journal.envelopes());
      TestJournal forged = station.newJournal().session("ana").session("dora").session("ema");

      assertThat(refusal(forged.envelopes().subList(0, 1))).isEqualTo("F508");
      assertThat(refusal(forged.last(1))).isEqualTo("F508");

      assertThat(stored()).containsExactlyElementsOf(journal.envelopes());
      assertThat(centre.incidents(station.name())).containsExactly("F508", "F508");
    }

    @Test
    void withAnIdThatIsTakenAreRefused() throws Exception {
      journal.session("ana");
      station.append(journal.envelopes());
      Event first = EventCodec.decode(journal.envelopes().getFirst());
      byte[] again =
          EventCodec.encode(journal.event(first.id(), "berta", new Fact.SessionOpened(List.of())));

      assertThat(refusal(List.of(again))).isEqualTo("F508");

      assertThat(stored()).hasSize(1);
    }

    @Test
    void ofAnotherNodeOrRealmAreRefused() {
      assertThat(refusal(new TestJournal("CATD-002-9", Realm.DRILL).session("ana").envelopes()))
          .isEqualTo("F506");
      assertThat(
              refusal(new TestJournal(station.name(), Realm.OFFICIAL).session("ana").envelopes()))
          .isEqualTo("F503");

      assertThat(stored()).isEmpty();
      assertThat(centre.incidents(station.name())).containsExactly("F506", "F503");
    }

    @Test
    void thatTheLifeOfTheActaForbidsBecomeIncidentsAndTheRestGoesOn() throws Exception {
      ActaId acta = new ActaId("G-007");
      ImageHash image = TestJournal.image(acta);
      journal
          .acopiada(acta)
          .acopiada(acta)
          .identified(acta, image)
          .captured(election, acta, image, CaptureRound.FIRST, "berta", 3)
          .captured(election, acta, image, CaptureRound.SECOND, "berta", 3)
          .acopiada(new ActaId("G-999"))
          .captured(election, acta, image, CaptureRound.SECOND, "carla", 3);

      assertThat(station.append(journal.envelopes())).isEqualTo(7);

      assertThat(row("G-007")).containsEntry("state", "VERIFICADA");
      assertThat(centre.incidents(station.name()))
          .containsExactlyInAnyOrder("F103", "F302", "F101");
    }

    @Test
    void aboutActasOfAnotherCatdBecomeIncidents() throws Exception {
      try (TestStation other = centre.enrol("CATD-002")) {
        TestJournal its = other.newJournal().verified(election, new ActaId("G-013"), 9);
        assertThat(other.append(its.envelopes())).isEqualTo(4);

        assertThat(centre.incidents(other.name())).containsOnly("F102").hasSize(4);
        assertThat(row("G-013")).containsEntry("state", "ESPERADA");
      }
    }

    @Test
    void thatCannotBeReadKeepTheirPlaceAndTheRestGoesOn() throws Exception {
      journal.session("ana");
      EventEnvelope impossible =
          EventEnvelope.parseFrom(
                  EventCodec.encode(
                      journal.event(
                          UuidCreator.getTimeOrderedEpoch(),
                          "ana",
                          new Fact.SessionOpened(List.of()))))
              .toBuilder()
              .setActaCaptured(
                  ActaCaptured.newBuilder()
                      .setActa("G-008")
                      .addFields(
                          KeyedField.newBuilder()
                              .setField("NULOS")
                              .setValue(FieldValue.newBuilder().setVotes(1_000_000))))
              .build();
      journal.addRaw(impossible.toByteArray());
      journal.addRaw(new byte[] {(byte) 0xFF, 1, 2});
      journal.session("berta");

      assertThat(station.append(journal.envelopes())).isEqualTo(4);
      assertThat(station.append(journal.envelopes())).isEqualTo(4);

      assertThat(stored()).containsExactlyElementsOf(journal.envelopes());
      assertThat(centre.incidents(station.name())).containsExactly("F505", "F505");
    }

    @Test
    void ofManyNodesComeTogether() throws Exception {
      int nodes = 4;
      int batches = 25;
      int batchSize = 100;
      List<TestStation> stations = new ArrayList<>();
      List<Callable<Long>> senders = new ArrayList<>();
      for (int i = 0; i < nodes; i++) {
        TestStation other = centre.enrol("CATD-002");
        stations.add(other);
        TestJournal its = other.newJournal();
        for (int n = 0; n < batches * batchSize; n++) {
          its.session("ana");
        }
        senders.add(() -> {
          long durable = 0;
          for (int b = 0; b < batches; b++) {
            durable = other.append(its.envelopes().subList(b * batchSize, (b + 1) * batchSize));
          }
          return durable;
        });
      }
      long started = System.nanoTime();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Long> sender : threads.invokeAll(senders)) {
          assertThat(sender.get()).isEqualTo((long) batches * batchSize);
        }
      }
      long millis = (System.nanoTime() - started) / 1_000_000;
      org.slf4j.LoggerFactory.getLogger(ReplicationTest.class)
          .warn(
              "{} events of {} nodes over TLS: {} events/s",
              nodes * batches * batchSize,
              nodes,
              1000L * nodes * batches * batchSize / millis);
      stations.forEach(TestStation::close);
      assertThat(
              centre
                  .jdbc()
                  .sql("select count(*) from event where node like 'CATD-002-%'")
                  .query(Integer.class)
                  .single())
          .isGreaterThanOrEqualTo(nodes * batches * batchSize);
    }
  }

  @Nested
  class Rows {
    @Test
    void sayWhyThereIsNoActa() throws Exception {
      journal.add(
          "ana", new ActaFact.Missing(new ActaId("G-009"), SinActaReason.CASILLA_NO_INSTALADA));

      station.append(journal.envelopes());

      assertThat(row("G-009"))
          .containsEntry("state", "SIN_ACTA")
          .containsEntry("contabilizada", "0")
          .containsEntry("observations", "{CASILLA_NO_INSTALADA}");
    }

    @Test
    void showActasOutsideTheCatalogue() throws Exception {
      ImageHash image = ImageHash.of(new byte[] {1});
      ActaId acta = ActaId.outsideCatalogue(new ElectionCode("GUB"), image.hex());
      journal
          .acopiada(acta)
          .add(
              "ana",
              new ActaFact.FueraDeCatalogo(acta, image, new ElectionCode("GUB"), "sección 999"));

      station.append(journal.envelopes());

      assertThat(row(acta.value()))
          .containsEntry("contabilizada", "2")
          .containsEntry("observations", "{FUERA_DE_CATALOGO}")
          .containsEntry("image", image.hex());
      assertThat(centre.incidents(station.name())).containsExactly("F113");
    }

    @Test
    void haveTheVotesInTheOrderOfTheColumns() throws Exception {
      ActaId acta = new ActaId("G-010");
      ImageHash image = TestJournal.image(acta);
      Map<FieldId, mx.openprep.acta.FieldValue> values = TestJournal.everyField(election, acta, 2);
      values.put(new FieldId("NOPAL"), mx.openprep.acta.FieldValue.votes(7));
      values.put(new FieldId("NULOS"), mx.openprep.acta.FieldValue.Mark.ILLEGIBLE);
      journal.acopiada(acta).identified(acta, image);
      for (String person : List.of("berta", "carla")) {
        CaptureRound round = person.equals("berta") ? CaptureRound.FIRST : CaptureRound.SECOND;
        journal.add(person, new ActaFact.Captured(acta, image, round, values, Instant.EPOCH));
      }
      station.append(journal.envelopes());

      String votes =
          centre
              .jdbc()
              .sql("select votes::text from acta_result where acta = 'G-010'")
              .query(String.class)
              .single();

      int options = election.election(new ElectionCode("GUB")).columns().size();
      assertThat(votes).matches("\\{2,7(,(2|NULL)){%d},2,NULL\\}".formatted(options - 2));
    }

    @Test
    void foldedAgainFromTheEventsAreTheSame() throws Exception {
      journal
          .verified(election, new ActaId("G-010"), 2)
          .acopiada(new ActaId("G-010"))
          .acopiada(new ActaId("G-011"))
          .add(
              "ana", new ActaFact.Missing(new ActaId("G-012"), SinActaReason.PAQUETE_NO_ENTREGADO));
      station.append(journal.envelopes());
      List<String> live = everything();

      centre.bean(Refold.class).run();

      assertThat(live).hasSizeGreaterThanOrEqualTo(3);
      assertThat(everything()).isEqualTo(live);
    }

    private List<String> everything() {
      return centre
          .jdbc()
          .sql(
              """
              select 'row ' || (to_jsonb(r) - 'written_by')::text from acta_result r
              union all select 'incident ' || i::text from incident i order by 1
              """)
          .query(String.class)
          .list();
    }
  }
}
