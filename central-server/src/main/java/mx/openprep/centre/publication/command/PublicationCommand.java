package mx.openprep.centre.publication.command;

import picocli.CommandLine.Command;

/** {@code prep server publication}. */
@Command(
    name = "publication",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Opens, pauses, resumes, extends or closes the publication.",
      "One administrator proposes, another confirms; the act is published with its reasons."
    },
    subcommands = {
      ActCommand.Open.class,
      ActCommand.Pause.class,
      ActCommand.Resume.class,
      ActCommand.Extend.class,
      ActCommand.Close.class,
      ActCommand.Confirm.class,
      StatusCommand.class
    })
public final class PublicationCommand {}
