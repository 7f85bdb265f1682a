package mx.openprep.centre.publication.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.RunningCentre;
import mx.openprep.centre.identity.command.Signature;
import mx.openprep.centre.publication.act.Act;
import mx.openprep.centre.publication.act.ActKind;
import mx.openprep.centre.publication.act.PublicationActs;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One of the two people of an act does their part. */
abstract class ActCommand implements Callable<Integer> {
  @Mixin RunningCentre centre = new RunningCentre();
  @Mixin Signature signature = new Signature();

  @Option(names = "--reason", required = true, description = "published with the act")
  String reason = "";

  @Spec @Nullable CommandSpec spec;

  @Override
  public final Integer call() throws IOException {
    DataSource database = centre.database();
    JdbcClient jdbc = JdbcClient.create(database);
    PublicationActs acts =
        new PublicationActs(
            jdbc, new TransactionTemplate(new JdbcTransactionManager(database)), Clock.systemUTC());
    Administrator by = signature.authenticate(centre);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    act(acts, by, reason, out);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  abstract void act(PublicationActs acts, Administrator by, String reason, PrintWriter out);

  abstract static class Proposing extends ActCommand {
    abstract PublicationActs.Proposal proposal();

    @Override
    final void act(PublicationActs acts, Administrator by, String reason, PrintWriter out) {
      out.println("act: " + acts.propose(proposal(), by, reason));
      out.println("It takes effect when another administrator confirms it.");
    }

    static PublicationActs.Proposal plain(ActKind kind) {
      return new PublicationActs.Proposal(kind, Optional.empty(), false);
    }
  }

  @Command(
      name = "open",
      mixinStandardHelpOptions = true,
      description = "Proposes to open the publication; figures appear from the official hour on.")
  static final class Open extends Proposing {
    @Override
    PublicationActs.Proposal proposal() {
      return plain(ActKind.OPEN);
    }
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Proposes to stop publishing for a time; the last figures stay.")
  static final class Pause extends Proposing {
    @Override
    PublicationActs.Proposal proposal() {
      return plain(ActKind.PAUSE);
    }
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Proposes to go on publishing after a pause.")
  static final class Resume extends Proposing {
    @Override
    PublicationActs.Proposal proposal() {
      return plain(ActKind.RESUME);
    }
  }

  @Command(
      name = "extend",
      mixinStandardHelpOptions = true,
      description = "Proposes a later end of the publication.")
  static final class Extend extends Proposing {
    @Option(
        names = "--until",
        required = true,
        paramLabel = "TIME",
        description = "for example 2024-06-03T22:40-06:00")
    OffsetDateTime until = OffsetDateTime.MIN;

    @Override
    PublicationActs.Proposal proposal() {
      return new PublicationActs.Proposal(ActKind.EXTEND, Optional.of(until.toInstant()), false);
    }
  }

  @Command(
      name = "close",
      mixinStandardHelpOptions = true,
      description = "Proposes the close: the last cut is made and nothing follows.")
  static final class Close extends Proposing {
    @Option(
        names = "--sources-exhausted",
        description = "no more actas will arrive, though some are missing before the end")
    boolean sourcesExhausted;

    @Override
    PublicationActs.Proposal proposal() {
      return new PublicationActs.Proposal(ActKind.CLOSE, Optional.empty(), sourcesExhausted);
    }
  }

  @Command(
      name = "confirm",
      mixinStandardHelpOptions = true,
      description = "Confirms what another administrator proposed; a cut follows at once.")
  static final class Confirm extends ActCommand {
    @Parameters(paramLabel = "ACT", description = "its number")
    long number;

    @Override
    void act(PublicationActs acts, Administrator by, String reason, PrintWriter out) {
      Act act = acts.confirm(number, by, reason);
      out.println("confirmed: " + act.kind());
    }
  }
}
