package mx.openprep.centre.identity;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import mx.openprep.centre.catalogue.CentreRecord;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code prep server enrolment-code}: lines of {@code name: value} that programs may read too. */
@Command(
    name = "enrolment-code",
    mixinStandardHelpOptions = true,
    description = "Issues a one-time code by which a new workstation joins a CATD.")
public final class EnrolmentCodeCommand implements Callable<Integer> {
  @Mixin RunningCentre centre = new RunningCentre();

  @Option(names = "--catd", required = true, description = "for example CATD-039")
  String catd = "";

  @Option(names = "--station", description = "its name (default: the next free one of the CATD)")
  @Nullable String station;

  @Option(
      names = "--hours",
      defaultValue = "24",
      description = "how long the code is valid (default: ${DEFAULT-VALUE})")
  int hours = 24;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    DataSource database = centre.database();
    centre.requireNoAdministrator("codes issue");
    JdbcClient jdbc = JdbcClient.create(database);
    EnrolmentCodes codes =
        new EnrolmentCodes(
            new StationTable(jdbc),
            new CodeTable(jdbc),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            Clock.systemUTC());
    try {
      EnrolmentCodes.Issued issued =
          codes.issue(
              new CatdId(catd),
              Optional.ofNullable(station).map(NodeId::new),
              Duration.ofHours(hours));
      CentreRecord.Contact contact = CentreRecord.contact(jdbc);
      PrintWriter out = line.getOut();
      out.println("code: " + issued.code().text());
      out.println("station: " + issued.station());
      out.println("centre: " + contact.address());
      out.println("fingerprint: " + contact.fingerprint());
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, String.valueOf(e.getMessage()), e);
    }
  }
}
