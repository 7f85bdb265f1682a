package mx.openprep.centre.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.publication.RealPublication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the centre really publishes, by HTTP, as a difusor has it. */
@ExtendWith(CentreExtension.class)
class RealPublicationTest {
  @TempDir Path directory;

  @Test
  void aFlippedBitIsNamedInEveryKindOfFileAndInTwoHundredMore(SharedPostgres postgres)
      throws Exception {
    try (RealPublication real = new RealPublication(directory, postgres)) {
      real.cut();
      real.cut();
      real.cut();
      assertThat(verify(real.directory()).findings()).isEmpty();

      Random random = new Random(3);
      List<String> files = new ArrayList<>(Tree.files(real.directory()));
      List<String> chosen = new ArrayList<>(oneOfEachKind(files).values());
      int kinds = chosen.size();
      Collections.shuffle(files, random);
      chosen.addAll(files.subList(0, Math.min(200, files.size())));
      // All at once: nothing that is bad hides anything else that is.
      List<String> pointers = chosen.stream().filter(RealPublicationTest::leadsToOthers).toList();
      for (String address : pointers) {
        byte[] good = Tree.flip(real.directory().resolve(address), random);
        assertThat(named(real.directory())).as(address).contains(address);
        Files.write(real.directory().resolve(address), good);
      }
      chosen.removeAll(pointers);
      Map<String, byte[]> good = new HashMap<>();
      for (String address : chosen) {
        good.computeIfAbsent(address, a -> flip(real.directory().resolve(a), random));
      }
      assertThat(named(real.directory())).containsAll(good.keySet());
      for (Map.Entry<String, byte[]> file : good.entrySet()) {
        Files.write(real.directory().resolve(file.getKey()), file.getValue());
      }
      assertThat(verify(real.directory()).findings()).isEmpty();
      System.out.printf(
          "%d files of %d kinds with a flipped bit of %d published, each named%n",
          good.size() + pointers.size(), kinds, files.size());
    }
  }

  @Test
  void aMirrorFollowsACutAfterTheOther(SharedPostgres postgres) throws Exception {
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (RealPublication real = new RealPublication(directory, postgres)) {
      real.cut();
      try (MirrorServer server = MirrorServer.start(real.directory(), anywhere);
          HttpSite site =
              new HttpSite("http://localhost:" + server.port(), Duration.ofSeconds(20));
          MirrorDirectory copy = MirrorDirectory.open(directory.resolve("mirror"))) {
        Mirror mirror =
            new Mirror(site, copy, Optional.empty(), Mirror.Settings.USUAL, Progress.NONE);
        for (int i = 0; i < 3; i++) {
          assertThat(mirror.pass()).isInstanceOf(Mirror.Outcome.Moved.class);
          SortedMap<String, String> published = Tree.content(real.directory());
          // The pointer's siblings are the web server's affair.
          published.keySet().removeIf(address -> address.matches("avance\\.json\\..+"));
          assertThat(Tree.content(copy.path())).isEqualTo(published);
          real.cut();
        }
        mirror.pass();

        assertThat(verify(copy.path()).findings()).isEmpty();
      }
    }
  }

  private static boolean leadsToOthers(String address) {
    return address.matches(".*(manifiesto\\.json.*|\\.pem|avance\\.json)");
  }

  private static Map<String, String> oneOfEachKind(List<String> files) {
    Map<String, String> kinds = new HashMap<>();
    for (String file : files) {
      kinds.putIfAbsent(
          file.replaceAll("cortes/[0-9]+/", "").replaceAll("[0-9a-f]{64}|[0-9]+", "N"), file);
    }
    return kinds;
  }

  private static byte[] flip(Path file, Random random) {
    try {
      return Tree.flip(file, random);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> named(Path publication) {
    return verify(publication).findings().stream().map(Finding::address).toList();
  }

  private static Verifier.Report verify(Path publication) {
    return new Verifier(
            new DirectorySite(publication),
            Optional.empty(),
            Verifier.Scope.EVERYTHING,
            true,
            2,
            Progress.NONE)
        .verify();
  }
}
