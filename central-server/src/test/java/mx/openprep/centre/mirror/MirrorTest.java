package mx.openprep.centre.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorTest {
  private static final Duration SILENCE = Duration.ofMillis(600);
  private static final Mirror.Settings SETTINGS =
      new Mirror.Settings(4, new Retry(2, Duration.ofMillis(5)), true, true, Clock.systemUTC());

  @TempDir Path temporary;
  private TestPublication publication;
  private FaultySite server;
  private HttpSite site;
  private MirrorDirectory copy;
  private Mirror mirror;

  @BeforeEach
  void aSiteWithACut() throws IOException {
    publication = new TestPublication(temporary.resolve("centre"));
    publication.publish();
    server = new FaultySite(publication.directory());
    site = new HttpSite(server.url(), SILENCE);
    copy = MirrorDirectory.open(temporary.resolve("mirror"));
    mirror = new Mirror(site, copy, Optional.empty(), SETTINGS, Progress.NONE);
  }

  @AfterEach
  void end() throws IOException {
    copy.close();
    site.close();
    server.close();
  }

  @Nested
  class Following {
    @Test
    void theCopyEqualsTheSiteByteForByte() throws IOException {
      mirror.pass();
      assertThat(Tree.content(copy.path())).isEqualTo(Tree.content(publication.directory()));

      publication.publish();
      assertThat(mirror.pass()).isInstanceOf(Mirror.Outcome.Moved.class);

      assertThat(Tree.content(copy.path())).isEqualTo(Tree.content(publication.directory()));
      assertThat(findings()).isEmpty();
    }

    @Test
    void asksForThePointerOnlyWhileNothingIsNew() {
      mirror.pass();
      server.forgetRequests();

      assertThat(mirror.pass()).isEqualTo(new Mirror.Outcome.Unchanged());

      assertThat(server.requests()).containsExactly("avance.json");
    }

    @Test
    void bringsWhatIsNewAndNoMore() {
      mirror.pass();
      server.forgetRequests();
      publication.publish();

      mirror.pass();

      assertThat(server.requests())
          .filteredOn(address -> address.startsWith("cortes/"))
          .allMatch(address -> address.startsWith("cortes/000002/"));
      assertThat(server.requests()).filteredOn(a -> a.startsWith("imagenes/")).hasSize(3);
    }

    @Test
    void jumpsOverCutsItDidNotSee() throws IOException {
      mirror.pass();
      publication.publish();
      publication.publish();
      publication.publish();

      mirror.pass();

      assertThat(shown()).isEqualTo(4);
      assertThat(findings()).isEmpty();
    }

    @Test
    void aMirrorOfAMirrorIsTheSame() throws IOException {
      mirror.pass();
      InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      try (MirrorServer first = MirrorServer.start(copy.path(), anywhere);
          HttpSite there = new HttpSite("http://localhost:" + first.port(), SILENCE);
          MirrorDirectory second = MirrorDirectory.open(temporary.resolve("second"))) {
        Mirror ofMirror = new Mirror(there, second, Optional.empty(), SETTINGS, Progress.NONE);
        ofMirror.pass();
        publication.publish();
        mirror.pass();
        ofMirror.pass();

        assertThat(Tree.content(second.path())).isEqualTo(Tree.content(publication.directory()));
      }
    }

    @Test
    void whatWasDeletedIsBroughtAgainByTheNextStart() throws IOException {
      mirror.pass();
      Files.delete(copy.place(publication.shown("indice.json").address()));

      new Mirror(site, copy, Optional.empty(), SETTINGS, Progress.NONE).pass();

      assertThat(findings()).isEmpty();
    }

    @Test
    void aDownloadThatWasBegunIsGoneOnWith() throws IOException {
      PublishedFile file = publication.shown("bases/base.csv");
      Path part = copy.part(file.sha256());
      byte[] good = Files.readAllBytes(publication.directory().resolve(file.address()));
      Files.write(part, java.util.Arrays.copyOf(good, 700));

      mirror.pass();

      assertThat(server.requests()).contains(file.address() + " bytes=700-");
      assertThat(findings()).isEmpty();
    }

    @Test
    void aBadBeginningIsThrownAway() throws IOException {
      PublishedFile file = publication.shown("bases/base.csv");
      Files.write(copy.part(file.sha256()), new byte[700]);

      mirror.pass();

      assertThat(findings()).isEmpty();
    }

    @Test
    void oneProcessAtATime() {
      assertThatThrownBy(() -> MirrorDirectory.open(copy.path()))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo(MessageCode.MIRROR_IN_USE));
    }
  }

  @Nested
  class BadSites {
    @BeforeEach
    void aGoodCutIsShown() {
      mirror.pass();
      publication.publish();
    }

    @Test
    void anOlderCut() throws IOException {
      mirror.pass();
      Path older = temporary.resolve("older");
      new TestPublication(older, keys(), 1).publish();
      refuses(older, MessageCode.CUT_OLDER, 2);
    }

    @Test
    void theSameCutWithOtherContent() throws IOException {
      mirror.pass();
      publication.show("indice.json", "{}".getBytes(StandardCharsets.UTF_8));
      publication.resign();

      refuses(MessageCode.CUT_FORKED, 2);
    }

    @Test
    void aNextCutOnAnotherHistory() {
      publication.number(1);
      publication.publish();
      publication.publish();

      // Its manifest names another manifest of cut 1 than the one that was verified here.
      refuses(MessageCode.CUT_FORKED, 1);
    }

    @Test
    void aSmallerEpoch() {
      publication.epoch(5).publish();
      mirror.pass();
      publication.epoch(4).publish();

      refuses(MessageCode.EPOCH_SMALLER, 3);
    }

    @Test
    void anotherKey() throws IOException {
      Path stranger = temporary.resolve("stranger");
      TestPublication other = new TestPublication(stranger);
      other.number(9).publish();

      refuses(stranger, MessageCode.KEY_CHANGED, 1);
    }

    @Test
    void aSignatureOfSomethingElse() throws IOException {
      byte[] first = Files.readAllBytes(publication.directory().resolve(Addresses.signature(1)));
      server.fault(Addresses.signature(2), FaultySite.content(first));

      refuses(MessageCode.SIGNATURE_WRONG, 1);
    }

    @Test
    void aChangedFile() {
      String address = publication.shown("bases/base.csv").address();
      server.fault(
          address,
          (exchange, good) -> {
            good[12] ^= 1;
            FaultySite.content(good).to(exchange, good);
          });

      refuses(MessageCode.SITE_FILE_DIFFERS, 1);
      assertThat(copy.path().resolve(address)).doesNotExist();
    }

    @Test
    void aFileThatIsTooLong() {
      server.fault(
          publication.shown("bases/base.csv").address(),
          (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            for (int i = 0; i < 1_000; i++) {
              exchange.getResponseBody().write(block);
            }
          });

      refuses(MessageCode.SITE_FILE_TOO_LARGE, 1);
    }

    @Test
    void anEndlessPointer() {
      server.fault(
          "avance.json",
          (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            for (int i = 0; i < 1_000; i++) {
              exchange.getResponseBody().write(block);
            }
          });

      refuses(MessageCode.SITE_FILE_TOO_LARGE, 1);
    }

    @Test
    void halfAFile() {
      server.fault(publication.shown("bases/base.csv").address(), FaultySite.half());

      refuses(MessageCode.SITE_UNREACHABLE, 1);
    }

    @Test
    void aServerThatHangs() {
      server.fault(publication.shown("bases/base.csv").address(), server.hanging());

      // More than it should be, or nothing for a long time: either ends it.
      assertThatThrownBy(() -> mirror.pass()).isInstanceOf(Refusal.class);
      server.fault("avance.json", server.hanging());
      refuses(MessageCode.SITE_UNREACHABLE, 1);
    }

    @Test
    void aMissingFile() {
      server.fault(publication.shown("bases/base.csv").address(), FaultySite.status(404));

      refuses(MessageCode.SITE_FILE_MISSING, 1);
    }

    @Test
    void aRedirectionIsNotFollowed() {
      server.fault(
          "avance.json",
          (exchange, _) -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
            exchange.sendResponseHeaders(302, -1);
          });

      refuses(MessageCode.SITE_UNREACHABLE, 1);
    }

    @Test
    void aPointerThatSaysMoreThanItsCut() {
      server.fault(
          "avance.json",
          (exchange, good) ->
              FaultySite.content(
                      new String(good, StandardCharsets.UTF_8)
                          .replace("\"corte\":2,", "\"corte\":2,\"ganador\":\"FARO\",")
                          .getBytes(StandardCharsets.UTF_8))
                  .to(exchange, good));

      refuses(MessageCode.SITE_FILE_DIFFERS, 1);
    }

    @Test
    void notAPointerAtAll() {
      server.fault("avance.json", FaultySite.content("<html>".getBytes(StandardCharsets.UTF_8)));

      refuses(MessageCode.SITE_MALFORMED, 1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "../fuera.txt",
          "/etc/fuera.txt",
          "cortes/000002/../../../fuera.txt",
          "cortes/000002/..",
          "cortes/000002/.oculto",
          "cortes\\\\000002\\\\fuera.txt",
          "cortes/000002/a//b",
          "cortes/000002/con\\u0000nulo",
          "C:/fuera.txt",
          "avance.json",
          ".mirror/clave-publica.pem"
        })
    void aHostileAddressEvenWhenSigned(String address) {
      String entry =
          TestPublication.entry(
              "x.txt", new PublishedFile(address, TestPublication.sha256(new byte[0]), 0));
      publication.finish(
          new String(bytesOfProgress(), StandardCharsets.UTF_8),
          publication.manifest().replace("\"archivos\":[", "\"archivos\":[" + entry + ","));

      refuses(MessageCode.ADDRESS_HOSTILE, 1);
    }

    @Test
    void aHostilePageEvenWhenSigned() {
      publication.show("pagina/avance.json", new byte[10]);
      publication.resign();

      refuses(MessageCode.ADDRESS_HOSTILE, 1);
    }

    @Test
    void aLinkWhereAFileShouldGo() throws IOException {
      Path outside = Files.createDirectories(temporary.resolve("outside"));
      Files.createSymbolicLink(copy.path().resolve("cortes/000002"), outside);

      refuses(MessageCode.ADDRESS_HOSTILE, 1);
      assertThat(outside).isEmptyDirectory();
    }

    private byte[] bytesOfProgress() {
      try {
        return Files.readAllBytes(
            publication.directory().resolve(publication.shown("avance.json").address()));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private KeyPair keys() {
      return publication.keyPair();
    }

    private void refuses(Path other, MessageCode code, long shown) throws IOException {
      try (FaultySite hostile = new FaultySite(other);
          HttpSite there = new HttpSite(hostile.url(), SILENCE)) {
        refuses(new Mirror(there, copy, Optional.empty(), SETTINGS, Progress.NONE), code, shown);
      }
    }

    private void refuses(MessageCode code, long shown) {
      refuses(mirror, code, shown);
    }

    /** Refused with this code, the last good cut stays whole, and nothing was written outside. */
    private void refuses(Mirror refusing, MessageCode code, long shown) {
      assertThatThrownBy(refusing::pass)
          .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
      assertThat(shown()).isEqualTo(shown);
      assertThat(findings()).isEmpty();
      assertThat(temporary.resolve("fuera.txt")).doesNotExist();
    }
  }

  @Nested
  class Keys {
    @Test
    void theFirstKeySeenIsPinned() {
      mirror.pass();

      assertThat(MirrorDirectory.pinnedKey(copy.path())).contains(publication.key());
    }

    @Test
    void aGivenKeyReplacesThePinnedOne() throws IOException {
      mirror.pass();
      Path renewed = temporary.resolve("renewed");
      TestPublication next = new TestPublication(renewed);
      next.number(2).publish();
      try (FaultySite there = new FaultySite(renewed);
          HttpSite renewedSite = new HttpSite(there.url(), SILENCE)) {
        new Mirror(renewedSite, copy, Optional.of(next.key()), SETTINGS, Progress.NONE).pass();
      }

      assertThat(MirrorDirectory.pinnedKey(copy.path())).contains(next.key());
      assertThat(shown()).isEqualTo(2);
    }

    @Test
    void atFirstUseAWrongSignatureShowsNothing() throws IOException {
      CentreKey other = new TestPublication(temporary.resolve("other")).key();
      Mirror distrustful = new Mirror(site, copy, Optional.of(other), SETTINGS, Progress.NONE);

      assertThatThrownBy(distrustful::pass)
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.code()).isEqualTo(MessageCode.KEY_CHANGED));
      assertThat(Tree.files(copy.path())).isEmpty();
    }
  }

  private long shown() {
    try {
      return copy.pointer().orElseThrow().cut();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Finding> findings() {
    return new Verifier(
            new DirectorySite(copy.path()),
            MirrorDirectory.pinnedKey(copy.path()),
            Verifier.Scope.PRESENT_CUT,
            true,
            2,
            Progress.NONE)
        .verify()
        .findings();
  }
}
