package mx.openprep.centre.incident;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.openprep.centre.consent.Consent;
import mx.openprep.centre.consent.Consents;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.command.AdminAct;
import mx.openprep.election.ActaId;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prep admin incidents}. */
@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "What was refused or is strange.",
      "One person recommends how it ends, another decides."
    },
    subcommands = {
      IncidentsCommand.ListAll.class,
      IncidentsCommand.Recommend.class,
      IncidentsCommand.Decide.class
    })
public final class IncidentsCommand {
  private static IncidentRegister register(JdbcClient jdbc) {
    return new IncidentRegister(jdbc, _ -> Optional.empty());
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Those that are open, newest first, and what was recommended about them.")
  static final class ListAll extends AdminAct {
    @Option(names = "--all", description = "the settled ones too")
    boolean all;

    @Option(
        names = "--before",
        paramLabel = "INCIDENT",
        description = "those before this one; a page has " + IncidentRegister.PAGE)
    long before = Long.MAX_VALUE;

    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      JdbcClient jdbc = JdbcClient.create(database());
      List<Consent> open = Consents.of(database()).open(Consent.Kind.INCIDENT);
      register(jdbc)
          .find(new IncidentRegister.Wanted("", all, before))
          .forEach(line -> {
            out.println(text(line));
            open.stream()
                .filter(consent -> consent.subject().equals(Long.toString(line.id())))
                .forEach(consent ->
                    out.println(
                        "\trecommended %d: %s, by %s: %s"
                            .formatted(
                                consent.number(),
                                String.join(" ", consent.figures().values()),
                                consent.proposed().person(),
                                consent.proposed().reason())));
          });
      return CommandLine.ExitCode.OK;
    }

    private static String text(IncidentRegister.Line line) {
      return Stream.of(
              Optional.of(Long.toString(line.id())),
              Optional.of(line.at().toString()),
              Optional.of(line.code()),
              line.node(),
              line.acta().map(ActaId::value),
              line.detail())
          .map(part -> part.orElse("-"))
          .collect(Collectors.joining("\t"));
    }
  }

  @Command(
      name = "recommend",
      mixinStandardHelpOptions = true,
      description = "Recommends how an incident ends. No figure changes by it.")
  static final class Recommend extends AdminAct.WithReason {
    @Parameters(index = "0", paramLabel = "INCIDENT")
    long incident;

    @Parameters(index = "1", paramLabel = "ENDING", description = "${COMPLETION-CANDIDATES}")
    Endings.Ending ending = Endings.Ending.SIN_CONSECUENCIA;

    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      Endings endings =
          new Endings(register(JdbcClient.create(database())), Consents.of(database()));
      out.println("recommended: " + endings.recommend(incident, ending, by, reason));
      out.println("Another administrator decides it.");
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "decide",
      mixinStandardHelpOptions = true,
      description = "Decides what another administrator recommended.")
  static final class Decide extends AdminAct.Deciding {
    @Override
    protected String decide(boolean accepted, Administrator by) throws IOException {
      return new Endings(register(JdbcClient.create(database())), Consents.of(database()))
          .decide(number, accepted, by, reason)
          .subject();
    }
  }
}
