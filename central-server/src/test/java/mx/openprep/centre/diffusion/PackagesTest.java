package mx.openprep.centre.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipFile;
import mx.openprep.centre.mirror.FaultySite;
import mx.openprep.centre.mirror.MirrorCommand;
import mx.openprep.centre.mirror.PackageIndex;
import mx.openprep.centre.mirror.TestPublication;
import mx.openprep.centre.mirror.Tree;
import mx.openprep.centre.mirror.VerifyCommand;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PackagesTest {
  @TempDir Path temporary;
  private TestPublication publication;
  private PackageMaker maker;
  private Path copy;

  @BeforeEach
  void fourCutsWithTheirPackages() throws IOException {
    publication = new TestPublication(temporary.resolve("centre"));
    maker = new PackageMaker(publication.directory(), 3, 1);
    copy = temporary.resolve("copy");
    for (int i = 0; i < 4; i++) {
      publication.publish();
      assertThat(maker.makeDue()).contains(i + 1L);
      assertThat(maker.makeDue()).isEmpty();
    }
  }

  @Test
  void thereAreTheNewestFullPackageAndTheDeltasSince() throws IOException {
    PackageIndex index =
        PackageIndex.parse(
            Files.readAllBytes(publication.directory().resolve(PackageIndex.ADDRESS)));

    assertThat(index.packages())
        .extracting(PackageIndex.Entry::address)
        .containsExactly("difusion/000004-delta.zip", "difusion/000004-completo.zip");
    assertThat(publication.directory().resolve("difusion").toFile().list())
        .containsExactlyInAnyOrder("indice.json", "000004-delta.zip", "000004-completo.zip");
    assertThat(verify(publication.directory().toString())).endsWith("all is well");
  }

  @Test
  void aCutHasTheSamePackageWhoeverMakesIt() throws IOException {
    Path again = temporary.resolve("again.zip");
    maker.makeOnDemand(PackageIndex.Kind.FULL, false, again);

    assertThat(again)
        .hasSameBinaryContentAs(publication.directory().resolve("difusion/000004-completo.zip"));
  }

  @Test
  void aPackageProvesItself() throws IOException {
    Path delta = publication.directory().resolve("difusion/000004-delta.zip");
    assertThat(verify(delta.toString())).endsWith("all is well");

    Path altered = temporary.resolve("altered.zip");
    byte[] bytes = Files.readAllBytes(delta);
    int place = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(".br") + 14;
    bytes[place] ^= 1;
    Files.write(altered, bytes);
    assertThat(verify(altered.toString())).contains("NOT well");
  }

  @Test
  void thePointerIsTheLastEntrySoThatUnpackingPublishes() throws IOException {
    try (ZipFile zip =
        new ZipFile(publication.directory().resolve("difusion/000004-completo.zip").toFile())) {
      assertThat(zip.stream().toList().getLast().getName()).isEqualTo("avance.json");
    }
  }

  @Test
  void aNewMirrorTakesTheFullPackageAndALateOneTheDeltas() throws IOException {
    try (FaultySite site = new FaultySite(publication.directory())) {
      assertThat(mirror("--once", site.url(), copy.toString())).contains("cut 4 verified");
      assertThat(site.requests())
          .contains("difusion/000004-completo.zip")
          .noneMatch(address -> address.matches("cortes/.*(html|csv|br)"));
      assertThat(copy(".*")).isEqualTo(published());
      long before = site.requests().size();
      publication.publish();
      maker.makeDue();
      publication.publish();
      maker.makeDue();

      assertThat(mirror("--once", site.url(), copy.toString())).contains("cut 6 verified");

      assertThat(site.requests().subList((int) before, site.requests().size()))
          .contains("difusion/000006-delta.zip")
          .noneMatch(address -> address.matches("cortes/000006/.*(html|csv|br)"));
      assertThat(verify(copy.toString())).endsWith("all is well");
    }
  }

  @Test
  void aBadPackageIsMadeUpForBySingleFiles() throws IOException {
    for (String address : Tree.files(publication.directory())) {
      if (address.endsWith(".zip")) {
        Files.writeString(publication.directory().resolve(address), "no zip");
      }
    }
    try (FaultySite site = new FaultySite(publication.directory())) {
      assertThat(mirror("--once", site.url(), copy.toString())).contains("cut 4 verified");
    }
    assertThat(verify(copy.toString())).endsWith("all is well");
  }

  @Test
  void packagesAreCarriedByHand() throws IOException {
    Path full = temporary.resolve("completo.zip");
    maker.makeOnDemand(PackageIndex.Kind.FULL, true, full);
    assertThat(mirror(full.toString(), copy.toString())).contains("cut 4 verified");
    publication.publish();
    Path next = temporary.resolve("delta.zip");
    maker.makeOnDemand(PackageIndex.Kind.DELTA, true, next);

    assertThat(mirror(next.toString(), copy.toString())).contains("cut 5 verified");

    assertThat(verify(copy.toString())).endsWith("all is well");
    assertThat(mirror(full.toString(), copy.toString())).contains("F637");
  }

  @Test
  void aPackageTooFewIsNamedAndChangesNothing() throws IOException {
    Path full = temporary.resolve("completo.zip");
    maker.makeOnDemand(PackageIndex.Kind.FULL, true, full);
    mirror(full.toString(), copy.toString());
    publication.publish();
    publication.publish();
    Path last = temporary.resolve("delta.zip");
    maker.makeOnDemand(PackageIndex.Kind.DELTA, true, last);

    assertThat(mirror(last.toString(), copy.toString())).contains("F643");

    assertThat(verify(copy.toString())).contains("cut: 4 ").endsWith("all is well");
  }

  private java.util.SortedMap<String, String> copy(String which) throws IOException {
    var content = Tree.content(copy);
    content.keySet().removeIf(address -> !address.matches(which));
    return content;
  }

  /** As a mirror that began with this cut has it. */
  private java.util.SortedMap<String, String> published() throws IOException {
    var content = Tree.content(publication.directory());
    content.keySet().removeIf(address -> address.startsWith("difusion/"));
    content.keySet().retainAll(copy(".*").keySet());
    return content;
  }

  private static String verify(String what) {
    return run(new VerifyCommand(), "--quiet", what);
  }

  private static String mirror(String... arguments) {
    return run(new MirrorCommand(), arguments);
  }

  private static String run(Object command, String... arguments) {
    StringWriter text = new StringWriter();
    new CommandLine(command)
        .setOut(new PrintWriter(text))
        .setErr(new PrintWriter(text))
        .setExecutionExceptionHandler((exception, line, result) -> {
          line.getErr()
              .println(
                  exception instanceof Refusal refusal
                      ? MessageText.of(refusal, Locale.ENGLISH).line()
                      : exception + Arrays.toString(exception.getStackTrace()));
          return 1;
        })
        .execute(arguments);
    return text.toString().strip();
  }
}
