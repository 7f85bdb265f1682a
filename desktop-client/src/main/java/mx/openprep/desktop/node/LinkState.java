package mx.openprep.desktop.node;

import mx.openprep.v1.NodeStatus;

/**
 * Where whoever holds the link to the centre tells how it is; every watching screen sees the
 * change.
 */
public interface LinkState {
  void set(NodeStatus.Link link);
}
