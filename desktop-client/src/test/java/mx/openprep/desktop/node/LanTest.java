package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.lan.HostLink;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.desktop.lan.Provisions;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.sync.TestAuthority;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ConnectedStation;
import mx.openprep.v1.LanServiceGrpc;
import mx.openprep.v1.ListStationsRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several workstations, one host, real TLS on the loopback. */
@Timeout(120)
class LanTest {
  private static final Path MINI = Path.of("..", "proto", "elections", "mini");

  @TempDir Path directory;
  private LanFixture lan;

  @BeforeEach
  void open() {
    lan = new LanFixture(directory.resolve("host"), MINI, TestElections.mini());
  }

  @AfterEach
  void close() {
    lan.close();
  }

  private ExpectedActa acta(int index) {
    return lan.election.actas(TestElections.CATD).get(index);
  }

  private String qr(ExpectedActa acta) {
    return TestElections.qr(lan.election, acta);
  }

  private void digitized(Channel channel, ExpectedActa acta) {
    Client.logIn(channel, TestPeople.idOf(Role.ACOPIADOR)).receive(acta);
    Client.logIn(channel, TestPeople.idOf(Role.DIGITALIZADOR))
        .digitize(Client.jpeg("imagen de " + acta.id()), qr(acta));
  }

  private static Optional<MessageCode> refusal(Runnable call) {
    return Client.refusal(call);
  }

  /** What the link tells, from its first word on. */
  private static BlockingQueue<HostState> told(HostLink link) {
    BlockingQueue<HostState> states = new LinkedBlockingQueue<>();
    link.watch(states::add);
    return states;
  }

  private static <S extends HostState> S next(BlockingQueue<HostState> told, Class<S> wanted)
      throws InterruptedException {
    while (true) {
      HostState state = told.poll(30, TimeUnit.SECONDS);
      assertThat(state).as("never told of " + wanted.getSimpleName()).isNotNull();
      if (wanted.isInstance(state)) {
        return wanted.cast(state);
      }
    }
  }

  @Nested
  class AJoinedWorkstation {
    @Test
    void worksAsIfTheNodeWereItsOwnAndIsNamedInItsEvents() throws IOException {
      Channel b = lan.join("CATD-001-B");
      ExpectedActa acta = acta(0);
      byte[] content = new byte[3_000_000];
      new Random(7).nextBytes(content);
      byte[] jpeg = Client.jpeg(new String(content, StandardCharsets.ISO_8859_1));

      Client.logIn(b, TestPeople.idOf(Role.ACOPIADOR)).receive(acta);
      Client.logIn(b, TestPeople.idOf(Role.DIGITALIZADOR)).digitize(jpeg, qr(acta));
      Client capturista = Client.logIn(b, "capturista1");
      capturista.submit(capturista.claim(CaptureRound.FIRST), 7);

      ImageHash image = ImageHash.of(jpeg);
      Path file = lan.node().outbox().imagesWaiting(1).getFirst().file();
      assertThat(ImageHash.of(Files.readAllBytes(file))).isEqualTo(image);
      assertThat(lan.events())
          .filteredOn(event -> event.person().isPresent())
          .hasSizeGreaterThan(5)
          .extracting(Event::station)
          .containsOnly("CATD-001-B");
    }

    @Test
    void isSeenByCoordinatorsWhereverTheySit() {
      Channel b = lan.join("CATD-001-B");
      Client.logIn(b, "capturista1");
      Channel c = lan.join("CATD-001-C");
      Client coordinador = Client.logIn(c, TestPeople.idOf(Role.COORDINADOR));

      List<ConnectedStation> stations =
          LanServiceGrpc.newBlockingStub(coordinador.channel)
              .listStations(ListStationsRequest.getDefaultInstance())
              .getStationsList();

      assertThat(stations)
          .extracting(
              ConnectedStation::getStation,
              ConnectedStation::getHost,
              ConnectedStation::getConnected,
              ConnectedStation::getPersonName)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("CATD-001-A", true, true, ""),
              org.assertj.core.groups.Tuple.tuple("CATD-001-B", false, true, "Persona capturista1"),
              org.assertj.core.groups.Tuple.tuple(
                  "CATD-001-C", false, true, "Persona coordinador"));
    }

