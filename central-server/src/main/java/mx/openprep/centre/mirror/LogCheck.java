package mx.openprep.centre.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.proof.Checkpoint;
import mx.openprep.centre.proof.GrowingTree;
import mx.openprep.centre.proof.Tile;
import mx.openprep.centre.proof.TreeHash;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log that a publication shows is one log: the tiles of the last cut give the root that
 * its checkpoint tells, and the checkpoint of every earlier cut is a beginning of it. For files
 * that are as their manifests say.
 */
final class LogCheck {
  private static final long CHECKPOINT = 4 << 10;

  private final Site site;
  private final CentreKey key;
  private final Consumer<Finding> findings;

  LogCheck(Site site, CentreKey key, Consumer<Finding> findings) {
    this.site = site;
    this.key = key;
    this.findings = findings;
  }

  /** How many entries the log of the last of these cuts has; 0 when it shows none. */
  long check(List<SignedManifest> manifests) {
    List<SignedManifest> cuts =
        manifests.stream()
            .filter(cut -> cut.files().containsKey(Paths.CHECKPOINT))
            .sorted(Comparator.comparingLong(SignedManifest::cut))
            .toList();
    if (cuts.isEmpty()) {
      return 0;
    }
    Optional<Checkpoint> last = checkpoint(cuts.getLast());
    Optional<GrowingTree> tree = last.flatMap(c -> tree(cuts.getLast(), c));
    if (tree.isEmpty()) {
      return 0;
    }
    for (SignedManifest cut : cuts) {
      checkpoint(cut)
          .filter(told -> !isBeginning(told, last.get(), tree.get()))
          .ifPresent(told ->
              findings.accept(
                  new Finding(
                      address(cut),
                      "a beginning of the log of cut " + cuts.getLast().cut(),
                      "another log, " + told.size() + " entries")));
    }
    return last.get().size();
  }

  private static boolean isBeginning(Checkpoint told, Checkpoint last, GrowingTree tree) {
    return told.origin().equals(last.origin())
        && told.size() <= tree.size()
        && told.tells(tree.tree(told.size()));
  }

  private Optional<Checkpoint> checkpoint(SignedManifest cut) {
    Optional<Checkpoint> checkpoint =
        Checkpoint.open(read(address(cut), CHECKPOINT), key.spki(), key::verifies);
    if (checkpoint.isEmpty()) {
      findings.accept(
          new Finding(address(cut), "a checkpoint signed by " + key.id(), "something else"));
    }
    return checkpoint;
  }

  /** All hashes of the log, each tile compared with what the leaves give. */
  private Optional<GrowingTree> tree(SignedManifest cut, Checkpoint checkpoint) {
    GrowingTree tree = new GrowingTree();
    for (Tile tile : Tile.of(checkpoint.size())) {
      @Nullable PublishedFile file = cut.files().get(Paths.LOG + "/" + tile.path());
      if (file == null) {
        findings.accept(
            new Finding(
                Addresses.manifest(cut.cut()), Paths.LOG + "/" + tile.path() + " in it", "none"));
        return Optional.empty();
      }
      byte[] content = read(file.address(), (long) Tile.FULL * TreeHash.SIZE);
      if (content.length != tile.width() * TreeHash.SIZE) {
        findings.accept(
            new Finding(file.address(), tile.width() + " hashes", content.length + " bytes"));
        return Optional.empty();
      }
      if (tile.level() == 0) {
        for (int i = 0; i < tile.width(); i++) {
          tree.add(Arrays.copyOfRange(content, i * TreeHash.SIZE, (i + 1) * TreeHash.SIZE));
        }
      } else if (!Arrays.equals(content, tree.content(tile))) {
        findings.accept(new Finding(file.address(), "what the leaves give", "other hashes"));
      }
    }
    return Optional.of(tree);
  }

  private static String address(SignedManifest cut) {
    return Optional.ofNullable(cut.files().get(Paths.CHECKPOINT))
        .map(PublishedFile::address)
        .orElseThrow();
  }

  private byte[] read(String address, long atMost) {
    try {
      return site.read(address, atMost);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
