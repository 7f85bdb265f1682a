package mx.openprep.centre.diffusion;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import mx.openprep.centre.identity.RunningCentre;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prep server difusor}: who mirrors the cuts, and how far each of them is. */
@Command(
    name = "difusor",
    mixinStandardHelpOptions = true,
    description = "Registers difusores and shows how far behind each of them is.")
public final class DifusorCommand {
  @Spec @Nullable CommandSpec spec;

  @Command(mixinStandardHelpOptions = true, description = "Registers a difusor.")
  int add(
      @Mixin RunningCentre centre,
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "URL", description = "public address of its copy") String url)
      throws IOException {
    difusores(centre).add(name, url);
    return say("added: " + name);
  }

  @Command(mixinStandardHelpOptions = true, description = "Forgets a difusor.")
  int remove(@Mixin RunningCentre centre, @Parameters(paramLabel = "NAME") String name)
      throws IOException {
    difusores(centre).remove(name);
    return say("removed: " + name);
  }

  @Command(mixinStandardHelpOptions = true, description = "Shows how far each difusor is.")
  int list(@Mixin RunningCentre centre) throws IOException {
    List<DifusorStatus> all = difusores(centre).status();
    PrintWriter out = out();
    out.printf(
        "%-24s %8s %8s %10s %-19s %s%n", "DIFUSOR", "CUT", "BEHIND", "SECONDS", "LAST SEEN", "");
    for (DifusorStatus one : all) {
      out.printf(
          "%-24s %8s %8d %10d %-19s %s%n",
          one.difusor().name(),
          one.cut().map(Object::toString).orElse("-"),
          one.cutsBehind(),
          one.behind().toSeconds(),
          one.seenAt()
              .map(at ->
                  at.atZone(ZoneId.systemDefault())
                      .toLocalDateTime()
                      .truncatedTo(ChronoUnit.SECONDS)
                      .toString())
              .orElse("never"),
          remark(one));
    }
    out.flush();
    boolean isWell =
        all.stream().noneMatch(one -> one.differs() || one.behind().compareTo(Duration.ZERO) > 0);
    out.println(all.size() + (isWell ? " difusores, all up to date" : " difusores"));
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private static String remark(DifusorStatus one) {
    String remark =
        one.error().map(error -> "! " + error).orElse(one.difusor().address().toString());
    return one.differs() ? "!! OTHER CONTENT " + remark : remark;
  }

  private static Difusores difusores(RunningCentre centre) throws IOException {
    return new Difusores(new DifusorTable(JdbcClient.create(centre.database())));
  }

  private int say(String text) {
    out().println(text);
    out().flush();
    return CommandLine.ExitCode.OK;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
