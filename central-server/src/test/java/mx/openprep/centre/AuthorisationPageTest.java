package mx.openprep.centre;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import mx.openprep.centre.console.web.Route;
import mx.openprep.centre.identity.DoorAccess;
import mx.openprep.centre.identity.DoorRules;
import mx.openprep.desk.AccessRules;
import mx.openprep.people.Role;
import org.junit.jupiter.api.Test;

/** The page on who may call what says what the rules say. */
class AuthorisationPageTest {
  private static final String MAY = " ✓ |";
  private static final String MAY_NOT = "  |";

  @Test
  void standsInTheDocumentation() throws IOException {
    Path file = Path.of("..", "docs", "authorisation.md");
    String page = page();
    if (Boolean.getBoolean("openprep.regenerate")) {
      Files.writeString(file, page);
    }
    assertThat(Files.readString(file).replace("\r\n", "\n")).isEqualTo(page);
  }

  private static String page() {
    return """
    # Who may call what

    Made from `DoorRules`, `AccessRules` and the console's `Route` by a test (`-Dopenprep.regenerate=true` writes it anew). Neither door opens while a method
    or a page has no rule. Every cell is tried: the stations' door over real TLS by `DoorMatrixTest`, the node's services by `AccessMatrixTest`, the console by `ConsoleSecurityTest`.

    | who comes to the stations' door | is answered |
    |---|---|
    | nobody we know: a certificate of another authority, or one that has expired | TLS ends the handshake; incident F408 or F730 |
    | without a certificate | F407 |
    | with a certificate of ours that was never enrolled | F408 |
    | of another realm | F503 |
    | a station that was revoked | F728; its open calls end within seconds |
    | a station whose name another key has now | F729 |
    | of an old protocol, another realm or another election package, by handshake | F504, F503, F502; then F731 for whatever carries actas |

    ## The stations' door (gRPC)

    | method | asks for |
    |---|---|
    """
        + DoorRules.all().entrySet().stream()
            .map(rule -> "| `%s` | %s |\n".formatted(rule.getKey(), words(rule.getValue())))
            .collect(joining())
        + """

        ## The services of a CATD's node, and of the centre for a CCV (gRPC)

        Under a certificate of the CATD, and for people the session they opened. A round of capture asks for its own role besides.

        | method |\
        """
        + " no session | wall |"
        + Arrays.stream(Role.values())
            .map(role -> " " + role.name().toLowerCase(Locale.ROOT) + " |")
            .collect(joining())
        + "\n|---|"
        + "---|".repeat(Role.values().length + 2)
        + "\n"
        + AccessRules.all().entrySet().stream()
            .map(rule -> "| `%s` |%s\n".formatted(rule.getKey(), cells(rule.getValue())))
            .collect(joining())
        + """

        ## The console (HTTP)

        Whoever is not an administrator, active at that moment, is led to the login; a POST without the token of a page of ours is refused.

        | request | open to |
        |---|---|
        """
        + Arrays.stream(Route.values())
            .map(route ->
                "| `%s %s` | %s |\n"
                    .formatted(route.verb(), route.pattern(), words(route.access())))
            .collect(joining());
  }

  private static String words(DoorAccess access) {
    return switch (access) {
      case ANYBODY -> "nothing but the one-time code inside";
      case STATION -> "an enrolled station";
      case GREETED_STATION -> "an enrolled station, after the handshake on this connection";
    };
  }

  private static String words(Route.Access access) {
    return switch (access) {
      case ANYBODY -> "anybody";
      case ADMINISTRATORS -> "administrador";
    };
  }

  private static String cells(AccessRules.Rule rule) {
    return switch (rule) {
      case AccessRules.Anybody() -> cells(true, true, Set.of(Role.values()));
      case AccessRules.AnyPerson() -> cells(false, false, Set.of(Role.values()));
      case AccessRules.Onlookers() -> cells(false, true, Set.of(Role.values()));
      case AccessRules.WallOr(Set<Role> roles) -> cells(false, true, roles);
      case AccessRules.OneOf(Set<Role> roles) -> cells(false, false, roles);
    };
  }

  private static String cells(boolean nobody, boolean wall, Set<Role> roles) {
    return (nobody ? MAY : MAY_NOT)
        + (wall ? MAY : MAY_NOT)
        + Arrays.stream(Role.values())
            .map(role -> roles.contains(role) ? MAY : MAY_NOT)
            .collect(joining());
  }
}
