package mx.openprep.installer.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import mx.openprep.election.Catd;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.FaultyPackageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code prep demo}: a whole PREP on this machine, from paper to the published page. */
@Command(
    name = "prep demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs a whole PREP on this machine: a drill with real programs.")
public final class Demo implements Callable<Integer> {
  private static final int DIFFERENT = 1;
  private static final int QUIET_SECONDS_BEFORE_GIVING_UP = 180;

  /** What is killed half-way. */
  enum Victim {
    CENTRE,
    NODE
  }

  @Mixin ScenarioOptions options = new ScenarioOptions();

  @Option(
      names = "--exit",
      description = "End after the last cut with a table, truth against published.")
  boolean exit;

  @Option(
      names = "--kill",
      description = "Kill -9 half-way and start again: ${COMPLETION-CANDIDATES}. May be repeated.")
  Set<Victim> victims = new HashSet<>();

  @Option(
      names = "--cut-seconds",
      description = "Seconds between two cuts (${DEFAULT-VALUE}).",
      defaultValue = "5")
  int cutSeconds;

  @Option(
      names = "--port",
      description = "Port of the published page, 0 for any free one (${DEFAULT-VALUE}).",
      defaultValue = "0")
  int port;

  @Option(names = "--no-window", description = "Do not open a workstation window.")
  boolean noWindow;

  @Option(
      names = "--data",
      description = "Where everything is kept; emptied first (${DEFAULT-VALUE}).",
      defaultValue = "target/demo")
  Path data = Path.of("");

  @Option(
      names = "--centre-jar",
      hidden = true,
      defaultValue = "central-server/target/openprep-central-server-exec.jar")
  Path centreJar = Path.of("");

  @Spec @Nullable CommandSpec spec;

  /** Runs the demo. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Demo())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, line, result) -> {
          if (!(failure instanceof DemoFailure)) {
            throw failure;
          }
          line.getErr().println(failure.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  @Override
  public Integer call() throws IOException, FaultyPackageException, InterruptedException {
    long started = System.nanoTime();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    empty(data);
    ElectionPackage election = options.readPackage();
    Scenario scenario = options.scenario(election);
    int total = scenario.papers().size() + scenario.missing().size();
    introduce(out, election, scenario);

    Workplace workplace = new Workplace(election, scenario);
    try (CentreProgram centre =
            CentreProgram.start(
                centreJar,
                data,
                options.electionPackage,
                PeopleOfTheDemo.write(data.resolve("people.csv"), workplace.crews()),
                port,
                cutSeconds);
        ChildProgram catds = startCatds(centre, scenario)) {
      out.println("Publicación  " + centre.portal());
      out.printf(
          "Consola      %s  (%s; contraseña %s)%n",
          centre.console(), String.join(", ", PeopleOfTheDemo.ADMINISTRATORS), Crew.PASSWORD);
      out.flush();
      PublishedSite site = new PublishedSite(centre.portal());
      if (exit) {
        follow(site, centre, catds, total);
        return report(out, Comparison.of(election, scenario, site.files(election)), started);
      }
      WindowProgram window =
          WindowProgram.openIfDisplay(
              noWindow, data, centre, election, workplace.windowCatd(), options.seed, out);
      try (window) {
        follow(site, centre, catds, total);
        int result = report(out, Comparison.of(election, scenario, site.files(election)), started);
        out.println("La publicación sigue en " + centre.portal() + "  (Ctrl+C termina)");
        out.flush();
        centre.awaitEnd();
        return result;
      }
    }
  }

  /** Who works where: the virtual CATDs and the one whose window opens. */
  private record Workplace(ElectionPackage election, Scenario scenario) {
    CatdId windowCatd() {
      Set<CatdId> busy = new HashSet<>();
      scenario.catds().forEach(n -> busy.add(n.catd().id()));
      return election.catds().stream()
          .map(Catd::id)
          .filter(c -> !busy.contains(c))
          .findFirst()
          .orElseThrow(() -> new DemoFailure("Every CATD of the package is busy: fewer --catds"));
    }

    List<Crew> crews() {
      List<Crew> crews = new ArrayList<>();
      scenario.catds().forEach(n -> crews.add(new Crew(n.catd().id())));
      if (election.catds().size() > crews.size()) {
        crews.add(new Crew(windowCatd()));
      }
      return crews;
    }
  }

  private void introduce(PrintWriter out, ElectionPackage election, Scenario scenario) {
    out.println("SIMULACRO  " + election.process().name());
    election.process().notice().ifPresent(out::println);
    out.printf(
        "%d papeles y %d sin acta en %d CATD; escáner: %s%n",
        scenario.papers().size(),
        scenario.missing().size(),
        scenario.catds().size(),
        VirtualCatds.scansWithSane(options.simulator) ? "SANE real (saned, pnm)" : "simulador");
    out.flush();
  }

  private ChildProgram startCatds(CentreProgram centre, Scenario scenario)
      throws IOException, InterruptedException {
    for (Scenario.CatdNight night : scenario.catds()) {
      CatdId catd = night.catd().id();
      centre.issueCard(catd, EnrolmentCard.file(data, catd));
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                VirtualCatds.class.getName(),
                "--data",
                data.toString()));
    arguments.addAll(options.asArguments());
    return ChildProgram.java("The CATDs", data.resolve("catds.log"), arguments);
  }

  /** Shows how far the publication is, and does the killing that was asked for. */
  private void follow(PublishedSite site, CentreProgram centre, ChildProgram catds, int total)
      throws IOException, InterruptedException {
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Actas publicadas")
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .build()) {
      Set<Victim> toKill = new HashSet<>(victims);
      long lastMove = System.nanoTime();
      int published = 0;
      while (published < total) {
        TimeUnit.MILLISECONDS.sleep(500);
        catds.checkWell();
        int now = site.registered();
        if (now > published) {
          published = now;
          lastMove = System.nanoTime();
          bar.stepTo(published);
        }
        if (published >= total * 2 / 5 && !toKill.isEmpty()) {
          kill(toKill, centre, catds);
          toKill.clear();
          lastMove = System.nanoTime();
        }
        if (System.nanoTime() - lastMove
            > TimeUnit.SECONDS.toNanos(QUIET_SECONDS_BEFORE_GIVING_UP)) {
          throw new DemoFailure(
              "Nothing new was published for %d s: %d of %d. Logs are in %s."
                  .formatted(QUIET_SECONDS_BEFORE_GIVING_UP, published, total, data));
        }
      }
      catds.awaitSuccess();
    }
  }

  private static void kill(Set<Victim> toKill, CentreProgram centre, ChildProgram catds)
      throws IOException, InterruptedException {
    if (toKill.contains(Victim.NODE)) {
      catds.kill();
      catds.startAgain();
    }
    if (toKill.contains(Victim.CENTRE)) {
      centre.killAndRestart();
    }
  }

  private static int report(PrintWriter out, Comparison.Result result, long started) {
    out.println();
    out.printf("%-10s %-34s %12s %12s %10s%n", "", "", "en papel", "publicado", "diferencia");
    for (Comparison.Line line : result.lines()) {
      if (line.truth() != 0 || line.published() != 0) {
        out.printf(
            "%-10s %-34s %12d %12d %10d%n",
            line.election(), line.figure(), line.truth(), line.published(), line.difference());
      }
    }
    result.faults().forEach(fault -> out.println("DIFERENTE  " + fault));
    out.printf(
        "%d diferencias en %d s%n",
        result.differences(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
    out.flush();
    return result.differences() == 0 ? CommandLine.ExitCode.OK : DIFFERENT;
  }

  private static void empty(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(directory);
  }
}
