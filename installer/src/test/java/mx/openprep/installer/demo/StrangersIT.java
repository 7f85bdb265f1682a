package mx.openprep.installer.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mx.openprep.desktop.host.HostedNode;
import mx.openprep.desktop.station.CentreChannel;
import mx.openprep.desktop.station.CentreFault;
import mx.openprep.desktop.station.Enrolment;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.station.StationName;
import mx.openprep.desktop.sync.ReplicatorState;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.EventAck;
import mx.openprep.v1.EventBatch;
import mx.openprep.v1.HandshakeRequest;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.ReplicationServiceGrpc;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real centre in its own process and the workstation's real program, mTLS between them: a foreign
 * certificate, one of another realm, an old protocol and a revoked station exchange no acta, the
 * centre has an incident within five seconds, and the workstation says which it was.
 */
class StrangersIT {
  private static final Path JAR =
      Path.of("../central-server/target/openprep-central-server-exec.jar");
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private final Path data;
  private final ElectionPackage election;
  private final Crew crew;
  private final CentreProgram centre;
  private int commands;

  StrangersIT(@TempDir Path data) throws Exception {
    this.data = data;
    election = ElectionPackageReader.read(DemoPackages.MINI);
    crew = new Crew(election.actas().getFirst().casilla().catd());
    Path people = PeopleOfTheDemo.write(data.resolve("people.csv"), List.of(crew));
    Files.writeString(
        people, "jefa,La Jefa,ADMINISTRADOR,,la casa azul\n", StandardOpenOption.APPEND);
    Files.writeString(data.resolve("password"), "la casa azul\n");
    centre = CentreProgram.start(JAR, data, DemoPackages.MINI, people, 0, 60);
  }

  @AfterEach
  void stop() {
    centre.close();
  }

  @Test
  void exchangeNothingAndAreToldApart() throws Exception {
    Path directory = data.resolve("node");
    StationIdentity identity = enrolled(directory);
    try (HostedNode node = HostedNode.open(directory, identity, Clock.systemUTC())) {
      within(Duration.ofSeconds(30), () -> !node.outbox().eventsAfter(0, 1).isEmpty());
      work(node, 0);
      within(Duration.ofSeconds(30), () -> allSent(node));
    }

    refused(
        directory,
        with(identity, foreign(identity), identity.name()),
        MessageCode.CERTIFICATE_FOREIGN,
        true);
    StationName official =
        new StationName(Realm.OFFICIAL, identity.name().catd(), identity.name().station());
    Path officialDirectory = data.resolve("official");
    copyPackage(directory, officialDirectory);
    refused(
        officialDirectory,
        with(identity, certified(identity, official, rootKey()), official),
        MessageCode.REALM_DIFFERS,
        false);
    oldProtocol(identity);
    revoked(directory, identity);
  }

  private StationIdentity enrolled(Path directory) throws Exception {
    Path card = EnrolmentCard.file(data, crew.catd());
    centre.issueCard(crew.catd(), card);
    EnrolmentCard read = EnrolmentCard.read(card);
    return new Enrolment(directory).enrol(read.centre(), read.code(), read.root());
  }

  /** Something for the journal that speaks of an acta. */
  private void work(HostedNode node, int acta) throws InterruptedException {
    ManagedChannel channel = node.newChannel();
    try {
      ExpectedActa expected = election.actas(crew.catd()).get(acta);
      VirtualCatd.logIn(channel, crew.acopiador())
          .acopio()
          .receive(
              ReceiveActaRequest.newBuilder()
                  .setActa(expected.id().value())
                  .setDocumentType(DocumentType.ACTA_PREP)
                  .setTransferMechanism("F")
                  .setIdentifiedBy(IdentifiedBy.QR)
                  .build());
    } finally {
      channel.shutdownNow();
    }
  }

  private static boolean allSent(HostedNode node) {
    return node.outbox().acknowledged() == node.outbox().head().sequence();
  }

  /** A workstation with this identity is refused for this reason, and nothing of it leaves. */
  private void refused(
      Path directory, StationIdentity identity, MessageCode why, boolean peopleAreKnown)
      throws Exception {
    try (HostedNode node = HostedNode.open(directory, identity, Clock.systemUTC())) {
      long before = node.outbox().acknowledged();
      if (peopleAreKnown) {
        work(node, 1);
      }
      within(Duration.ofSeconds(30), () -> waitsFor(node, why));
      assertIncident(why, identity, Instant.now());
      assertThat(node.outbox().acknowledged()).isEqualTo(before);
      assertThat(node.outbox().head().sequence()).isGreaterThan(before);
    }
  }

  private static boolean waitsFor(HostedNode node, MessageCode why) {
    return node.link() instanceof ReplicatorState.Waiting waiting && waiting.why() == why;
  }

