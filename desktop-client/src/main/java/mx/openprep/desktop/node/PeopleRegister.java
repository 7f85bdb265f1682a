package mx.openprep.desktop.node;

import java.util.List;
import mx.openprep.people.PersonId;
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

  /**
   * A password somebody chose here, of which the centre does not know yet.
   *
   * @param presentHash of the one it replaces
   */
  record ChosenPassword(PersonId person, String presentHash, String chosenHash) {
    @Override
    public String toString() {
      return "Password chosen by " + person;
    }
  }

  /** Each until {@link #replace} shows that the centre has it, or gave another one. */
  List<ChosenPassword> chosen();
}
