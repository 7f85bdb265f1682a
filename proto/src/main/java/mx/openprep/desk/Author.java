package mx.openprep.desk;

import java.util.Optional;
import mx.openprep.people.PersonId;

/**
 * Who writes an event and where.
 *
 * @param person empty for what the node does by itself
 * @param station the workstation; the node's own id for its own acts
 * @param request the name of the request it is done for, when its asker gave it one
 */
public record Author(Optional<PersonId> person, String station, Optional<RequestId> request) {
  public Author(Optional<PersonId> person, String station) {
    this(person, station, Optional.empty());
  }
}
