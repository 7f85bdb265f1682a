package mx.openprep.desktop.node;

import java.util.List;
import mx.openprep.v1.PersonRecord;

/**
 * The people of this CATD as the centre last sent them; logging in works from here, offline too.
 */
public interface PeopleRegister {
  /** Replaces the whole list, durably. Somebody no longer in it can no longer log in. */
  void replace(List<PersonRecord> people);

  boolean isEmpty();

  /** Everybody, also those who may no longer log in. */
  List<PersonRecord> all();
}
