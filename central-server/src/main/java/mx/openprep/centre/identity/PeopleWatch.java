package mx.openprep.centre.identity;

import mx.openprep.centre.watch.ChangeWatch;

/** Says when the people change, also when another program changed them in the database. */
public final class PeopleWatch extends ChangeWatch {
  PeopleWatch(PersonTable people) {
    super("people", people::fingerprint);
  }
}
