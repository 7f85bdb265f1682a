package mx.openprep.desktop.node;

import java.util.Optional;
import java.util.Set;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;

/**
 * The person behind a call.
 *
 * @param station the workstation the call comes from
 * @param request the name the call gave itself, if any
 */
record Operator(
    PersonId person, String name, Set<Role> roles, String station, Optional<RequestId> request) {
  Operator {
    roles = Set.copyOf(roles);
  }

  Operator(PersonId person, String name, Set<Role> roles, String station) {
    this(person, name, roles, station, Optional.empty());
  }

  /** The same person, asking for this. */
  Operator asking(Optional<RequestId> named) {
    return new Operator(person, name, roles, station, named);
  }

  /** Who does what was asked for. */
  Author author() {
    return new Author(Optional.of(person), station, request);
  }

  boolean has(Role role) {
    return roles.contains(role);
  }

  void require(Role role) {
    if (!has(role)) {
      throw new Refusal(MessageCode.ROLE_MISSING, role.name());
    }
  }
}
