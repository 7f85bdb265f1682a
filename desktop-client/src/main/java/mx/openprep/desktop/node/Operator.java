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
 */
record Operator(PersonId person, String name, Set<Role> roles, String station) {
  Operator {
    roles = Set.copyOf(roles);
  }

  Author author() {
    return new Author(Optional.of(person), station);
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
