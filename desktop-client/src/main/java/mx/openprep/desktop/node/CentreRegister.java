package mx.openprep.desktop.node;

import mx.openprep.v1.CentreEntries;

/** What the centre's own journal says of this CATD's actas, as the centre tells it. */
public interface CentreRegister {
  /** The last entry of the centre's journal that is known here; 0 before the first. */
  long centreThrough();

  /** Takes over entries, in order; told twice they have the effect of once. */
  void take(CentreEntries entries);
}
