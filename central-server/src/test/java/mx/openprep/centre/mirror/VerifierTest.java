package mx.openprep.centre.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
  @TempDir Path directory;
  private TestPublication publication;

  @BeforeEach
  void threeCuts() {
    publication = new TestPublication(directory, TestPublication.keys(), 10);
    publication.publish();
    publication.publish();
    publication.publish();
  }

  @Test
  void findsNothingWhereAllIsWell() {
    Verifier.Report report = verify();

    assertThat(report.findings()).isEmpty();
    assertThat(report.cuts()).isEqualTo(3);
    assertThat(report.images()).isEqualTo(9);
    assertThat(report.files()).isGreaterThan(60);
  }

  @Test
  void findsTheSameByHttp() throws Exception {
    Files.writeString(directory.resolve("cortes/000001/bases/base.csv"), "1");
    Files.delete(directory.resolve("cortes/000002/indice.json.gz"));
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (MirrorServer server = MirrorServer.start(directory, anywhere);
        HttpSite site = new HttpSite("http://localhost:" + server.port(), Duration.ofSeconds(10))) {
      Verifier.Report report =
          new Verifier(site, Optional.empty(), Verifier.Scope.EVERYTHING, true, 4, Progress.NONE)
              .verify();

      assertThat(report.findings()).isEqualTo(verify().findings());
      assertThat(report.findings())
          .extracting(Finding::address)
          .containsExactly("cortes/000001/bases/base.csv", "cortes/000002/indice.json.gz");
    }
  }

  @Test
  void namesAFileInWhichOneBitIsAnother() throws IOException {
    List<String> files = Tree.files(directory);
    Random random = new Random(11);
    // Every file of the publication, and some of them again elsewhere.
    int flips = files.size() + 120;
    for (int i = 0; i < flips; i++) {
      String address = files.get(i < files.size() ? i : random.nextInt(files.size()));
      byte[] good = Tree.flip(directory.resolve(address), random);

      assertThat(verify().findings()).as(address).extracting(Finding::address).contains(address);
      Files.write(directory.resolve(address), good);
    }
    assertThat(verify().findings()).isEmpty();
    String kinds =
        files.stream()
            .map(f -> f.substring(f.lastIndexOf('.')))
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    assertThat(kinds).isEqualTo(".br .csv .firma .gz .html .jpg .json .pem");
    System.out.printf("%d flipped bits in %d files, each named%n", flips, files.size());
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    for (String address : Tree.files(directory)) {
      Path file = directory.resolve(address);
      byte[] good = Files.readAllBytes(file);
      Files.delete(file);

      assertThat(verify().findings()).as(address).extracting(Finding::address).contains(address);
      Files.write(file, good);
    }
  }

  @Test
  void namesASiblingThatDecodesToAnother() {
    publication.show("indice.json.gz", TestPublication.gzip("{}".getBytes(StandardCharsets.UTF_8)));
    publication.resign();

    assertThat(verify().findings())
        .extracting(Finding::address)
        .containsExactly("cortes/000003/indice.json.gz");
  }

  @Test
  void namesAnImageThatARowShowsAndNoListHas() {
    publication.show(
        "imagenes/000001.json", "{\"corte\":1,\"imagenes\":[]}".getBytes(StandardCharsets.UTF_8));
    publication.resign();

    assertThat(verify(Verifier.Scope.PRESENT_CUT).findings())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.address()).matches("imagenes/[0-9a-f]{64}\\.jpg"));
  }

  @Test
  void namesAFileThatNoManifestLists() throws IOException {
    Files.writeString(directory.resolve("cortes/000002/otro.html"), "<p>hola");

    assertThat(verify().findings())
        .containsExactly(
            new Finding("cortes/000002/otro.html", "no file", "one no manifest lists"));
  }

  @Test
  void trustsTheKeyItIsGivenAndNoOther() {
    CentreKey other = new TestPublication(directory.resolve("other")).key();

    Verifier.Report report =
        new Verifier(
                new DirectorySite(directory),
                Optional.of(other),
                Verifier.Scope.EVERYTHING,
                true,
                2,
                Progress.NONE)
            .verify();

    assertThat(report.findings())
        .extracting(Finding::address)
        .contains("clave-publica.pem", "cortes/000003/manifiesto.json.firma");
  }

  private Verifier.Report verify() {
    return verify(Verifier.Scope.EVERYTHING);
  }

  private Verifier.Report verify(Verifier.Scope scope) {
    return new Verifier(
            new DirectorySite(directory),
            Optional.of(publication.key()),
            scope,
            true,
            2,
            Progress.NONE)
        .verify();
  }
}
