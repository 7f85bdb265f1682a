package mx.openprep.night;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.openprep.election.ActaId;
import mx.openprep.people.PersonId;
import mx.openprep.v1.PersonRecord;

/** Who works there, and who holds which acta for capture just now. */
public interface NightPeople {
  /** An acta in somebody's hands, until then. */
  record Held(PersonId person, Instant until) {}

  /** How the person is called; the id when nobody of that id is known any more. */
  String name(PersonId person);

  List<PersonRecord> everybody();

  Map<ActaId, Held> held();

  /** The official time as far as it is known here. */
  Instant now();
}
