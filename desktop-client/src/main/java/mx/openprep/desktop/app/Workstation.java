package mx.openprep.desktop.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Theme;
import mx.openprep.desktop.digitization.ScannerDesk;
import mx.openprep.desktop.lan.HostAddress;
import mx.openprep.desktop.lan.SharingSettings;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.KeptPages;
import mx.openprep.desktop.scan.SaneSettings;
import mx.openprep.desktop.scan.escl.EsclAddress;
import mx.openprep.desktop.scan.escl.EsclSource;
import mx.openprep.desktop.settings.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The workstation of a CATD: its window, its node, its link to the centre. */
@Command(
    name = "prep desktop",
    mixinStandardHelpOptions = true,
    description = "Workstation of a CATD.")
public final class Workstation implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where identity, journal and images are kept.")
  private Path data = DataDirectory.standard();

  @Option(
      names = "--centre",
      paramLabel = "HOST:PORT",
      description = "Address of the centre, offered when the workstation is enrolled.")
  private String centre = "";

  @Option(
      names = "--sane-device",
      paramLabel = "NAME",
      description = "A scanner of this machine's SANE daemon, as scanimage -L names it.")
  private List<String> saneDevices = new ArrayList<>();

  @Option(names = "--sane-port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}.")
  private int sanePort = SaneSettings.STANDARD_PORT;

  @Option(
      names = "--scan-folder",
      paramLabel = "DIR",
      description = "A folder into which another program scans.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--escl-scanner",
      paramLabel = "ADDRESS",
      description = {
        "A scanner of the network that speaks eSCL (AirScan): host, host:port or a whole address.",
        "https://HOST#FINGERPRINT names its certificate; else the first one seen is kept."
      })
  private List<EsclAddress> esclScanners = new ArrayList<>();

  @Option(
      names = "--escl-source",
      paramLabel = "automatic|feeder|glass",
      description = "Where scanners of the network take paper from. Default: ${DEFAULT-VALUE}.")
  private EsclSource esclSource = EsclSource.AUTOMATIC;

  @Option(
      names = "--share",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "" + HostAddress.STANDARD_PORT,
      description = {
        "Host the other workstations of this CATD, whatever was chosen on the screen.",
        "Default port: " + HostAddress.STANDARD_PORT + "."
      })
  private Optional<Integer> share = Optional.empty();

  @Option(
      names = "--join",
      paramLabel = "HOST[:PORT]",
      description = "Work with the node of this host, whatever was chosen on the screen.")
  private Optional<HostAddress> join = Optional.empty();

  @Option(
      names = "--language",
      paramLabel = "es|en",
      description = "Default: as the people of this workstation left it, else Spanish.")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--rehearse",
      hidden = true,
      description = "Show every screen once and end, so that a JVM can keep what they need.")
  private boolean rehearses;

  // It takes as long to begin as all the rest, and begins beside it.
  private final CompletableFuture<Void> toolkit = new CompletableFuture<>();

  private Workstation() {}

  public static void main(String[] arguments) {
    Workstation workstation = new Workstation();
    Thread.ofPlatform().daemon().name("toolkit").start(workstation::beginToolkit);
    System.exit(command(workstation).execute(arguments));
  }

  private void beginToolkit() {
    try {
      Platform.startup(() -> toolkit.complete(null));
    } catch (RuntimeException | LinkageError e) {
      // Told to whoever waits for it: nobody does who only asks for help.
      toolkit.completeExceptionally(e);
    }
  }

  private static CommandLine command(Workstation workstation) {
    return new CommandLine(workstation)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(EsclAddress.class, EsclAddress::parse)
        .registerConverter(HostAddress.class, HostAddress::parse);
  }

  /**
   * A workstation as it is told to be, not started.
   *
   * @throws CommandLine.ParameterException when that cannot be
   */
  static Workstation told(String... arguments) {
    Workstation workstation = new Workstation();
    command(workstation).parseArgs(arguments);
    return workstation;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    try (LocalStation station = new LocalStation(data, pages(), Clock.systemUTC(), sharing())) {
      toolkit.join();
      Platform.runLater(() -> show(station, closed));
      closed.await();
    }
    return CommandLine.ExitCode.OK;
  }

  /** How it was told to work with others; empty: as it remembers. */
  Optional<SharingSettings> sharing() {
    Optional<SharingSettings> joined = join.map(host -> new SharingSettings.Joined(host, ""));
    return share.<SharingSettings>map(SharingSettings.Host::new).or(() -> joined);
  }

  private void show(LocalStation station, CountDownLatch closed) {
    Theme theme = new Theme();
    theme.followSystem();
    String spoken = language.or(() -> station.settings().get(Setting.LANGUAGE)).orElse("es");
    WorkstationWindow window =
        new WorkstationWindow(station, spoken, Background.ofWindow(), Clock.systemUTC(), theme);
    window.offerCentre(centre);
    Stage stage = new Stage();
    stage.titleProperty().bind(window.titleProperty());
    stage.setScene(window.scene());
    stage.setMaximized(true);
    window.bareProperty().subscribe(stage::setFullScreen);
    stage.setOnHidden(event -> {
      window.leave();
      closed.countDown();
    });
    window.start();
    stage.show();
    if (rehearses) {
      window.rehearse();
      Platform.runLater(stage::hide);
    }
  }

  private ConfiguredPages pages() throws IOException {
    ScannerMaker maker = new ScannerMaker(sanePort, esclSource, data.resolve("scanners"));
    ScannedPages pages =
        new ScannedPages(
            new KeptPages(data.resolve("scanned")), new ImagePipeline(new PackageBrief(data)));
    List<ScannerDesk.Choice> named = new ArrayList<>();
    saneDevices.stream().map(ScannerMaker::sane).forEach(named::add);
    folders.stream().map(ScannerMaker::folder).forEach(named::add);
    esclScanners.stream().map(scanner -> maker.escl(scanner.host(), scanner)).forEach(named::add);
    return new ConfiguredPages(new Scanners(named, maker, pages), pages);
  }
}
