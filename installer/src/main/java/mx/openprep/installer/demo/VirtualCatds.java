package mx.openprep.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mx.openprep.desktop.scan.SaneDaemon;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.FaultyPackageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The program of the demo's CATDs: one real node for each, with scripted people who work through
 * the node API. Started again after a kill, it goes on where the nodes' journals say.
 */
@Command(name = "virtual-catds", mixinStandardHelpOptions = true)
public final class VirtualCatds implements Callable<Integer> {
  @Mixin ScenarioOptions options = new ScenarioOptions();

  @Option(names = "--data", required = true)
  Path data = Path.of("");

  /** Ends when everything of the scenario has been sent. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new VirtualCatds()).execute(arguments));
  }

  @Override
  public Integer call()
      throws IOException, FaultyPackageException, InterruptedException, ExecutionException {
    ElectionPackage election = options.readPackage();
    Scenario scenario = options.scenario(election);
    try (Scanners scanners = Scanners.open(data, options.simulator)) {
      List<Callable<Void>> nights = new ArrayList<>();
      for (Scenario.CatdNight night : scenario.catds()) {
        nights.add(
            new VirtualCatd(
                night,
                data.resolve("catds").resolve(night.catd().id().value()),
                EnrolmentCard.read(EnrolmentCard.file(data, night.catd().id())),
                scanners,
                new PaperPress(election, options.seed),
                options));
      }
      Together.run(nights);
    }
    return CommandLine.ExitCode.OK;
  }

  /** Whether pages will go through true SANE on this machine. */
  static boolean scansWithSane(boolean simulator) {
    return !simulator && SaneDaemon.installed().isPresent();
  }
}
