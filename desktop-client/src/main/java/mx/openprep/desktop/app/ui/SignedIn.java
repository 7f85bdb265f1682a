package mx.openprep.desktop.app.ui;

import java.util.Set;
import java.util.stream.Collectors;
import mx.openprep.people.Role;
import mx.openprep.v1.Session;

/** Who sits at the workstation, and what the rules let that person do. */
public record SignedIn(String person, String name, Set<Role> roles, String token) {
  public SignedIn {
    roles = Set.copyOf(roles);
  }

  public static SignedIn of(Session session) {
    return new SignedIn(
        session.getPerson(),
        session.getName(),
        session.getRolesList().stream().map(Role::valueOf).collect(Collectors.toSet()),
        session.getToken());
  }
}
