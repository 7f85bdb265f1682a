package mx.openprep.centre.mirror;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code prep mirror}. */
@Command(
    name = "mirror",
    mixinStandardHelpOptions = true,
    description = {
      "Follows a publication into a directory: verifies every signature and hash before anything",
      "is shown, and never goes back to an older cut. Packages of diffusion may take the place of",
      "the site: FILE.zip... DIR."
    })
public final class MirrorCommand implements Callable<Integer> {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  @Parameters(
      arity = "2..*",
      paramLabel = "URL|FILE.zip... DIR",
      description = "the site, or packages of diffusion; and the directory")
  List<String> arguments = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the institute's clave-publica.pem (else the first one seen is pinned)")
  @Nullable Path key;

  @Option(names = "--once", description = "ends when the directory is up to date")
  boolean once;

  @Option(
      names = "--serve",
      paramLabel = "[ADDRESS:]PORT",
      description = "serves the directory by HTTP; without an address, to this machine only")
  @Nullable String serve;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "about how often the site is asked (default: ${DEFAULT-VALUE})")
  long every = 15;

  @Option(
      names = "--connections",
      defaultValue = "8",
      description = "files at once (default: ${DEFAULT-VALUE})")
  int connections = 8;

  @Option(names = "--without-images", description = "leaves the images out")
  boolean withoutImages;

  @Option(names = "--single-files", description = "uses no packages of diffusion")
  boolean singleFiles;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    String from = arguments.getFirst();
    List<String> sources = arguments.subList(0, arguments.size() - 1);
    Optional<CentreKey> given = Optional.ofNullable(key).map(CentreKey::read);
    try (MirrorDirectory directory = MirrorDirectory.open(Path.of(arguments.getLast()))) {
      given.ifPresent(trusted -> sayIfChanged(trusted, directory, out));
      try (MirrorServer server = serve == null ? null : serve(directory, serve, out)) {
        int status;
        if (HttpSite.isAddress(from) && sources.size() == 1) {
          try (HttpSite site = new HttpSite(from, HttpSite.SILENCE)) {
            status = follow(site, directory, given, out);
          }
        } else {
          try (PackageSite site = new PackageSite(sources.stream().map(Path::of).toList())) {
            once = true;
            status = follow(site, directory, given, out);
          }
        }
        if (server != null && status == CommandLine.ExitCode.OK) {
          server.await();
        }
        return status;
      }
    }
  }

  private static void sayIfChanged(CentreKey given, MirrorDirectory directory, PrintWriter out) {
    MirrorDirectory.pinnedKey(directory.path())
        .filter(pinned -> !pinned.equals(given))
        .ifPresent(pinned ->
            out.println("the key given replaces the pinned one: " + pinned + " -> " + given));
  }

  private int follow(
      Site site, MirrorDirectory directory, Optional<CentreKey> given, PrintWriter out) {
    Mirror.Settings settings =
        new Mirror.Settings(
            Math.max(1, connections),
            Retry.USUAL,
            !withoutImages,
            !singleFiles,
            Mirror.Settings.USUAL.clock());
    Mirror mirror = new Mirror(site, directory, given, settings, Progress.NONE);
    Duration interval = Duration.ofSeconds(Math.max(1, every));
    Duration pause = interval;
    String lastTrouble = "";
    while (true) {
      try {
        say(mirror.pass(), out);
        lastTrouble = "";
        pause = interval;
        if (once) {
          return CommandLine.ExitCode.OK;
        }
      } catch (Refusal refusal) {
        String trouble = MessageText.of(refusal, Locale.getDefault()).line();
        if (!trouble.equals(lastTrouble)) {
          line(trouble, out);
          lastTrouble = trouble;
        }
        if (once) {
          return CommandLine.ExitCode.SOFTWARE;
        }
        pause = min(pause.multipliedBy(2), max(LONGEST_PAUSE, interval));
      }
      Retry.pause(pause);
      if (Thread.currentThread().isInterrupted()) {
        return CommandLine.ExitCode.OK;
      }
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static void say(Mirror.Outcome outcome, PrintWriter out) {
    switch (outcome) {
      case Mirror.Outcome.Unchanged _ -> {}
      case Mirror.Outcome.Moved moved ->
          line(
              "cut %d verified and shown, %s after it was made; brought %,d files (%d packages), %,d images"
                  .formatted(
                      moved.cut(),
                      age(moved.behind()),
                      moved.files(),
                      moved.packages(),
                      moved.images()),
              out);
    }
  }

  private static String age(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    return seconds < 120
        ? seconds + " s"
        : seconds < 2 * 60 * 60 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }

  private static void line(String text, PrintWriter out) {
    out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + text);
    out.flush();
  }

  private MirrorServer serve(MirrorDirectory directory, String where, PrintWriter out)
      throws IOException {
    InetSocketAddress at = address(where);
    MirrorServer server = MirrorServer.start(directory.path(), at);
    line("serving http://" + at.getHostString() + ":" + server.port() + "/", out);
    return server;
  }

  private InetSocketAddress address(String where) {
    int colon = where.lastIndexOf(':');
    try {
      int port = Integer.parseInt(where.substring(colon + 1));
      return colon < 0
          ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
          : new InetSocketAddress(where.substring(0, colon), port);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--serve: " + where + " is no [ADDRESS:]PORT",
          e);
    }
  }
}
