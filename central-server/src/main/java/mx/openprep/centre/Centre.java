package mx.openprep.centre;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import mx.openprep.centre.catalogue.CentreRecord;
import mx.openprep.centre.diffusion.DifusorCommand;
import mx.openprep.centre.diffusion.PackageCommand;
import mx.openprep.centre.identity.EnrolmentCodeCommand;
import mx.openprep.centre.identity.GrpcDoor;
import mx.openprep.centre.identity.ImportPeopleCommand;
import mx.openprep.centre.mirror.MirrorCommand;
import mx.openprep.centre.mirror.VerifyCommand;
import mx.openprep.centre.publication.command.PublicationCommand;
import mx.openprep.centre.recount.RecountCommand;
import mx.openprep.election.ElectionPackage;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The centre's program: {@code prep server}, and its commands for administrators. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Centre {
  /** Starts the centre, or runs the command named first. */
  public static void main(String[] arguments) {
    boolean isCommand =
        arguments.length > 0 && (!arguments[0].startsWith("--") || arguments[0].equals("--help"));
    if (isCommand) {
      System.exit(commands().execute(arguments));
    }
    SpringApplication.run(Centre.class, arguments);
  }

  @Command(
      name = "prep server",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "[COMMAND | --openprep.<property>=<value>...]",
      description = "Without a command: starts the centre.",
      footerHeading = "%nProperties, on the command line or as environment variables:%n",
      footer = {
        "  --openprep.realm=OFFICIAL|DRILL|PRACTICE   must be said",
        "  --openprep.package=PATH                    election package, directory or zip; must be said",
        "  --openprep.data-directory=PATH             everything the centre keeps (centre-data)",
        "  --openprep.address=ADDRESS                 where it listens (127.0.0.1)",
        "  --openprep.http-port=PORT                  portal (8080)",
        "  --openprep.grpc-port=PORT                  stations (9443)",
        "  --openprep.host-names=NAME,...             by which stations reach it (localhost,127.0.0.1)",
        "  --openprep.people=FILE                     people to import at start",
        "  --openprep.publication.opening=automatic   a drill opens by itself; otherwise two people do",
        "  --openprep.database.url=URL                own PostgreSQL 15+ instead of the embedded one",
        "  --openprep.database.user=USER, --openprep.database.password-file=FILE"
      })
  private static final class Commands {}

  private static CommandLine commands() {
    return new CommandLine(new Commands())
        .addSubcommand(new EnrolmentCodeCommand())
        .addSubcommand(new ImportPeopleCommand())
        .addSubcommand(new PublicationCommand())
        .addSubcommand(new RecountCommand())
        .addSubcommand(new DifusorCommand())
        .addSubcommand(new PackageCommand())
        .addSubcommand(new VerifyCommand())
        .addSubcommand(new MirrorCommand())
        .setExecutionExceptionHandler((exception, line, result) -> {
          PrintWriter err = line.getErr();
          err.println(
              exception instanceof Refusal refusal
                  ? MessageText.of(refusal, Locale.getDefault()).line()
                  : exception.toString());
          err.flush();
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  CentreSettings settings(Environment environment) {
    return CentreSettings.of(environment);
  }

  @Bean
  Announcement announcement(
      CentreSettings settings, ElectionPackage election, GrpcDoor door, CentreRecord centre) {
    return new Announcement(settings, election, door, centre);
  }
}
