package mx.openprep.centre.identity.command;

import java.io.IOException;
import java.io.PrintWriter;
import mx.openprep.centre.identity.Administrators.Administrator;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code prep admin incidents}. */
@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    description = "What was refused or cannot be read, newest first.")
final class IncidentsCommand extends AdminAct {
  @Option(
      names = "--last",
      defaultValue = "100",
      description = "how many (default: ${DEFAULT-VALUE})")
  int last = 100;

  @Override
  int act(Administrator by, PrintWriter out) throws IOException {
    JdbcClient.create(centre.database())
        .sql(
            """
            select concat_ws(E'\\t', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              code, node, acta, detail)
            from incident order by id desc limit ?
            """)
        .param(last)
        .query(String.class)
        .list()
        .forEach(out::println);
    return CommandLine.ExitCode.OK;
  }
}
