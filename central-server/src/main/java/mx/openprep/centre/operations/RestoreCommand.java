package mx.openprep.centre.operations;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import mx.openprep.centre.database.DatabaseAccess;
import mx.openprep.centre.identity.ExternalDatabase;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prep restore}: a centre from a backup, checked against its journals. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup into an empty data directory, and into an empty database if it is an external",
      "one; folds all journals again and compares. Start the centre on it only when it says so."
    })
public final class RestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BACKUP", description = "one backup, as prep backup named it")
  Path backup = Path.of("");

  @Option(
      names = {"--data-directory", "--openprep.data-directory"},
      required = true,
      description = "the data directory to fill")
  Path dataDirectory = Path.of("");

  @Option(
      names = {"--package", "--openprep.package"},
      required = true,
      description = "the election package the centre worked with")
  Path electionPackage = Path.of("");

  @Mixin ExternalDatabase external = new ExternalDatabase();

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Restore restore = new Restore(backup.toAbsolutePath(), election());
    Restore.requireEmpty(dataDirectory);
    if (external.isNamed()) {
      restore(restore, external.source(), out);
    } else {
      try (DatabaseAccess.Started started = DatabaseAccess.start(dataDirectory)) {
        restore(restore, started.source(), out);
      }
    }
    out.println("all journals folded again: nothing differs");
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private void restore(Restore restore, DataSource database, PrintWriter out)
      throws IOException, SQLException {
    restore.tables(database);
    out.println("entries: " + restore.manifest().position());
    out.flush();
    restore.files(dataDirectory.toAbsolutePath());
    out.println("images: " + restore.manifest().images().size());
    restore
        .manifest()
        .missing()
        .forEach(image -> out.println("MISSING image, stations send it again: " + image));
    out.flush();
    restore.prove(database);
  }

  private ElectionPackage election() throws IOException {
    try {
      return ElectionPackageReader.read(electionPackage);
    } catch (FaultyPackageException e) {
      throw new Refusal(MessageCode.PACKAGE_FAULTY, e, electionPackage.toString());
    }
  }
}
