package mx.openprep.centre.identity.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.Administrators.Login;
import mx.openprep.centre.identity.RunningCentre;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who acts. A password is never part of a command line, where others could read it. */
public final class Signature {
  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec command;

  @Option(names = "--as", required = true, paramLabel = "PERSON", description = "who you are")
  String person = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "whose first line is your password (default: it is asked for)")
  @Nullable Path passwordFile;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description =
          "of your authenticator application, or a recovery code (default: it is asked for, if you"
              + " have one)")
  @Nullable String code;

  /**
   * The person, allowed to act.
   *
   * @throws Refusal as {@link mx.openprep.centre.identity.Administrators#authenticate}
   */
  public Administrator authenticate(RunningCentre centre) throws IOException {
    return asking(login -> {
      try {
        return centre.administrators().authenticate(login);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    });
  }

  /** What a person says, and what becomes of it. */
  interface Use<T> {
    T of(Login login);
  }

  /** Asks for the code when there is one to ask for and a terminal to ask at. */
  <T> T asking(Use<T> use) throws IOException {
    String password = password("%s: ");
    try {
      return use.of(login(password, code == null ? "" : code));
    } catch (Refusal refusal) {
      if (refusal.code() != MessageCode.SECOND_FACTOR_NEEDED || terminal().isEmpty()) {
        throw refusal;
      }
      return use.of(login(password, terminal().get().readLine("%s, 2FA: ", person)));
    }
  }

  private Login login(String password, String secondFactor) {
    return new Login(id(), password, secondFactor, "terminal");
  }

  private PersonId id() {
    return person(person);
  }

  PersonId person(String id) {
    try {
      return new PersonId(id);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private String password(String prompt) throws IOException {
    return passwordFile == null ? asked(prompt) : firstLine(passwordFile);
  }

  /** A secret from a file, or asked for. */
  String secret(@Nullable Path file, String prompt) throws IOException {
    return file == null ? asked(prompt) : firstLine(file);
  }

  private static String firstLine(Path file) throws IOException {
    return Files.readString(file).lines().findFirst().orElse("");
  }

  private String asked(String prompt) {
    Console console =
        terminal()
            .orElseThrow(
                () -> wrong("There is no terminal to ask for the password: name a file with it"));
    return new String(console.readPassword(prompt, person));
  }

  static Optional<Console> terminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }
}
