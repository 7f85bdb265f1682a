package mx.openprep.centre.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prep server import-people}. */
@Command(
    name = "import-people",
    mixinStandardHelpOptions = true,
    description = {
      "Adds or changes people from a CSV file, all or none:",
      "person,name,roles,catd and, if wanted, password and active.",
      "Whoever has no password is given one, to be changed at the first login."
    })
public final class ImportPeopleCommand implements Callable<Integer> {
  @Mixin RunningCentre centre = new RunningCentre();

  @Parameters(paramLabel = "FILE")
  Path file = Path.of("people.csv");

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    DataSource database = centre.database();
    centre.requireNoAdministrator("people import");
    JdbcClient jdbc = JdbcClient.create(database);
    People people =
        new People(
            new PersonTable(jdbc),
            new StationTable(jdbc),
            new TransactionTemplate(new JdbcTransactionManager(database)));
    People.Imported imported = people.importFrom(file);
    imported.faults().forEach(fault -> line.getErr().println(fault.text(Locale.getDefault())));
    line.getErr().flush();
    line.getOut().println("people: " + imported.people());
    imported
        .secrets()
        .forEach(issued ->
            line.getOut().println("secret of " + issued.person().id() + ": " + issued.secret()));
    line.getOut().flush();
    return imported.faults().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
