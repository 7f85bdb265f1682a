package mx.openprep.centre.identity.command;

import picocli.CommandLine.Command;

/** {@code prep admin}. */
@Command(
    name = "admin",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "What administrators do about people, stations, incidents and the phase.",
      "Each act is of a person, known by password and second factor, and stands in the centre's"
          + " journal."
    },
    subcommands = {
      PeopleCommands.class,
      StationCommands.class,
      CodeCommands.class,
      OwnCommands.Password.class,
      OwnCommands.SecondFactor.class,
      ActsCommand.class
    })
public final class AdminCommand {}
