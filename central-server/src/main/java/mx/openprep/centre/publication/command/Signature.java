package mx.openprep.centre.publication.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import mx.openprep.centre.identity.Administrators;
import mx.openprep.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who acts, and why. A password is never part of a command line, where others could read it. */
final class Signature {
  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec command;

  @Option(names = "--as", required = true, paramLabel = "PERSON", description = "who you are")
  String person = "";

  @Option(names = "--reason", required = true, description = "published with the act")
  String reason = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "whose first line is your password (default: it is asked for)")
  @Nullable Path passwordFile;

  /** The person, when the password is right. */
  Administrators.Administrator authenticate(JdbcClient jdbc) throws IOException {
    return new Administrators(jdbc).authenticate(id(), password());
  }

  private PersonId id() {
    try {
      return new PersonId(person);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private String password() throws IOException {
    if (passwordFile != null) {
      return Files.readString(passwordFile).lines().findFirst().orElse("");
    }
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() ->
                wrong("There is no terminal to ask for the password: name a --password-file"));
    return new String(console.readPassword("%s: ", person));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }
}
