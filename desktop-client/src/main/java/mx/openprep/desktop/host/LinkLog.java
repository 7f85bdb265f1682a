package mx.openprep.desktop.host;

import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.sync.Lane;
import mx.openprep.desktop.sync.ReplicationWatcher;
import mx.openprep.desktop.sync.ReplicatorState;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A person sees the link in the status chip; what is behind it stands in the log. */
final class LinkLog implements ReplicationWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(LinkLog.class);

  @Override
  public void changed(ReplicatorState state) {
    LOG.info("Link to the centre: {}", state);
  }

  @Override
  public void paused(Lane lane, Refusal why) {
    LOG.warn("Sending paused: {}", lane, why);
  }

  @Override
  public void imageRefused(ImageHash image, Refusal why) {
    LOG.warn("The centre refused image {}", image, why);
  }
}
