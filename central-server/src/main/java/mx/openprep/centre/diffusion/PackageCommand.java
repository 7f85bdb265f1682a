package mx.openprep.centre.diffusion;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import mx.openprep.centre.mirror.PackageIndex;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prep server diffusion-package}: a package on demand, to be carried by hand. */
@Command(
    name = "diffusion-package",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a package of diffusion of the cut that a publication directory shows,",
      "the centre's or a mirror's: to be carried by hand to who has no network."
    })
public final class PackageCommand implements Callable<Integer> {
  @Option(
      names = "--publication",
      paramLabel = "DIR",
      defaultValue = "centre-data/publication",
      description = "the publication directory (default: ${DEFAULT-VALUE})")
  Path publication = Path.of("centre-data", "publication");

  @Option(names = "--delta", description = "only what is new in the cut (default: all it shows)")
  boolean delta;

  @Option(names = "--images", description = "with the images of the actas")
  boolean images;

  @Parameters(paramLabel = "FILE.zip")
  Path file = Path.of("paquete.zip");

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PackageIndex.Entry made =
        new PackageMaker(publication, 1, 1)
            .makeOnDemand(delta ? PackageIndex.Kind.DELTA : PackageIndex.Kind.FULL, images, file);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("cut: " + made.cut());
    out.println("bytes: " + made.size());
    out.println("sha256: " + made.sha256());
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
