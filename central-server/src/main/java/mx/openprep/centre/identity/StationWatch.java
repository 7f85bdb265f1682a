package mx.openprep.centre.identity;

import mx.openprep.centre.watch.ChangeWatch;

/** Says when stations were withdrawn or replaced, also by another program in the database. */
final class StationWatch extends ChangeWatch {
  StationWatch(StationTable stations) {
    super("stations", stations::fingerprint);
  }
}