    @Test
    void keepsWhatItTakesToBecomeHostWithoutTheCentre() {
      Channel b = lan.join("CATD-001-B");
      Path own = directory.resolve("b");

      new Provisions(own).fetch(b, lan.election.hash());

      assertThat(new PackageStore(own).load(lan.election.hash()))
          .hasValueSatisfying(kept -> assertThat(kept.hash()).isEqualTo(lan.election.hash()));
      assertThat(new Provisions(own).people().orElseThrow().getPeopleList())
          .containsExactlyElementsOf(TestPeople.all());
    }

    @Test
    void ofAnotherPackageIsTold() {
      StationIdentity b = lan.identity("CATD-001-B");
      StationIdentity other =
          new StationIdentity(
              b.centre(),
              b.name(),
              new mx.openprep.election.PackageHash("0".repeat(64)),
              b.key(),
              b.chain());

      assertThat(joining(other)).isEqualTo(MessageCode.PACKAGE_DIFFERS);
    }
  }

  @Nested
  class ASession {
    @Test
    void holdsOnlyAtTheWorkstationWhereItWasOpened() {
      digitized(lan.join("CATD-001-B"), acta(0));
      String token = Client.token(lan.join("CATD-001-C"), "capturista1");

      Client stolen = Client.withToken(lan.join("CATD-001-D"), token);

      assertThat(refusal(() -> stolen.claim(CaptureRound.FIRST)))
          .contains(MessageCode.SESSION_OF_OTHER_STATION);
      assertThat(lan.facts(Fact.ActionRefused.class))
          .containsExactly(new Fact.ActionRefused("F426", "Claim", ""));
    }
  }

  @Nested
  class AnythingElse {
    @Test
    void ofAnotherAuthorityIsRefusedBothWays() {
      StationIdentity foreign =
          new TestAuthority()
              .identity(lan.identity("CATD-001-B").name(), lan.election.hash(), tomorrow());

      assertThat(joining(foreign)).isEqualTo(MessageCode.STATION_FOREIGN);
      attacked(foreign, Optional.empty(), MessageCode.STATION_FOREIGN);
    }

    @Test
    void ofAnotherRealmIsRefusedBothWays() {
      StationIdentity drill =
          lan.authority.identity(
              LanFixture.name(Realm.DRILL, "CATD-001", "CATD-001-B"),
              lan.election.hash(),
              tomorrow());

      assertThat(joining(drill)).isEqualTo(MessageCode.STATION_OF_OTHER_REALM);
      attacked(
          drill,
          Optional.of(MessageCode.STATION_OF_OTHER_REALM),
          MessageCode.STATION_OF_OTHER_REALM);
    }

    @Test
    void ofAnotherCatdIsRefusedBothWays() {
      StationIdentity other =
          lan.authority.identity(
              LanFixture.name(Realm.PRACTICE, "CATD-002", "CATD-002-A"),
              lan.election.hash(),
              tomorrow());

      assertThat(joining(other)).isEqualTo(MessageCode.STATION_OF_OTHER_CATD);
      attacked(
          other, Optional.of(MessageCode.STATION_OF_OTHER_CATD), MessageCode.STATION_OF_OTHER_CATD);
    }

    @Test
    void thatHasExpiredIsRefusedBothWays() {
      StationIdentity expired =
          lan.authority.identity(
              lan.identity("CATD-001-B").name(),
              lan.election.hash(),
              Instant.now().minusSeconds(1));

      assertThat(joining(expired)).isEqualTo(MessageCode.STATION_EXPIRED);
      attacked(expired, Optional.empty(), MessageCode.STATION_EXPIRED);
    }

    @Test
    void thatTheCentreHasWithdrawnIsRefusedAlsoWhileItIsConnected() throws Exception {
      StationIdentity b = lan.identity("CATD-001-B");
      HostLink link = lan.link(b);
      Client client = Client.logIn(link.open(), "capturista1");
      BlockingQueue<HostState> told = told(link);

      lan.node()
          .stations()
          .learn(
              List.of(
                  mx.openprep.v1.StationRecord.newBuilder()
                      .setStation("CATD-001-B")
                      .setCertificate(
                          com.google.protobuf.ByteString.copyFrom(
                              b.chain().getFirst().getEncoded()))
                      .setRevoked(true)
                      .build()));

      assertThat(refusal(() -> client.claim(CaptureRound.FIRST)))
          .contains(MessageCode.STATION_REVOKED);
      assertThat(next(told, HostState.Lost.class).why().code())
          .isEqualTo(MessageCode.STATION_REVOKED);
      attacked(b, Optional.of(MessageCode.STATION_REVOKED), MessageCode.STATION_REVOKED);
    }

    @Test
    void thatBearsTheHostsOwnNameIsACopyOfIt() {
      assertThat(joining(lan.identity(LanFixture.HOST))).isEqualTo(MessageCode.STATION_TWICE);
    }

    @Test
    void thatBearsTheNameOfOneWhoIsHereIsACopyOfIt() {
      StationIdentity b = lan.identity("CATD-001-B");
      Channel first = lan.link(b).open();

      assertThat(joining(b)).isEqualTo(MessageCode.STATION_TWICE);
      assertThat(refusal(() -> Client.logIn(first, "capturista1"))).isEmpty();
    }

    @Test
    void thatHammersAtTheDoorIsJournalledOnce() {
      StationIdentity other =
          lan.authority.identity(
              LanFixture.name(Realm.PRACTICE, "CATD-002", "CATD-002-A"),
              lan.election.hash(),
              tomorrow());
      for (int i = 0; i < 5; i++) {
        attacked(
            other,
            Optional.of(MessageCode.STATION_OF_OTHER_CATD),
            MessageCode.STATION_OF_OTHER_CATD);
      }
      assertThat(lan.facts(Fact.StationRefused.class)).hasSize(1);
    }

    private Instant tomorrow() {
      return Instant.now().plus(Duration.ofHours(1));
    }

    /** A client that believes any host: what the host alone makes of it. */
    private void attacked(
        StationIdentity with, Optional<MessageCode> answer, MessageCode journalled) {
      digitizedOnce();
      Attacker attacker = new Attacker(lan.port(), with);
      try {
        Attacker.Loot loot = attacker.askForEverything();
        assertThat(loot.messages()).as("messages that came back").isZero();
        assertThat(loot.bytes()).as("bytes of messages that came back").isZero();
        answer.ifPresent(code -> assertThat(loot.codes()).containsOnly(code));
      } finally {
        attacker.close();
      }
      assertThat(lan.facts(Fact.StationRefused.class))
          .extracting(Fact.StationRefused::code)
          .contains(journalled.code());
    }

    /** There is something to steal. */
    private void digitizedOnce() {
      if (lan.facts(Fact.ImageDigitized.class).isEmpty()) {
        digitized(lan.node().newChannel(), acta(0));
      }
    }
  }

  private MessageCode joining(StationIdentity identity) {
    HostLink link = lan.link(identity);
    Refusal refusal = catchThrowableOfType(Refusal.class, link::open);
    assertThat(refusal).as("let in").isNotNull();
    return refusal.code();
  }

  @Nested
  class ALostHost {
    @Test
    void isToldAtOnceAndComesBackByItself() throws Exception {
      HostLink link = lan.link(lan.identity("CATD-001-B"));
      Client client = Client.logIn(link.open(), "capturista1");
      BlockingQueue<HostState> told = told(link);
      HostState.Present before = next(told, HostState.Present.class);
      int port = lan.port();

      Instant cut = Instant.now();
      lan.closeDoor();
      next(told, HostState.Lost.class);
      assertThat(Duration.between(cut, Instant.now())).isLessThan(Duration.ofSeconds(2));
      assertThat(refusal(() -> client.claim(CaptureRound.FIRST))).contains(MessageCode.HOST_LOST);
      lan.reopenDoor(port);

      assertThat(next(told, HostState.Present.class)).isEqualTo(before);
      assertThat(refusal(() -> client.claim(CaptureRound.FIRST))).contains(MessageCode.NO_WORK);
    }

    @Test
    void thatWasRestartedIsANewRunAndItsSessionsAreGone() throws Exception {
      HostLink link = lan.link(lan.identity("CATD-001-B"));
      Client client = Client.logIn(link.open(), "capturista1");
      BlockingQueue<HostState> told = told(link);
      HostState.Present before = next(told, HostState.Present.class);

      lan.restart();

      assertThat(next(told, HostState.Present.class).run()).isNotEqualTo(before.run());
      assertThat(refusal(() -> client.claim(CaptureRound.FIRST)))
          .contains(MessageCode.SESSION_MISSING);
    }

    @Test
    void aCaptureKeyedMeanwhileIsSentWhenItIsBack() throws Exception {
      HostLink link = lan.link(lan.identity("CATD-001-B"));
      Channel b = link.open();
      digitized(b, acta(0));
      Client client = Client.logIn(b, "capturista1");
      CaptureTask task = client.claim(CaptureRound.FIRST);
      BlockingQueue<HostState> told = told(link);
      int port = lan.port();
      lan.closeDoor();
      next(told, HostState.Lost.class);
      assertThat(refusal(() -> client.submit(task, 7))).contains(MessageCode.HOST_LOST);
      lan.reopenDoor(port);
      next(told, HostState.Present.class);

      client.submit(task, 7);
      client.submit(task, 7);

      assertThat(captures()).isEqualTo(1);
    }
  }

  private long captures() {
    return lan.events().stream()
        .filter(e -> e.fact() instanceof Fact.OfActa(ActaFact.Captured _))
        .count();
  }

  @Nested
  class WorkClaimedAtAWorkstation {
    @Test
    void returnsToTheQueueWhenTheWorkstationIsGone() throws Exception {
      digitized(lan.node().newChannel(), acta(0));
      HostLink link = lan.link(lan.identity("CATD-001-B"));
      Client gone = Client.logIn(link.open(), "capturista1");
      CaptureTask task = gone.claim(CaptureRound.FIRST);
      Client waiting = Client.logIn(lan.join("CATD-001-C"), "capturista2");
      assertThat(refusal(() -> waiting.claim(CaptureRound.FIRST))).contains(MessageCode.NO_WORK);

      link.close();

      assertThat(claimedSoon(waiting).getActa()).isEqualTo(task.getActa());
    }

    /** Asks again until there is work, as a screen does. */
    private CaptureTask claimedSoon(Client client) {
      Instant end = Instant.now().plusSeconds(20);
      while (true) {
        try {
          return client.claim(CaptureRound.FIRST);
        } catch (StatusRuntimeException e) {
          assertThat(RefusalStatus.of(e).map(Refusal::code)).contains(MessageCode.NO_WORK);
          assertThat(Instant.now()).as("it never came back").isBefore(end);
        }
      }
    }
  }

  @Nested
  class ARequestWhoseAnswerWasLost {
    @Test
    void hasItsEffectOnceAlsoAcrossARestart() throws Exception {
      HostLink link = lan.link(lan.identity("CATD-001-B"));
      Channel b = link.open();
      Client acopiador = Client.logIn(b, TestPeople.idOf(Role.ACOPIADOR));
      ManagedChannel inside = lan.node().newChannel();
      // Under a name of our own, as the link names it.
      Channel named = Attacker.naming(b, "0f0f-1");
      acopiador.receive(acta(1));
      Client once = Client.logIn(named, TestPeople.idOf(Role.ACOPIADOR));
      var first = once.receive(acta(0));

      var again = once.receive(acta(0));
      inside.shutdownNow();
      BlockingQueue<HostState> told = told(link);
      next(told, HostState.Present.class);
      lan.restart();
      next(told, HostState.Present.class);
      var afterRestart = Client.logIn(named, TestPeople.idOf(Role.ACOPIADOR)).receive(acta(0));

      assertThat(List.of(again, afterRestart)).containsOnly(first);
      assertThat(refusal(() -> Client.logIn(b, "todo").receive(acta(0))))
          .contains(MessageCode.ACTA_ALREADY_RECEIVED);
      assertThat(
              lan.events().stream()
                  .filter(e ->
                      e.fact() instanceof Fact.OfActa(ActaFact.Acopiada a)
                          && a.acta().equals(acta(0).id())))
          .hasSize(1);
    }
  }
}
