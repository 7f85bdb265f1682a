package mx.openprep.centre.publication;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.proof.Checkpoint;
import mx.openprep.centre.proof.GrowingTree;
import mx.openprep.centre.proof.Tile;
import mx.openprep.centre.proof.TreeHash;
import mx.openprep.centre.publication.folder.CutDirectory;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of all journals goes out with every cut: hashes only, so that everybody can see that
 * nothing in it was changed, and nobody what it says. A checkpoint covers at least the entries that
 * the figures of its cut follow from. What does not continue the published log is not signed: its
 * last checkpoint stays, and people are told.
 */
final class LogFiles implements CutFiles {
  private static final Logger LOG = LoggerFactory.getLogger(LogFiles.class);

  private final String origin;
  private final CutDirectory directory;
  private final LogSource source;
  private final IncidentTable incidents;
  private GrowingTree tree = new GrowingTree();

  /** How large the log was in the cut before, if that was published. */
  private long before;

  LogFiles(String origin, CutDirectory directory, LogSource source, IncidentTable incidents) {
    this.origin = origin;
    this.directory = directory;
    this.source = source;
    this.incidents = incidents;
  }

  @Override
  public List<List<CutFile>> waves(Cut cut, Changes changes) {
    if (changes.actas().isEmpty()) {
      tree = new GrowingTree();
      before = 0;
    }
    Optional<Checkpoint> shown = directory.checkpoint();
    try {
      source.after(tree.size(), entry -> tree.add(TreeHash.leaf(entry)));
    } catch (Refusal refusal) {
      return withheld(refusal.code(), "position " + refusal.details().getFirst());
    }
    if (shown.isPresent() && !continues(shown.get())) {
      return withheld(
          MessageCode.LOG_NOT_CONTINUED, "published with " + shown.get().size() + " entries");
    }
    Checkpoint checkpoint = Checkpoint.of(origin, tree.tree());
    Stream<CutFile> tiles =
        Tile.between(before, tree.size()).stream()
            .map(tile -> new CutFile(Paths.LOG + "/" + tile.path(), _ -> tree.content(tile)));
    before = tree.size();
    return List.of(
        Stream.concat(
                tiles, Stream.of(new CutFile(Paths.CHECKPOINT, _ -> directory.note(checkpoint))))
            .toList());
  }

  private boolean continues(Checkpoint shown) {
    return shown.origin().equals(origin)
        && shown.size() <= tree.size()
        && shown.tells(tree.tree(shown.size()));
  }

  private List<List<CutFile>> withheld(MessageCode code, String detail) {
    LOG.error("The log is not published further ({}): {}", code.code(), detail);
    incidents.add(code, detail);
    tree = new GrowingTree();
    before = 0;
    return List.of();
  }
}
