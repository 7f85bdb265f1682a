package mx.openprep.centre.identity.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.StationStatus;
import mx.openprep.journal.NodeId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code prep admin stations}. */
@Command(
    name = "stations",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "The enrolled workstations.",
    subcommands = {StationCommands.ListAll.class, StationCommands.Revoke.class})
final class StationCommands {
  @Command(name = "list", mixinStandardHelpOptions = true, description = "All, one a line.")
  static final class ListAll extends AdminAct {
    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      stations().all().forEach(station -> out.println(line(station)));
      return CommandLine.ExitCode.OK;
    }

    private static String line(StationStatus station) {
      return "%s\t%s\tcertificate until %s\tseen %s\t%s\t%s"
          .formatted(
              station.catd(),
              station.station(),
              station.expires().map(Instant::toString).orElse("-"),
              station.lastSeen().map(Instant::toString).orElse("never"),
              station.softwareVersion().orElse("-"),
              station
                  .revocation()
                  .map(revocation -> "revoked " + revocation.at() + ": " + revocation.because())
                  .orElse("enrolled"));
    }
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Withdraws a station at once: nothing of it enters or leaves any more.")
  static final class Revoke extends AdminAct.WithReason {
    @Parameters(paramLabel = "STATION")
    String station = "";

    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      stations().revoke(new NodeId(station), by, reason);
      out.println("revoked: " + station);
      return CommandLine.ExitCode.OK;
    }
  }
}
