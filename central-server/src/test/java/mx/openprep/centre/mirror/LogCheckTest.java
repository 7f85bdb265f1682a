package mx.openprep.centre.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.proof.Checkpoint;
import mx.openprep.centre.proof.GrowingTree;
import mx.openprep.centre.proof.Tile;
import mx.openprep.centre.proof.TreeHash;
import mx.openprep.centre.publication.manifest.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A centre that signs two logs is found out, even if every file is as its manifest says. */
class LogCheckTest {
  @TempDir Path site;
  private SigningKey signing;
  private CentreKey key;
  private final List<Finding> findings = new ArrayList<>();

  @BeforeEach
  void key() throws IOException {
    signing = SigningKey.at(site.resolve("key.pem"));
    key = CentreKey.parse(signing.publicPem(), "key");
  }

  @Test
  void aLogThatGrowsIsWell() throws IOException {
    assertThat(check(cut(1, log(300, 0)), cut(2, log(700, 0)))).isEqualTo(700);
    assertThat(findings).isEmpty();
  }

  @Test
  void anotherBeginningIsFound() throws IOException {
    check(cut(1, log(300, 1)), cut(2, log(700, 0)));

    assertThat(findings)
        .extracting(Finding::address)
        .containsExactly("cortes/000001/bitacora/checkpoint");
  }

  @Test
  void aLogThatShrinksIsFound() throws IOException {
    check(cut(1, log(300, 0)), cut(2, log(200, 0)));

    assertThat(findings)
        .extracting(Finding::address)
        .containsExactly("cortes/000001/bitacora/checkpoint");
  }

  @Test
  void tilesOfAnotherLogAreFound() throws IOException {
    SignedManifest cut = cut(1, log(300, 0));
    Path tile = site.resolve("cortes/000001/bitacora/tile/1/000.p/1");
    byte[] content = Files.readAllBytes(tile);
    content[3] ^= 1;
    Files.write(tile, content);

    check(cut);

    assertThat(findings)
        .extracting(Finding::address)
        .containsExactly("cortes/000001/bitacora/tile/1/000.p/1");
  }

  private long check(SignedManifest... cuts) {
    return new LogCheck(new DirectorySite(site), key, findings::add).check(List.of(cuts));
  }

  private SignedManifest cut(long number, GrowingTree tree) throws IOException {
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    Checkpoint checkpoint = Checkpoint.of("openprep/mini/drill", tree.tree());
    put(number, Paths.CHECKPOINT, checkpoint.note(signing.spki(), signing::sign), files);
    for (Tile tile : Tile.of(tree.size())) {
      put(number, Paths.LOG + "/" + tile.path(), tree.content(tile), files);
    }
    return new SignedManifest(number, 1, Optional.empty(), files);
  }

  private void put(long cut, String path, byte[] content, SortedMap<String, PublishedFile> files)
      throws IOException {
    String address = Paths.cut(cut) + "/" + path;
    Path file = site.resolve(address);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, content);
    files.put(
        path,
        new PublishedFile(address, HexFormat.of().formatHex(Sha256.of(content)), content.length));
  }

  private static GrowingTree log(int size, int other) {
    GrowingTree tree = new GrowingTree();
    for (int i = 0; i < size; i++) {
      tree.add(
          TreeHash.leaf(ByteBuffer.allocate(8).putInt(i).putInt(i == 250 ? other : 0).array()));
    }
    return tree;
  }
}
