package mx.openprep.centre.passage;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import javax.sql.DataSource;
import mx.openprep.centre.consent.Consents;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.command.AdminAct;
import mx.openprep.centre.process.ProcessPhase;
import mx.openprep.centre.publication.act.PublicationActs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code prep admin phase}. */
@Command(
    name = "phase",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "The phase of the process; each passage is an act of two people.",
    subcommands = {PhaseCommand.Show.class, PhaseCommand.Propose.class, PhaseCommand.Decide.class})
public final class PhaseCommand {
  private static Passages passages(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new Passages(
        Consents.of(database),
        jdbc,
        new PublicationActs(
            jdbc,
            new TransactionTemplate(new JdbcTransactionManager(database)),
            Clock.systemUTC()));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description =
          "The present phase, where it may go, what is proposed, and what an act attests.")
  static final class Show extends AdminAct {
    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      Passages passages = passages(database());
      out.println("phase: " + passages.present());
      passages.next().forEach(next -> out.println("next: " + next));
      passages
          .open()
          .forEach(open ->
              out.println(
                  "proposed %d: %s, by %s: %s"
                      .formatted(
                          open.number(),
                          open.subject(),
                          open.proposed().person(),
                          open.proposed().reason())));
      passages.figures().asText().forEach((name, value) -> out.println(name + ": " + value));
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "propose",
      mixinStandardHelpOptions = true,
      description = "Proposes to pass to another phase.")
  static final class Propose extends AdminAct.WithReason {
    @Parameters(paramLabel = "PHASE", description = "${COMPLETION-CANDIDATES}")
    ProcessPhase to = ProcessPhase.PREPARACION;

    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      out.println("proposed: " + passages(database()).propose(to, by, reason));
      out.println("Another administrator decides it.");
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "decide",
      mixinStandardHelpOptions = true,
      description = "Decides what another administrator proposed.")
  static final class Decide extends AdminAct.Deciding {
    @Override
    protected String decide(boolean accepted, Administrator by) throws IOException {
      return passages(database()).decide(number, accepted, by, reason).subject();
    }
  }
}
