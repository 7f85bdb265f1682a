package mx.openprep.centre;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import mx.openprep.centre.audit.AuditBundleCommand;
import mx.openprep.centre.audit.Bundles;
import mx.openprep.centre.audit.JournalCommand;
import mx.openprep.centre.audit.ZerosCommand;
import mx.openprep.centre.catalogue.CentreRecord;
import mx.openprep.centre.console.ConsoleDoor;
import mx.openprep.centre.diffusion.DifusorCommand;
import mx.openprep.centre.diffusion.PackageCommand;
import mx.openprep.centre.identity.EnrolmentCodeCommand;
import mx.openprep.centre.identity.GrpcDoor;
import mx.openprep.centre.identity.ImportPeopleCommand;
import mx.openprep.centre.identity.command.AdminCommand;
import mx.openprep.centre.incident.IncidentsCommand;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.mirror.MirrorCommand;
import mx.openprep.centre.mirror.VerifyCommand;
import mx.openprep.centre.operations.BackupCommand;
import mx.openprep.centre.operations.RestoreCommand;
import mx.openprep.centre.passage.PhaseCommand;
import mx.openprep.centre.publication.command.PublicationCommand;
import mx.openprep.centre.recount.RecountCommand;
import mx.openprep.election.ElectionPackage;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The centre's program: {@code prep server}, and its commands for administrators. */
@SpringBootConfiguration(proxyBeanMethods = false)
// Log-in and pages are the console's, which has a context of its own.
@EnableAutoConfiguration(
    exclude = {
      SecurityAutoConfiguration.class,
      ServletWebSecurityAutoConfiguration.class,
      SecurityFilterAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class,
      ThymeleafAutoConfiguration.class
    },
    // By name: it is found only beside an actuator, whose port would ask for a log-in as well.
    excludeName =
        "org.springframework.boot.security.autoconfigure.actuate.web.servlet"
            + ".ManagementWebSecurityAutoConfiguration")
@ComponentScan(
    excludeFilters =
        @Filter(type = FilterType.REGEX, pattern = ".*\\.centre\\.console\\.\\w+\\..*"))
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
        "  --openprep.package=PATH                    election package, directory or zip; must be"
            + " said",
        "  --openprep.data-directory=PATH             everything the centre keeps (centre-data)",
        "  --openprep.address=ADDRESS                 where it listens (127.0.0.1)",
        "  --openprep.http-port=PORT                  portal (8080)",
        "  --openprep.grpc-port=PORT                  stations (9443)",
        "  --openprep.console.address=ADDRESS         console of administrators (127.0.0.1);",
        "                                             HTTPS on any other address",
        "  --openprep.console.port=PORT               console of administrators (8090)",
        "  --openprep.management.port=PORT            health and figures, on 127.0.0.1 (8091)",
        "  --openprep.host-names=NAME,...             by which stations reach it"
            + " (localhost,127.0.0.1)",
        "  --openprep.people=FILE                     people to import at start",
        "  --openprep.publication.opening=automatic   a drill opens by itself; otherwise two people"
            + " do",
        "  --openprep.database.url=URL                own PostgreSQL 15+ instead of the embedded"
            + " one",
        "  --openprep.database.user=USER, --openprep.database.password-file=FILE"
      })
  private static final class Commands {}

  /** With what other capabilities add to it. */
  static CommandLine adminCommand() {
    return new CommandLine(new AdminCommand())
        .addSubcommand(new PhaseCommand())
        .addSubcommand(new IncidentsCommand());
  }

  private static CommandLine commands() {
    return new CommandLine(new Commands())
        .addSubcommand(new EnrolmentCodeCommand())
        .addSubcommand(new ImportPeopleCommand())
        .addSubcommand(adminCommand())
        .addSubcommand(new PublicationCommand())
        .addSubcommand(new RecountCommand())
        .addSubcommand(new DifusorCommand())
        .addSubcommand(new PackageCommand())
        .addSubcommand(new JournalCommand())
        .addSubcommand(new VerifyCommand(new Bundles()))
        .addSubcommand(new ZerosCommand())
        .addSubcommand(new AuditBundleCommand())
        .addSubcommand(new MirrorCommand())
        .addSubcommand(new BackupCommand())
        .addSubcommand(new RestoreCommand())
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
      CentreSettings settings,
      ElectionPackage election,
      GrpcDoor door,
      ConsoleDoor console,
      CentreRecord centre,
      CentreJournal journal,
      PlatformTransactionManager transactions) {
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    return new Announcement(
        settings,
        election,
        door,
        console,
        centre,
        fact -> transaction.executeWithoutResult(status -> journal.append(fact)));
  }
}
