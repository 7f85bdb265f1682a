package mx.openprep.desktop.sync;

import mx.openprep.acta.ImageHash;
import mx.openprep.message.Refusal;

/** Told how replication goes, on its threads: must return at once and must not close it. */
public interface ReplicationWatcher {
  void changed(ReplicatorState state);

  /** The centre or the node's store refused one thing; the others go on, this is tried again. */
  void paused(Lane lane, Refusal why);

  /** One image cannot be sent; the others go on, this one is tried again later. */
  void imageRefused(ImageHash image, Refusal why);
}
