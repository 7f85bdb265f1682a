package mx.openprep.centre.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import mx.openprep.centre.identity.RunningCentre;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code prep zeros}: a line for each table and store; ends with 0 only when all is in zeros. */
@Command(
    name = "zeros",
    mixinStandardHelpOptions = true,
    description = {
      "Says of every table and store how much it holds, and names what should not be there",
      "before the start."
    })
public final class ZerosCommand implements Callable<Integer> {
  @Mixin RunningCentre centre = new RunningCentre();

  @Option(
      names = "--stores",
      paramLabel = "DIR",
      description = "the centre's data directory, for the files (default: --data-directory)")
  @Nullable Path stores;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<Zeros.Holding> holdings =
        new ArrayList<>(new Zeros(JdbcClient.create(centre.database())).tables());
    holdings.addAll(Zeros.stores(stores == null ? centre.dataDirectory() : stores));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    for (Zeros.Holding holding : holdings) {
      out.println(
          holding.isWell()
              ? "%s: %d, well".formatted(holding.where(), holding.rows())
              : "%s: %d, NOT in zeros: %d, first %s"
                  .formatted(holding.where(), holding.rows(), holding.wrong(), holding.found()));
    }
    boolean isWell = holdings.stream().allMatch(Zeros.Holding::isWell);
    out.println(isWell ? "all is in zeros" : "NOT in zeros");
    out.flush();
    return isWell ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
