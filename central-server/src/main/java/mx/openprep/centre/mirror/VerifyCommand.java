package mx.openprep.centre.mirror;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prep verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a publication: pointer, manifests, signatures, and size and SHA-256 of every file",
      "and image. Names each file that is bad or missing; ends with 0 only if all is well."
    })
public final class VerifyCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 8;

  @Parameters(
      paramLabel = "DIR|URL|FILE.zip",
      description =
          "a publication directory, the address of a site, a package of diffusion or an audit bundle")
  String what = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the institute's clave-publica.pem; else the mirror's pinned or the site's own")
  @Nullable Path key;

  @Option(names = "--present-only", description = "leaves earlier cuts out")
  boolean presentOnly;

  @Option(names = "--without-images", description = "leaves the images out")
  boolean withoutImages;

  @Option(
      names = "--parallel",
      defaultValue = "0",
      description = "files at once (default: a guess)")
  int parallel;

  @Option(names = "--quiet", description = "shows no progress")
  boolean quiet;

  private final Optional<OtherFile> other;
  @Spec @Nullable CommandSpec spec;

  public VerifyCommand() {
    this.other = Optional.empty();
  }

  /** A command that also verifies files of another kind. */
  public VerifyCommand(OtherFile other) {
    this.other = Optional.of(other);
  }

  /** What is verified here but is no publication. */
  public interface OtherFile {
    boolean isOne(Path file);

    /** What is wrong with it; empty when all is well. */
    List<String> verify(Path file, Optional<CentreKey> key);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    Optional<CentreKey> pinned = Optional.ofNullable(key).map(CentreKey::read);
    if (other.isPresent()
        && !HttpSite.isAddress(what)
        && Files.isRegularFile(Path.of(what))
        && other.get().isOne(Path.of(what))) {
      return print(other.get().verify(Path.of(what), pinned), line.getOut());
    }
    Verifier.Report report;
    if (quiet) {
      report = verify(pinned, Progress.NONE);
    } else {
      try (ProgressLine progress = new ProgressLine("verify")) {
        report = verify(pinned, progress);
      }
    }
    print(report, pinned.isPresent(), line.getOut());
    return report.isWell() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Verifier.Report verify(Optional<CentreKey> pinned, Progress progress) throws IOException {
    if (HttpSite.isAddress(what)) {
      try (HttpSite site = new HttpSite(what, HttpSite.SILENCE)) {
        return verify(site, pinned, scope(), CONNECTIONS, progress);
      }
    }
    if (Files.isRegularFile(Path.of(what))) {
      try (PackageSite site = new PackageSite(List.of(Path.of(what)))) {
        return verify(site, pinned, Verifier.Scope.PACKAGE, 1, progress);
      }
    }
    Path directory = Path.of(what);
    return verify(
        new DirectorySite(directory),
        pinned.or(() -> MirrorDirectory.pinnedKey(directory)),
        scope(),
        Runtime.getRuntime().availableProcessors(),
        progress);
  }

  private Verifier.Scope scope() {
    return presentOnly ? Verifier.Scope.PRESENT_CUT : Verifier.Scope.EVERYTHING;
  }

  private Verifier.Report verify(
      Site site, Optional<CentreKey> pinned, Verifier.Scope scope, int threads, Progress progress) {
    return new Verifier(
            site, pinned, scope, !withoutImages, parallel > 0 ? parallel : threads, progress)
        .verify();
  }

  private static int print(List<String> findings, PrintWriter out) {
    findings.forEach(out::println);
    out.println(
        findings.isEmpty()
            ? "all is well"
            : "NOT well: " + findings.size() + " findings, named above");
    out.flush();
    return findings.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static void print(Verifier.Report report, boolean keyWasGiven, PrintWriter out) {
    report.findings().forEach(out::println);
    CentreKey key = report.key();
    if (key != null) {
      out.println(
          "key: "
              + key.fingerprint()
              + (keyWasGiven ? "" : " (not given: compare it with the institute's)"));
    }
    Pointer present = report.present();
    if (present != null) {
      out.println(
          "cut: " + present.cut() + " of " + present.madeAt() + ", epoch " + report.epoch());
    }
    out.printf(
        "checked: %,d files of %,d cuts, %,d images, a log of %,d entries, %,d bytes%n",
        report.files(), report.cuts(), report.images(), report.entries(), report.bytes());
    out.println(
        report.isWell()
            ? "all is well"
            : "NOT well: " + report.findings().size() + " findings, named above");
    out.flush();
  }
}
