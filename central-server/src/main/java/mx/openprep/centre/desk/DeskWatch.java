package mx.openprep.centre.desk;

import mx.openprep.centre.watch.ChangeWatch;

/** Says when the centre's journal says something new of an acta. */
public final class DeskWatch extends ChangeWatch {
  DeskWatch(DeskEntries entries) {
    super("desk", entries::last);
  }
}
