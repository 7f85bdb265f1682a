package mx.openprep.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.StationKeys;
import mx.openprep.centre.TestStation;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import mx.openprep.v1.DownlinkMessage;
import mx.openprep.v1.DownlinkRequest;
import mx.openprep.v1.EventAck;
import mx.openprep.v1.EventBatch;
import mx.openprep.v1.ImageAck;
import mx.openprep.v1.ImageChunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stations that are withdrawn while they speak, and certificates that are renewed. */
@ExtendWith(CentreExtension.class)
class RevocationTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final Administrator ADA = new Administrator(new PersonId("ada"), "A. L.");

  private final RealCentre centre;
  private final StationAdministration administration;

  RevocationTest(RealCentre centre) {
    this.centre = centre;
    this.administration = centre.bean(StationAdministration.class);
  }

  @Test
  void everyOpenCallOfARevokedStationIsCutAndNothingIsTakenAnyMore() throws Exception {
    ActaId acta =
        centre.election().actas().stream().map(ExpectedActa::id).findFirst().orElseThrow();
    try (TestStation station = centre.enrol("CATD-001")) {
      BlockingClientCall<?, DownlinkMessage> downlink =
          station.stub().downlink(DownlinkRequest.getDefaultInstance());
      assertThat(downlink.read(10, TimeUnit.SECONDS)).isNotNull();
      BlockingClientCall<EventBatch, EventAck> journal = station.stub().append();
      List<byte[]> envelopes = station.newJournal().session("ana").acopiada(acta).envelopes();
      journal.write(batch(envelopes.subList(0, 1)));
      assertThat(journal.read(10, TimeUnit.SECONDS)).isNotNull();
      BlockingClientCall<ImageChunk, ImageAck> upload = station.stub().uploadImage();
      byte[] image = new byte[30_000];
      TestStation.send(upload, ImageHash.of(image), image, 0, 10_000);

      long begin = System.nanoTime();
      administration.revoke(new NodeId(station.name()), ADA, "Stolen");

      assertThat(ended(downlink)).isEqualTo("F728");
      assertThat(ended(journal)).isEqualTo("F728");
      assertThat(ended(upload)).isEqualTo("F728");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);

      assertThat(
              TestStation.code(
                  catchThrowableOfType(
                      StatusException.class, () -> station.append(envelopes.subList(1, 2)))))
          .isEqualTo("F728");
      assertThat(count("event where node = '" + station.name() + "'")).isEqualTo(1);
      await().atMost(AT_ONCE).until(() -> incidents("F728", station.name()) == 1);
      assertThat(administration.all())
          .filteredOn(status -> status.station().value().equals(station.name()))
          .singleElement()
          .satisfies(status ->
              assertThat(status.revocation().orElseThrow().because()).isEqualTo("Stolen"));
    }
  }

  private static EventBatch batch(List<byte[]> envelopes) {
    return EventBatch.newBuilder()
        .addAllEnvelopes(envelopes.stream().map(ByteString::copyFrom).toList())
        .build();
  }

  /** The code a call ends with, when it has said all it had to say. */
  private static String ended(BlockingClientCall<?, ?> call) throws Exception {
    try {
      while (call.read(10, TimeUnit.SECONDS) != null) {
        // What was on its way.
      }
      return "ended well";
    } catch (StatusException e) {
      return TestStation.code(e);
    }
  }

  private long count(String rows) {
    return centre.jdbc().sql("select count(*) from " + rows).query(Long.class).single();
  }

  private long incidents(String code, String about) {
    return centre
        .jdbc()
        .sql("select count(*) from incident where code = ? and detail like ?")
        .param(code)
        .param("%" + about + "%")
        .query(Long.class)
        .single();
  }

  @Test
  void aReasonIsAskedForAndTheStationMustExist() {
    assertThat(refusal(() -> administration.revoke(new NodeId("CATD-001-404"), ADA, "Lost")))
        .isEqualTo(MessageCode.STATION_UNKNOWN);
    assertThat(refusal(() -> administration.revoke(new NodeId("CATD-001-404"), ADA, " ")))
        .isEqualTo(MessageCode.REASON_MISSING);
  }

  private static MessageCode refusal(Runnable act) {
    return catchThrowableOfType(Refusal.class, act::run).code();
  }

  @Test
  void aCodeThatWasWithdrawnOpensNothing() throws Exception {
    IssuedCard card =
        administration.issueCode(
            new CatdId("CATD-001"), Optional.empty(), Duration.ofHours(1), ADA, "New machine");
    assertThat(administration.openCodes()).extracting(OpenCode::number).contains(card.number());
    assertThat(card.card().address()).isEqualTo("localhost:" + centre.port());

    administration.withdrawCode(card.number(), ADA, "Card lost");

    assertThat(administration.openCodes())
        .extracting(OpenCode::number)
        .doesNotContain(card.number());
    assertThat(
            mx.openprep.message.RefusalStatus.of(
                    catchThrowableOfType(
                        io.grpc.StatusRuntimeException.class,
                        () -> centre.enrol(card.card().code(), StationKeys.random())))
                .orElseThrow()
                .code())
        .isEqualTo(MessageCode.ENROLMENT_CODE_WRONG);
    assertThat(refusal(() -> administration.withdrawCode(card.number(), ADA, "Again")))
        .isEqualTo(MessageCode.ENROLMENT_CODE_UNKNOWN);
  }

  @Test
  void everyActStandsInTheCentresJournal() {
    long before = count("event where kind = 'ADMINISTRATIVE_ACT'");
    administration.issueCode(
        new CatdId("CATD-002"), Optional.empty(), Duration.ofHours(1), ADA, "New machine");

    assertThat(count("event where kind = 'ADMINISTRATIVE_ACT'")).isEqualTo(before + 1);
  }

  @Test
  void aCertificateIsRenewedForTheSameKeyWhenItIsDueAndBothAreGoodUntilTheyExpire(
      @TempDir Path directory) throws Exception {
    CertificateAuthority authority =
        CertificateAuthority.open(directory, Realm.DRILL, Clock.systemUTC());
    StationTable stations = new StationTable(centre.jdbc());
    StationIdentity station =
        new StationIdentity(Realm.DRILL, new CatdId("CATD-001"), new NodeId("CATD-001-900"));
    StationKeys keys = StationKeys.random();
    // A day before it began, and one hour left: the last third.
    StationCertificates brief = certificates(authority, stations, Duration.ofHours(1));
    X509Certificate first =
        TestStation.certificate(ByteString.copyFrom(brief.issue(station, keys.pair().getPublic())));

    X509Certificate second =
        renewed(certificates(authority, stations, Duration.ofDays(365)), station);

    assertThat(second.getPublicKey()).isEqualTo(first.getPublicKey());
    assertThat(PresentedCertificate.of(second).station()).contains(station);
    assertThat(second.getNotAfter()).isAfter(first.getNotAfter());
    for (X509Certificate certificate : List.of(first, second)) {
      assertThat(stations.standing(station, PresentedCertificate.of(certificate)))
          .isEqualTo(StationTable.Standing.ENROLLED);
    }
    // The answer was lost: asked again, it is the same.
    assertThat(renewed(certificates(authority, stations, Duration.ofDays(365)), station))
        .isEqualTo(second);
    centre.jdbc().sql("delete from station where station = 'CATD-001-900'").update();
  }

  private StationCertificates certificates(
      CertificateAuthority authority, StationTable stations, Duration life) {
    return new StationCertificates(
        authority,
        stations,
        new org.springframework.transaction.support.TransactionTemplate(
            centre.bean(org.springframework.transaction.PlatformTransactionManager.class)),
        life,
        Clock.systemUTC());
  }

  private static X509Certificate renewed(StationCertificates certificates, StationIdentity station)
      throws Exception {
    return TestStation.certificate(ByteString.copyFrom(certificates.renewed(station).getFirst()));
  }
}
