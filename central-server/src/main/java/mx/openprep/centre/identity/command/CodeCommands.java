package mx.openprep.centre.identity.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.IssuedCard;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prep admin codes}. */
@Command(
    name = "codes",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "One-time codes by which workstations join a CATD.",
    subcommands = {
      CodeCommands.Issue.class,
      CodeCommands.ListOpen.class,
      CodeCommands.Withdraw.class
    })
final class CodeCommands {
  @Command(
      name = "issue",
      mixinStandardHelpOptions = true,
      description = "Issues codes and writes their cards, one a page.")
  static final class Issue extends AdminAct.WithReason {
    @Option(
        names = "--catd",
        required = true,
        split = ",",
        description = "one or several, separated by commas")
    List<String> catds = new ArrayList<>();

    @Option(names = "--station", description = "its name (default: the next free one of the CATD)")
    @Nullable String station;

    @Option(
        names = "--count",
        defaultValue = "1",
        description = "of each CATD (default: ${DEFAULT-VALUE})")
    int count = 1;

    @Option(
        names = "--hours",
        defaultValue = "72",
        description = "how long the codes are valid (default: ${DEFAULT-VALUE})")
    int hours = 72;

    @Option(
        names = "--cards",
        required = true,
        paramLabel = "PDF",
        description = "where the cards are written")
    Path cards = Path.of("cards.pdf");

    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      Optional<NodeId> name = Optional.ofNullable(station).map(NodeId::new);
      if (name.isPresent() && count * catds.size() > 1) {
        throw signature.wrong("One name is for one station");
      }
      List<IssuedCard> issued = new ArrayList<>();
      for (String catd : catds) {
        for (int i = 0; i < count; i++) {
          issued.add(
              stations()
                  .issueCode(new CatdId(catd.strip()), name, Duration.ofHours(hours), by, reason));
        }
      }
      write(cards, papers().cards(issued));
      issued.forEach(card ->
          out.println(
              "card %d: %s until %s".formatted(card.number(), card.station(), card.expires())));
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Those that may still be used, one a line.")
  static final class ListOpen extends AdminAct {
    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      stations()
          .openCodes()
          .forEach(code ->
              out.println(
                  "%d\t%s\t%s\tuntil %s"
                      .formatted(code.number(), code.catd(), code.station(), code.expires())));
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "withdraw",
      mixinStandardHelpOptions = true,
      description = "Makes a code worthless that was not used yet.")
  static final class Withdraw extends AdminAct.WithReason {
    @Parameters(paramLabel = "NUMBER", description = "of the card")
    long number;

    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      stations().withdrawCode(number, by, reason);
      out.println("withdrawn: " + number);
      return CommandLine.ExitCode.OK;
    }
  }
}
