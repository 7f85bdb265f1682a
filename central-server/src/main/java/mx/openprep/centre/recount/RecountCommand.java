package mx.openprep.centre.recount;

import java.io.Console;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import mx.openprep.database.Figure;
import mx.openprep.database.Layout;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedDatabaseReader;
import mx.openprep.database.PublishedFigure;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prep recount}. */
@Command(
    name = "recount",
    mixinStandardHelpOptions = true,
    description = {
      "Recomputes the figures, the totals of the rows and the decisions of published PREP databases,",
      "ours or anybody's: .csv, .txt, .gz, .zip, also zips of zips. docs/recount.md explains it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything could be checked and agrees",
      "1:something differs or could not be checked",
      "2:a file could not be read, or holds no database"
    })
public final class RecountCommand implements Callable<Integer> {
  private static final int AGREES = 0;
  private static final int DIFFERS = 1;
  private static final int UNREADABLE = 2;
  private static final int ROWS_WORTH_A_BAR = 20_000;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "published databases or packages")
  List<Path> files = List.of();

  @Option(
      names = "--layout",
      paramLabel = "FILE",
      description = "names and rules of a publisher that are not known yet (YAML)")
  @Nullable Path layout;

  @Option(names = "--json", description = "prints JSON instead of a table")
  boolean json;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "how many rows of each kind are named (${DEFAULT-VALUE})")
  int most = 20;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Locale locale = Locale.getDefault();
    JsonReport machines = new JsonReport(locale);
    TextReport people = new TextReport(out, locale);
    Layout names;
    try {
      names = layout == null ? Layout.shipped() : Layout.shippedAnd(layout);
    } catch (Refusal refusal) {
      err.println(MessageText.of(refusal, locale).line());
      err.flush();
      return UNREADABLE;
    }
    int exit = AGREES;
    for (Path file : files) {
      try {
        PublishedDatabaseReader.Found found = new PublishedDatabaseReader(names).read(file);
        List<RecountReport> reports = new ArrayList<>();
        for (PublishedDatabase database : found.databases()) {
          RecountReport report = recount(database);
          reports.add(report);
          if (json) {
            machines.add(report);
          } else {
            people.print(report);
          }
        }
        if (json) {
          machines.add(found.remarks());
          machines.addOthers(found.others());
        } else {
          people.printRest(found);
        }
        boolean agrees =
            found.remarks().isEmpty() && reports.stream().allMatch(RecountReport::agrees);
        exit = Math.max(exit, agrees ? AGREES : DIFFERS);
      } catch (Refusal refusal) {
        exit = UNREADABLE;
        machines.add(refusal);
        err.println(MessageText.of(refusal, locale).line());
      }
    }
    if (json) {
      out.println(machines.text(exit == AGREES));
    }
    out.flush();
    err.flush();
    return exit;
  }

  private RecountReport recount(PublishedDatabase database) {
    Optional<Long> expected = expected(database);
    try {
      if (expected.isEmpty() || expected.get() < ROWS_WORTH_A_BAR || !isWatched()) {
        return new Recount(database, most, _ -> {}).report();
      }
      try (ProgressBar bar =
          new ProgressBarBuilder()
              .setTaskName(database.name())
              .setInitialMax(expected.get())
              .build()) {
        return new Recount(database, most, bar::stepTo).report();
      }
    } catch (UncheckedIOException e) {
      throw new Refusal(
          MessageCode.DATABASE_UNREADABLE,
          e,
          database.name(),
          String.valueOf(Objects.requireNonNull(e.getCause()).getMessage()));
    }
  }

  private static boolean isWatched() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private static Optional<Long> expected(PublishedDatabase database) {
    for (PublishedFigure figure : database.figures()) {
      if (figure.meaning().filter(m -> m == Figure.ACTAS_ESPERADAS).isPresent()
          && figure.count().isPresent()) {
        return Optional.of(figure.count().getAsLong());
      }
    }
    return Optional.empty();
  }
}
