package mx.openprep.desk;

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
public record Operator(
    PersonId person, String name, Set<Role> roles, String station, Optional<RequestId> request) {
  public Operator {
    roles = Set.copyOf(roles);
  }

  public Operator(PersonId person, String name, Set<Role> roles, String station) {
    this(person, name, roles, station, Optional.empty());
  }

  /** The same person, asking for this. */
  public Operator asking(Optional<RequestId> named) {
    return new Operator(person, name, roles, station, named);
  }

  /** Who does what was asked for. */
  public Author author() {
    return new Author(Optional.of(person), station, request);
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  public void require(Role role) {
    if (!has(role)) {
      throw new Refusal(MessageCode.ROLE_MISSING, role.name());
    }
  }
}
