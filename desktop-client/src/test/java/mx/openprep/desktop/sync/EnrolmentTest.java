package mx.openprep.desktop.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.Enrolment;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.election.PackageHash;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workstation becomes a station of the centre, over real TLS. */
class EnrolmentTest {
  @TempDir Path directory;
  private final TestAuthority authority = new TestAuthority();
  private final CentreDisk disk = new CentreDisk();
  private TestCentre centre;
  private Enrolment enrolment;

  @BeforeEach
  void start() throws IOException {
    centre = new TestCentre(authority, disk);
    enrolment = new Enrolment(directory);
  }

  @AfterEach
  void stop() {
    centre.close();
  }

  private StationIdentity enrol() {
    return enrolment.enrol(centre.address(), TestCentre.CODE, authority.fingerprint());
  }

  private static void refused(MessageCode code, ThrowingCallable action) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(action)
        .extracting(Refusal::code)
        .isEqualTo(code);
  }

  @Nested
  class TheIdentity {
    @Test
    void isWhatTheCentreGaveForTheCode() {
      StationIdentity identity = enrol();

      assertThat(identity.name()).isEqualTo(TestCentre.STATION);
      assertThat(identity.packageHash()).isEqualTo(centre.packageHash);
      assertThat(identity.root()).isEqualTo(authority.root());
    }

    @Test
    void isTheSameAfterARestart() {
      assertThat(StationIdentity.load(directory)).isEmpty();
      StationIdentity identity = enrol();

      assertThat(StationIdentity.load(directory)).contains(identity);
    }

    @Test
    void canBeReadByItsOwnerOnly() throws IOException {
      enrol();

      try (var files = Files.list(directory.resolve("identity"))) {
        assertThat(files.toList())
            .hasSize(2)
            .allSatisfy(file ->
                assertThat(Files.getPosixFilePermissions(file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
      }
    }

    @Test
    void thatWasDamagedIsRefusedAndNotMistakenForNone() throws IOException {
      enrol();
      Files.writeString(directory.resolve("identity/key.pem"), "nothing");

      refused(MessageCode.STORE_FAILED, () -> StationIdentity.load(directory));
    }
  }

  @Nested
  class IsRefused {
    @Test
    void withAWrongCode() {
      refused(
          MessageCode.ENROLMENT_CODE_WRONG,
          () -> enrolment.enrol(centre.address(), "K7QM-3XPB", authority.fingerprint()));
      assertThat(StationIdentity.load(directory)).isEmpty();
    }

    @Test
    void withACodeThatAnotherWorkstationUsed(@TempDir Path other) {
      enrol();

      refused(
          MessageCode.ENROLMENT_CODE_USED,
          () ->
              new Enrolment(other)
                  .enrol(centre.address(), TestCentre.CODE, authority.fingerprint()));
    }

    @Test
    void byACentreWithAnotherRootBeforeTheCodeIsSent() {
      refused(
          MessageCode.CERTIFICATE_FOREIGN,
          () ->
              enrolment.enrol(
                  centre.address(), TestCentre.CODE, new TestAuthority().fingerprint()));
      assertThat(disk.codes()).isEmpty();
    }

    @Test
    void byTheRightRootUnderAnotherHostName() throws Exception {
      try (TestCentre other =
          new TestCentre(authority, disk, 0, "centro.example.mx", SslProvider.OPENSSL)) {
        refused(
            MessageCode.CERTIFICATE_FOREIGN,
            () -> enrolment.enrol(other.address(), TestCentre.CODE, authority.fingerprint()));
      }
      assertThat(disk.codes()).isEmpty();
    }

    @Test
    void whereNobodyListens() throws IOException {
      int free;
      try (ServerSocket socket = new ServerSocket(0)) {
        free = socket.getLocalPort();
      }

      refused(
          MessageCode.CENTRE_UNREACHABLE,
          () ->
              enrolment.enrol(
                  new CentreAddress("localhost", free), TestCentre.CODE, authority.fingerprint()));
    }
  }

  @Test
  void anAnswerLostOnTheWayIsHadByAskingAgain() throws Exception {
    // Closed, not only killed: nothing more may leave it.
    centre.beforeAck = centre::close;
    refused(MessageCode.CENTRE_UNREACHABLE, EnrolmentTest.this::enrol);
    assertThat(disk.codes()).hasSize(1);
    assertThat(StationIdentity.load(directory)).isEmpty();

    centre.close();
    centre = new TestCentre(authority, disk);
    enrolment = new Enrolment(directory);

    assertThat(enrol().chain().getFirst().getEncoded())
        .isEqualTo(disk.codes().values().iterator().next().chain().getFirst().toByteArray());
  }

  @Nested
  class TheElectionPackage {
    private static final Path MINI = Path.of("..", "proto", "elections", "mini");

    private PackageHash offerMini() throws IOException, FaultyPackageException {
      ByteArrayOutputStream zip = new ByteArrayOutputStream();
      ElectionPackageReader.zip(MINI, zip);
      centre.packageZip = zip.toByteArray();
      return ElectionPackageReader.read(MINI).hash();
    }

    @Test
    void isDownloadedOnceAndKept() throws Exception {
      centre.packageHash = offerMini();
      StationIdentity identity = enrol();
      PackageStore packages = new PackageStore(directory);
      assertThat(packages.load(identity.packageHash())).isEmpty();

      ElectionPackage received = packages.download(identity);
      centre.close();

      assertThat(received.hash()).isEqualTo(centre.packageHash);
      assertThat(packages.download(identity).hash()).isEqualTo(centre.packageHash);
    }

    @Test
    void thatIsAnotherThanEnrolledForIsNotKept() throws Exception {
      offerMini();
      StationIdentity identity = enrol();
      PackageStore packages = new PackageStore(directory);

      refused(MessageCode.PACKAGE_DIFFERS, () -> packages.download(identity));
      assertThat(directory.resolve("package")).isEmptyDirectory();
    }

    @Test
    void thatIsNoPackageIsNotKept() {
      centre.packageZip = "PK but no package".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      StationIdentity identity = enrol();

      refused(MessageCode.PACKAGE_FAULTY, () -> new PackageStore(directory).download(identity));
      assertThat(directory.resolve("package")).isEmptyDirectory();
    }
  }
}
