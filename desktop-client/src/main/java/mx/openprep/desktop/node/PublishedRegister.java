package mx.openprep.desktop.node;

import mx.openprep.v1.PublishedChanges;

/** What the centre has published of this CATD's actas, as it last said. */
public interface PublishedRegister {
  /** The last cut of which all is known here; 0 before the first. */
  long through();

  /**
   * Takes over what the centre says. A part taken twice has the effect of once; what the disk loses
   * is told again.
   */
  void take(PublishedChanges changes);
}
