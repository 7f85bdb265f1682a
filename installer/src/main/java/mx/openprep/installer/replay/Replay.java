package mx.openprep.installer.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import mx.openprep.database.Layout;
import mx.openprep.installer.demo.DemoFailure;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code prep replay}: a published night again, from an election package and journals made of its
 * files, through the ordinary path of a real centre, compared with what was published then.
 */
@Command(
    name = "prep replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Repeats the night a published database tells of: makes the election package and the journals"
          + " that would have produced it, sends them to a real centre in a drill, publishes, and"
          + " compares the result with the files, cell by cell.",
      "Exit code 0: nothing differs but the listed quirks. 1: something else differs."
    })
public final class Replay implements Callable<Integer> {
  private static final int DIFFERENT = 1;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Published databases of one process of one entity: CSV, gzip or zip.")
  List<Path> files = List.of();

  @Option(names = "--layout", description = "Names and words of these files, as for prep recount.")
  @Nullable Path layout;

  @Option(
      names = "--speed",
      description =
          "Seconds of the night in one of ours: 60 is an hour a minute; max as fast as it goes"
              + " (${DEFAULT-VALUE}).",
      defaultValue = "max")
  String speed = "max";

  @Option(
      names = "--catds",
      description = "CATDs over which the territories are spread (${DEFAULT-VALUE}).",
      defaultValue = "8")
  int catds;

  @Option(
      names = "--stations",
      description = "Stations in all, at least one for each CATD (default: as many as CATDs).",
      defaultValue = "0")
  int stations;

  @Option(names = "--images", description = "Directory with the original images, named HASH.jpg.")
  @Nullable Path images;

  @Option(
      names = "--image-size",
      description =
          "Bytes of an image that stands in for an original, at least (${DEFAULT-VALUE}).",
      defaultValue = "0")
  int imageSize;

  @Option(
      names = "--cut-seconds",
      description = "Seconds between two cuts (${DEFAULT-VALUE}).",
      defaultValue = "20")
  int cutSeconds;

  @Option(
      names = "--port",
      description = "Port of the published page, 0 for any free one (${DEFAULT-VALUE}).",
      defaultValue = "0")
  int port;

  @Option(names = "--keep", description = "Leave the publication open until Ctrl+C.")
  boolean keep;

  @Option(names = "--package-only", description = "Only write the election package and end.")
  boolean packageOnly;

  @Option(
      names = "--data",
      description = "Where everything is kept; emptied first (${DEFAULT-VALUE}).",
      defaultValue = "target/replay")
  Path data = Path.of("");

  @Option(
      names = "--centre-jar",
      hidden = true,
      defaultValue = "central-server/target/openprep-central-server-exec.jar")
  Path centreJar = Path.of("");

  @Spec @Nullable CommandSpec spec;

  /** Runs the replay. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Replay())
        .setExecutionExceptionHandler((failure, line, result) -> {
          switch (failure) {
            case Refusal refusal ->
                line.getErr().println(MessageText.of(refusal, Locale.getDefault()).line());
            case DemoFailure told -> line.getErr().println(told.getMessage());
            default -> throw failure;
          }
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    OptionalDouble pace = pace();
    NightDirectory.empty(data);
    long started = System.nanoTime();
    Source source =
        Source.read(files, layout == null ? Layout.shipped() : Layout.shippedAnd(layout));
    Night night = Night.of(source, data.resolve("package"), catds);
    night.introduce(out);
    report(out, "paquete y relato", started);
    if (packageOnly) {
      return CommandLine.ExitCode.OK;
    }
    ReplayImages pictures =
        new ReplayImages(data.resolve("images"), Optional.ofNullable(images), imageSize);
    try (ReplayCentre centre =
        ReplayCentre.start(centreJar, data, night.directory(), port, cutSeconds)) {
      out.println("Publicación  " + centre.portal());
      List<ReplayCentre.Member> members =
          centre.enrol(night.election(), Math.max(stations, night.election().catds().size()));
      centre.open();
      report(out, "sede abierta y " + members.size() + " estaciones inscritas", started);
      long sending = System.nanoTime();
      Sending sent = new Sending(night, members, pictures, pace);
      sent.run(centre);
      sent.report(out, Duration.ofNanos(System.nanoTime() - sending));
      long publishing = System.nanoTime();
      PublishedCut cut = centre.lastCut(night.registered());
      report(out, "último corte", publishing);
      long comparing = System.nanoTime();
      ReplayComparison.Result result =
          PublishedNight.compare(source, cut, Files.createDirectories(data.resolve("published")));
      report(out, "comparación", comparing);
      ComparisonReport.print(out, result);
      report(out, "todo", started);
      if (keep) {
        out.println("La publicación sigue en " + centre.portal() + "  (Ctrl+C termina)");
        out.flush();
        centre.awaitEnd();
      }
      return result.differences() == 0 ? CommandLine.ExitCode.OK : DIFFERENT;
    }
  }

  private OptionalDouble pace() {
    if (speed.equals("max")) {
      return OptionalDouble.empty();
    }
    try {
      double pace = Double.parseDouble(speed);
      if (pace > 0) {
        return OptionalDouble.of(pace);
      }
    } catch (NumberFormatException _) {
      // Told below, as any other wrong speed.
    }
    throw new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(), "--speed: a number above 0, or max: " + speed);
  }

  private static void report(PrintWriter out, String what, long since) {
    out.printf(Locale.ROOT, "%8.1f s  %s%n", (System.nanoTime() - since) / 1e9, what);
    out.flush();
  }
}