  /** The centre has an incident of it from no later than five seconds after that moment. */
  private void assertIncident(MessageCode why, StationIdentity station, Instant known)
      throws Exception {
    String uri =
        "openprep://%s/%s/%s"
            .formatted(
                station.name().realm().name().toLowerCase(java.util.Locale.ROOT),
                station.name().catd(),
                station.name().station());
    assertThat(administer("incidents", "list"))
        .anySatisfy(line -> assertThat(line).contains("\t" + why.code() + "\t-\t-\t" + uri))
        .filteredOn(line -> line.contains("\t" + why.code() + "\t-\t-\t" + uri))
        .allSatisfy(line ->
            assertThat(Instant.parse(line.split("\t", -1)[1])).isBefore(known.plus(AT_ONCE)));
  }

  private List<String> administer(String... arguments) throws Exception {
    Path output = data.resolve("command-" + commands++);
    centre.command(
        output,
        Stream.concat(
                Stream.of("admin"),
                Stream.concat(
                    Stream.of(arguments),
                    Stream.of(
                        "--as", "jefa", "--password-file", data.resolve("password").toString())))
            .toList());
    return Files.readAllLines(output);
  }

  /** The handshake is refused; what carries actas is refused without one. */
  private void oldProtocol(StationIdentity identity) throws Exception {
    ManagedChannel channel = CentreChannel.open(identity);
    try {
      var stub =
          ReplicationServiceGrpc.newBlockingV2Stub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
      StatusException handshake =
          catchThrowableOfType(
              StatusException.class,
              () ->
                  stub.handshake(
                      HandshakeRequest.newBuilder()
                          .setProtocolVersion(0)
                          .setRealm(mx.openprep.v1.Realm.DRILL)
                          .setPackageHash(ByteString.copyFrom(identity.packageHash().bytes()))
                          .setDeviceTime(WireValues.timestamp(Instant.now()))
                          .build()));
      assertThat(CentreFault.refusal(handshake).code()).isEqualTo(MessageCode.PROTOCOL_DIFFERS);
      assertIncident(MessageCode.PROTOCOL_DIFFERS, identity, Instant.now());
      BlockingClientCall<EventBatch, EventAck> append = stub.append();
      StatusException refused = catchThrowableOfType(StatusException.class, append::read);
      assertThat(CentreFault.refusal(refused).code()).isEqualTo(MessageCode.HANDSHAKE_MISSING);
    } finally {
      channel.shutdownNow();
    }
  }

  /** While it is linked and at work. */
  private void revoked(Path directory, StationIdentity identity) throws Exception {
    try (HostedNode node = HostedNode.open(directory, identity, Clock.systemUTC())) {
      within(Duration.ofSeconds(30), () -> node.link() instanceof ReplicatorState.Online);
      within(Duration.ofSeconds(30), () -> allSent(node));
      long before = node.outbox().acknowledged();

      administer("stations", "revoke", identity.name().station().value(), "--reason", "Stolen");

      within(AT_ONCE, () -> waitsFor(node, MessageCode.CERTIFICATE_REVOKED));
      assertIncident(MessageCode.CERTIFICATE_REVOKED, identity, Instant.now());
      work(node, 2);
      assertThat(waitsFor(node, MessageCode.CERTIFICATE_REVOKED)).isTrue();
      assertThat(node.outbox().acknowledged()).isEqualTo(before);
      assertThat(administer("acts", "--last", "100"))
          .filteredOn(line -> line.contains("\tSTATION_REVOKED\t"))
          .singleElement()
          .asString()
          .contains("jefa\tSTATION_REVOKED\t" + identity.name().station() + "\tStolen");
    }
  }

  private static void within(Duration time, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the end of the wait").isLessThan(end);
      assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private static void copyPackage(Path from, Path to) throws IOException {
    Files.createDirectories(to.resolve("package"));
    try (Stream<Path> files = Files.list(from.resolve("package"))) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve("package").resolve(file.getFileName()));
      }
    }
  }

  private static StationIdentity with(
      StationIdentity identity, Certified certified, StationName name) {
    return new StationIdentity(
        identity.centre(),
        name,
        identity.packageHash(),
        certified.key(),
        List.of(certified.certificate(), identity.root()));
  }

  private record Certified(PrivateKey key, X509Certificate certificate) {}

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** The issuer has the right name and another key. */
  private static Certified foreign(StationIdentity identity) throws Exception {
    return certified(identity, identity.name(), keys().getPrivate());
  }

  private static Certified certified(StationIdentity identity, StationName name, PrivateKey issuer)
      throws Exception {
    KeyPair keys = keys();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            X500Name.getInstance(identity.root().getSubjectX500Principal().getEncoded()),
            BigInteger.valueOf(System.nanoTime()),
            Date.from(Instant.now().minus(Duration.ofDays(1))),
            Date.from(Instant.now().plus(Duration.ofDays(200))),
            new X500Name("CN=" + name.station()),
            keys.getPublic());
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            new GeneralName(
                GeneralName.uniformResourceIdentifier,
                "openprep://%s/%s/%s"
                    .formatted(
                        name.realm().name().toLowerCase(java.util.Locale.ROOT),
                        name.catd(),
                        name.station()))));
    return new Certified(
        keys.getPrivate(),
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer))));
  }

  private PrivateKey rootKey() throws IOException {
    Path file = data.resolve("centre").resolve("identity").resolve("root.key");
    try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
      return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parser.readObject());
    }
  }
}
