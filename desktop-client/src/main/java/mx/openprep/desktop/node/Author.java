package mx.openprep.desktop.node;

import java.util.Optional;
import mx.openprep.people.PersonId;

/**
 * Who writes an event and where.
 *
 * @param person empty for what the node does by itself
 * @param station the workstation; the node's own id for its own acts
 */
record Author(Optional<PersonId> person, String station) {}
