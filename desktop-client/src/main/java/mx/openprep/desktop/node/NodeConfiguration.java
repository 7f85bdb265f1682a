package mx.openprep.desktop.node;

import java.nio.file.Path;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;

/**
 * What makes a node this one.
 *
 * @param directory holds the store, its key, and the images; only one node may have it open
 */
public record NodeConfiguration(Path directory, NodeId node, CatdId catd, Realm realm) {}
