package mx.openprep.centre.operations;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import mx.openprep.centre.identity.RunningCentre;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prep backup}: one more backup in a directory, of a centre that goes on working. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a backup below a directory while the centre works: tables, keys, and the images that",
      "the directory does not have yet. It holds every secret of the centre: keep it as safe.",
      "Ends with 1 when an image is missing or damaged at the centre; the backup is made all the"
          + " same."
    })
public final class BackupCommand implements Callable<Integer> {
  @Mixin RunningCentre centre = new RunningCentre();

  @Parameters(paramLabel = "DIR", description = "on another disk than the centre's data")
  Path directory = Path.of("");

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, SQLException {
    Backup.Made made =
        new Backup(centre.database(), centre.dataDirectory(), Clock.systemUTC())
            .make(directory.toAbsolutePath());
    BackupManifest manifest = made.manifest();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("backup: " + made.place());
    out.println("entries: " + manifest.position());
    out.println("images: " + manifest.images().size() + ", new " + made.copiedImages());
    manifest.missing().forEach(image -> out.println("MISSING image: " + image));
    out.flush();
    return manifest.missing().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
