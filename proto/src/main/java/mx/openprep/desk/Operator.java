package mx.openprep.desk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;
import mx.openprep.v1.PersonRecord;

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

  /**
   * Somebody of the register, with the roles it gives today; none before they chose a password of
   * their own. A role of a newer centre gives no power here.
   */
  public static Operator of(PersonRecord person, NodeId station) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (!person.getMustChange()) {
      Arrays.stream(Role.values())
          .filter(role -> person.getRolesList().contains(role.name()))
          .forEach(roles::add);
    }
    return new Operator(new PersonId(person.getPerson()), person.getName(), roles, station.value());
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
