package mx.openprep.centre;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import picocli.CommandLine;

/**
 * A terminal beside a running centre, for the commands of administrators.
 *
 * @param data the centre's data directory
 * @param password a file with the password of whoever acts
 */
public record Terminal(RealCentre centre, Path data, Path password) {
  /** What a command left behind. */
  public record Told(int exit, String text) {
    /** The number that the command named first. */
    public String number() {
      return text.lines().findFirst().orElseThrow().replaceAll("\\D", "");
    }
  }

  /** Runs it as this person. */
  public Told run(Object command, String person, String... arguments) {
    StringWriter text = new StringWriter();
    int exit =
        new CommandLine(command)
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text))
            .setExecutionExceptionHandler((exception, line, result) -> {
              text.append(
                  exception instanceof Refusal refusal
                      ? MessageText.of(refusal, Locale.ENGLISH).line()
                      : exception.toString());
              return CommandLine.ExitCode.SOFTWARE;
            })
            .execute(
                Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                            "--as",
                            person,
                            "--password-file",
                            password.toString(),
                            "--data-directory",
                            data.toString(),
                            "--database-url",
                            centre.databaseUrl(),
                            "--database-user",
                            "postgres"))
                    .toArray(String[]::new));
    return new Told(exit, text.toString());
  }
}
