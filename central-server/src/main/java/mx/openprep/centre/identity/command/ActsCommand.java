package mx.openprep.centre.identity.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code prep admin acts}. */
@Command(
    name = "acts",
    mixinStandardHelpOptions = true,
    description = "What administrators did, as the centre's journal has it, newest first.")
final class ActsCommand extends AdminAct {
  @Option(
      names = "--last",
      defaultValue = "100",
      description = "how many (default: ${DEFAULT-VALUE})")
  int last = 100;

  @Override
  protected int act(Administrator by, PrintWriter out) throws IOException {
    List<byte[]> envelopes =
        JdbcClient.create(centre.database())
            .sql(
                """
                select envelope from event where node = ? and kind = 'ADMINISTRATIVE_ACT'
                order by sequence desc limit ?
                """)
            .param(CentreJournal.NODE.value())
            .param(last)
            .query(byte[].class)
            .list();
    for (byte[] envelope : envelopes) {
      out.println(line(envelope));
    }
    return CommandLine.ExitCode.OK;
  }

  private static String line(byte[] envelope) throws IOException {
    try {
      Event event = EventCodec.decode(envelope);
      return event.fact() instanceof Fact.AdministrativeAct act ? line(event, act) : "";
    } catch (MalformedEventException e) {
      throw new IOException("The centre's journal cannot be read", e);
    }
  }

  private static String line(Event event, Fact.AdministrativeAct act) {
    return "%s\t%s\t%s\t%s\t%s%s"
        .formatted(
            event.deviceTime(),
            event.person().map(PersonId::value).orElse("-"),
            act.act(),
            act.subject().isEmpty() ? "-" : act.subject(),
            act.reason(),
            act.details().isEmpty() ? "" : " " + act.details());
  }
}
