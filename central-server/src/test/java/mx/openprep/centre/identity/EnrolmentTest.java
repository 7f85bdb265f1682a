package mx.openprep.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import javax.sql.DataSource;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.StationKeys;
import mx.openprep.centre.TestStation;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.EnrolResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(CentreExtension.class)
class EnrolmentTest {
  private final RealCentre centre;

  EnrolmentTest(RealCentre centre) {
    this.centre = centre;
  }

  private String refusal(String code, StationKeys keys) {
    StatusRuntimeException status =
        catchThrowableOfType(StatusRuntimeException.class, () -> centre.enrol(code, keys));
    return RefusalStatus.of(status).map(Refusal::code).orElseThrow().code();
  }

  private String newCode() {
    return Objects.requireNonNull(centre.enrolmentCode("--catd", "CATD-001").get("code"));
  }

  @Test
  void aCodeBecomesACertificateOfTheStation() throws Exception {
    Map<String, String> card = centre.enrolmentCode("--catd", "CATD-001", "--station", "MESA-7");
    EnrolResponse answer = centre.enrol(card.getOrDefault("code", ""), StationKeys.random());

    assertThat(answer.getStation()).isEqualTo("MESA-7").isEqualTo(card.get("station"));
    assertThat(answer.getCatd()).isEqualTo("CATD-001");
    assertThat(answer.getRealm()).isEqualTo(mx.openprep.v1.Realm.DRILL);
    X509Certificate own = TestStation.certificate(answer.getCertificateChain(0));
    X509Certificate root = TestStation.certificate(answer.getCertificateChain(1));
    own.verify(root.getPublicKey());
    root.verify(root.getPublicKey());
    assertThat(root.getSubjectX500Principal().getName()).contains("OU=DRILL");
    assertThat(own.getSubjectAlternativeNames().toString())
        .isEqualTo("[[6, openprep://drill/CATD-001/MESA-7]]");
    assertThat(card)
        .containsEntry("centre", "localhost:" + centre.port())
        .containsEntry("fingerprint", centre.bean(GrpcDoor.class).fingerprint());
  }

  @Test
  void codesGivenOutAtOnceAreForStationsOfTheirOwn() throws Exception {
    EnrolmentCodes codes =
        new EnrolmentCodes(
            new StationTable(centre.jdbc()),
            new CodeTable(centre.jdbc()),
            new TransactionTemplate(new JdbcTransactionManager(centre.bean(DataSource.class))),
            Clock.systemUTC());
    List<NodeId> stations = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      Callable<NodeId> one =
          () ->
              codes.issue(new CatdId("CATD-001"), Optional.empty(), Duration.ofHours(1)).station();
      for (Future<NodeId> station : people.invokeAll(Collections.nCopies(40, one))) {
        stations.add(station.get());
      }
    }

    assertThat(stations).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void aCodeIsTypedAsPeopleType() throws Exception {
    String typed = newCode().toLowerCase(java.util.Locale.ROOT).replace("-", " ").replace('0', 'o');

    assertThat(centre.enrol(typed, StationKeys.random()).getCatd()).isEqualTo("CATD-001");
  }

  @Test
  void askingAgainWithTheSameKeyGivesTheSameCertificate() throws Exception {
    String code = newCode();
    StationKeys keys = StationKeys.random();

    assertThat(centre.enrol(code, keys)).isEqualTo(centre.enrol(code, keys));
  }

  @Test
  void aUsedCodeIsRefusedToAnotherKey() throws Exception {
    String code = newCode();
    centre.enrol(code, StationKeys.random());

    assertThat(refusal(code, StationKeys.random())).isEqualTo("F406");
  }

  @Test
  void aWrongOrExpiredCodeIsRefused() throws Exception {
    String expired =
        centre.enrolmentCode("--catd", "CATD-001", "--hours", "-1").getOrDefault("code", "");

    assertThat(refusal("AAAA-BBBB-CCCC-DDDD", StationKeys.random())).isEqualTo("F405");
    assertThat(refusal(expired, StationKeys.random())).isEqualTo("F405");
  }

  @Test
  void codesAreKeptOnlyAsHashes() {
    String code = newCode();

    assertThat(centre.jdbc().sql("select e::text from enrolment_code e").query(String.class).list())
        .isNotEmpty()
        .noneMatch(row -> row.contains(code) || row.contains(code.replace("-", "")));
  }

  @Test
  void thereIsNoCodeForACatdThatDoesNotExist() {
    assertThat(centre.enrolmentCode("--catd", "CATD-999")).doesNotContainKey("code");
  }

  @Test
  void theServerShowsItsChainUpToTheRootInTls13() throws Exception {
    SSLContext anybody = SSLContext.getInstance("TLS");
    anybody.init(null, new TrustManager[] {new TrustsAnybody()}, null);
    try (SSLSocket socket =
        (SSLSocket) anybody.getSocketFactory().createSocket("localhost", centre.port())) {
      socket.startHandshake();

      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(socket.getSession().getPeerCertificates()).hasSize(2);
    }
  }

  @Test
  void olderTlsIsRefused() throws Exception {
    SSLContext anybody = SSLContext.getInstance("TLS");
    anybody.init(null, new TrustManager[] {new TrustsAnybody()}, null);
    try (SSLSocket socket =
        (SSLSocket) anybody.getSocketFactory().createSocket("localhost", centre.port())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});

      assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aStationThatWasRevokedIsRefused() throws Exception {
    try (TestStation station = centre.enrol("CATD-001")) {
      station.handshake();
      centre
          .jdbc()
          .sql("update station set revoked = true where station = ?")
          .param(station.name())
          .update();

      assertThat(refusal(station)).isEqualTo("F728");
    }
  }

  @Test
  void theFormerCertificateOfAStationEnrolledAnewIsRefused() throws Exception {
    try (TestStation station = centre.enrol("CATD-001")) {
      centre.enrol(
          centre
              .enrolmentCode("--catd", "CATD-001", "--station", station.name())
              .getOrDefault("code", ""),
          StationKeys.random());

      assertThat(refusal(station)).isEqualTo("F729");
    }
  }

  private static String refusal(TestStation station) {
    return TestStation.code(catchThrowableOfType(StatusException.class, station::handshake));
  }

  @Test
  void onlyTheOwnerReadsWhatIsSecret() throws Exception {
    try (Stream<java.nio.file.Path> files =
        Files.list(Objects.requireNonNull(centre.rootCertificate().getParent()))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  private static final class TrustsAnybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return List.<X509Certificate>of().toArray(X509Certificate[]::new);
    }
  }
}
