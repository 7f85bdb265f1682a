package mx.openprep.installer.demo;

import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.sync.Lane;
import mx.openprep.desktop.sync.ReplicationWatcher;
import mx.openprep.desktop.sync.ReplicatorState;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log how the link is. */
final class QuietWatcher implements ReplicationWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(QuietWatcher.class);

  @Override
  public void changed(ReplicatorState state) {
    LOG.info("Link {}", state);
  }

  @Override
  public void paused(Lane lane, Refusal why) {
    LOG.warn("{} paused: {}", lane, why.getMessage());
  }

  @Override
  public void imageRefused(ImageHash image, Refusal why) {
    LOG.warn("Image {} refused: {}", image, why.getMessage());
  }
}
