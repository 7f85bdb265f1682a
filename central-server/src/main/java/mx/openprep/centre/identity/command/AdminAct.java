package mx.openprep.centre.identity.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.IdentityPapers;
import mx.openprep.centre.identity.PeopleAdministration;
import mx.openprep.centre.identity.RunningCentre;
import mx.openprep.centre.identity.StationAdministration;
import mx.openprep.centre.process.PresentPhase;
import mx.openprep.files.DurableFiles;
import mx.openprep.journal.Realm;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An act of an administrator. */
public abstract class AdminAct implements Callable<Integer> {
  @Mixin RunningCentre centre = new RunningCentre();
  @Mixin Signature signature = new Signature();
  @Spec @Nullable CommandSpec spec;

  /** An act that people may ask about later; none is done once the process is in the archive. */
  public abstract static class WithReason extends AdminAct {
    @Option(names = "--reason", required = true, description = "kept in the centre's journal")
    protected String reason = "";

    @Override
    void requirePermitted() throws IOException {
      new PresentPhase(JdbcClient.create(database())).requireNotArchived();
    }
  }

  /** The second person's part of what another proposed. */
  public abstract static class Deciding extends WithReason {
    @Parameters(paramLabel = "NUMBER", description = "of the proposal")
    protected long number;

    @ArgGroup(multiplicity = "1")
    Answer answer = new Answer();

    /** One of the two. */
    static final class Answer {
      @Option(names = "--accept", description = "it takes effect")
      boolean accept;

      @Option(names = "--reject", description = "it comes to nothing")
      boolean reject;
    }

    /**
     * Decides.
     *
     * @return what it was about
     */
    protected abstract String decide(boolean accepted, Administrator by) throws IOException;

    @Override
    protected final int act(Administrator by, PrintWriter out) throws IOException {
      out.println((answer.accept ? "accepted: " : "rejected: ") + decide(answer.accept, by));
      return CommandLine.ExitCode.OK;
    }
  }

  void requirePermitted() throws IOException {
    // Whoever only looks may always.
  }

  @Override
  public final Integer call() throws IOException {
    Administrator by = signature.authenticate(centre);
    requirePermitted();
    PrintWriter out = out();
    int code = act(by, out);
    out.flush();
    return code;
  }

  /** Does it, and returns the exit code. */
  protected abstract int act(Administrator by, PrintWriter out) throws IOException;

  /** Of the running centre. */
  protected final DataSource database() throws IOException {
    return centre.database();
  }

  final PrintWriter out() {
    return line().getOut();
  }

  final CommandLine line() {
    return Objects.requireNonNull(spec).commandLine();
  }

  final PeopleAdministration people() throws IOException {
    return PeopleAdministration.of(
        centre.database(), centre.administrators().factors(), Clock.systemUTC());
  }

  final StationAdministration stations() throws IOException {
    return StationAdministration.of(centre.database(), Clock.systemUTC());
  }

  /** Papers of the running centre, in the language of this terminal. */
  final IdentityPapers papers() throws IOException {
    Realm realm =
        Realm.valueOf(
            JdbcClient.create(centre.database())
                .sql("select realm from centre")
                .query(String.class)
                .single());
    return new IdentityPapers(Locale.getDefault(), realm, ZoneId.systemDefault());
  }

  /** Keeps a paper with secrets on it for its owner's eyes only. */
  static void write(Path file, byte[] pdf) throws IOException {
    DurableFiles.writePrivate(file.toAbsolutePath(), pdf);
  }
}
