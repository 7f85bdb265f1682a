package mx.openprep.centre.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void agreesWithTheVectorsOfCertificateTransparency() {
    List<String> entries =
        List.of(
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");
    List<String> roots =
        List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    GrowingTree tree = new GrowingTree();
    assertThat(HEX.formatHex(tree.tree().root()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    for (int i = 0; i < entries.size(); i++) {
      tree.add(TreeHash.leaf(HEX.parseHex(entries.get(i))));
      assertThat(HEX.formatHex(tree.tree().root())).isEqualTo(roots.get(i));
    }
  }

  @Test
  void everyLeafOfEverySmallTreeIsProvenAndNothingElseIs() {
    GrowingTree tree = grown(40);
    for (int size = 1; size <= 40; size++) {
      MerkleTree at = tree.tree(size);
      byte[] root = at.root();
      assertThat(root).isEqualTo(naive(0, size));
      for (int index = 0; index < size; index++) {
        List<byte[]> path = at.inclusion(index);
        assertThat(Proofs.includes(leaf(index), index, size, path, root)).isTrue();
        assertThat(Proofs.includes(leaf(index + 1), index, size, path, root)).isFalse();
        assertThat(Proofs.includes(leaf(index), index + 1, size, path, root)).isFalse();
        for (int broken = 0; broken < path.size(); broken++) {
          List<byte[]> other = new ArrayList<>(path);
          other.set(broken, leaf(999));
          assertThat(Proofs.includes(leaf(index), index, size, other, root)).isFalse();
        }
      }
    }
  }

  @Test
  void everySmallTreeIsShownToBeginEveryLaterOneAndNoOtherIs() {
    GrowingTree tree = grown(40);
    for (int size = 1; size <= 40; size++) {
      for (int earlier = 1; earlier <= size; earlier++) {
        List<byte[]> proof = tree.tree(size).consistency(earlier);
        byte[] first = tree.tree(earlier).root();
        byte[] second = tree.tree(size).root();
        assertThat(Proofs.extend(earlier, first, size, second, proof)).isTrue();
        assertThat(Proofs.extend(earlier, leaf(7), size, second, proof)).isFalse();
        assertThat(Proofs.extend(earlier, first, size, leaf(7), proof)).isFalse();
        for (int broken = 0; broken < proof.size(); broken++) {
          List<byte[]> other = new ArrayList<>(proof);
          other.set(broken, leaf(999));
          assertThat(Proofs.extend(earlier, first, size, second, other)).isFalse();
        }
      }
    }
  }

  @Test
  void treesOfSeveralLevelsOfTilesAgreeWithTheNaiveOne() {
    GrowingTree tree = grown(70_000);
    for (int size : new int[] {255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000}) {
      assertThat(tree.tree(size).root()).as("%d", size).isEqualTo(naive(0, size));
      List<byte[]> path = tree.tree(size).inclusion(size - 200);
      assertThat(Proofs.includes(leaf(size - 200), size - 200, size, path, tree.tree(size).root()))
          .isTrue();
    }
  }

  @Nested
  class Tiles {
    @Test
    void areThoseOfTheExampleOfTheSpecification() {
      List<Tile> tiles = Tile.of(70_000);

      assertThat(tiles).filteredOn(t -> t.level() == 0 && t.isFull()).hasSize(273);
      assertThat(tiles)
          .filteredOn(t -> !t.isFull())
          .containsExactly(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
      assertThat(tiles).hasSize(273 + 1 + 1 + 1 + 1);
      assertThat(Tile.of(256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
    }

    @Test
    void ofSeveralGrowthsAreThoseOfTheWholeTree() {
      for (int earlier = 0; earlier < 1_100; earlier += 37) {
        for (int size = earlier; size < 1_100; size += 41) {
          List<Tile> both = new ArrayList<>(Tile.of(earlier));
          both.addAll(Tile.between(earlier, size));
          assertThat(both).containsAll(Tile.of(size)).doesNotHaveDuplicates();
        }
      }
    }

    @Test
    void haveThePathsOfTheSpecification() {
      assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
      assertThat(new Tile(1, 5, 3).path()).isEqualTo("tile/1/005.p/3");
      for (Tile tile : Tile.of(300_000)) {
        assertThat(Tile.parse(tile.path())).contains(tile);
      }
      for (String other :
          List.of(
              "tile/0/x000/001",
              "tile/0/1",
              "tile/64/001",
              "tile/0/001.p/256",
              "tile/0/001.p/0",
              "tile/0/001.p/01",
              "tile/00/001",
              "tile/0/../001")) {
        assertThat(Tile.parse(other)).as(other).isEmpty();
      }
    }
  }

  @Test
  void aProofAmongAMillionIsSmall() {
    GrowingTree tree = grown(1_000_000);
    List<byte[]> path = tree.tree().inclusion(999_999 / 3);
    InclusionProof proof = new InclusionProof(999_999 / 3, path, new byte[0]);

    assertThat(path.size()).isLessThanOrEqualTo(20);
    assertThat(proof.proof().length()).isLessThanOrEqualTo(1_024);
    assertThat(Proofs.includes(leaf(999_999 / 3), 999_999 / 3, 1_000_000, path, tree.tree().root()))
        .isTrue();
  }

  @Test
  void whatIsNoLeafHasNoProof() {
    assertThatThrownBy(() -> grown(3).tree().inclusion(3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static GrowingTree grown(int size) {
    GrowingTree tree = new GrowingTree();
    IntStream.range(0, size).forEach(i -> tree.add(leaf(i)));
    return tree;
  }

  private static byte[] leaf(int i) {
    return TreeHash.leaf(ByteBuffer.allocate(4).putInt(i).array());
  }

  /** As the definition says it. */
  private static byte[] naive(int start, int end) {
    if (end - start == 1) {
      return leaf(start);
    }
    int split = Integer.highestOneBit(end - start - 1);
    return TreeHash.node(naive(start, start + split), naive(start + split, end));
  }
}
