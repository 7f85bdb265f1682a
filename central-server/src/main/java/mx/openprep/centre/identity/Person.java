package mx.openprep.centre.identity;

import java.util.Optional;
import java.util.Set;
import mx.openprep.election.CatdId;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;

/**
 * Somebody who works or worked at the PREP.
 *
 * @param catd empty for people of the centre
 * @param mustChange while the password is the one from their letter
 * @param secondFactor whether they have one
 */
public record Person(
    PersonId id,
    String name,
    Set<Role> roles,
    Optional<CatdId> catd,
    boolean active,
    boolean mustChange,
    boolean secondFactor) {
  public Person {
    roles = Set.copyOf(roles);
  }
}
