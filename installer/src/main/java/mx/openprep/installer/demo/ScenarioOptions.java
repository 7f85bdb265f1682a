package mx.openprep.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.installer.provisioning.SimulationResults;
import picocli.CommandLine.Option;

/** What every process of the demo must agree on; hands itself on as arguments. */
final class ScenarioOptions {
  @Option(
      names = "--package",
      description = "Election package: a directory or zip (${DEFAULT-VALUE}).",
      defaultValue = "proto/elections/jalisco-2024")
  Path electionPackage = Path.of("");

  @Option(
      names = "--actas",
      description = "How many papers are scanned (${DEFAULT-VALUE}).",
      defaultValue = "60")
  int actas;

  @Option(
      names = "--catds",
      description = "Over how many CATDs they are spread (${DEFAULT-VALUE}).",
      defaultValue = "3")
  int catds;

  @Option(
      names = "--seed",
      description = "Which night it is: the same seed gives the same papers (${DEFAULT-VALUE}).",
      defaultValue = "2024")
  long seed;

  @Option(
      names = "--error-rate",
      description = "Share of the fields a person keys wrongly (${DEFAULT-VALUE}).",
      defaultValue = "0.0029")
  double errorRate;

  @Option(names = "--simulator", description = "Do not use SANE even where it is installed.")
  boolean simulator;

  List<String> asArguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--package", electionPackage.toString(),
                "--actas", String.valueOf(actas),
                "--catds", String.valueOf(catds),
                "--seed", String.valueOf(seed),
                "--error-rate", String.valueOf(errorRate)));
    if (simulator) {
      arguments.add("--simulator");
    }
    return List.copyOf(arguments);
  }

  ElectionPackage readPackage() throws IOException, FaultyPackageException {
    return ElectionPackageReader.read(electionPackage);
  }

  Scenario scenario(ElectionPackage election) throws IOException {
    return Scenario.of(election, SimulationResults.read(electionPackage), seed, actas, catds);
  }
}
