package mx.openprep.desktop.app;

import io.grpc.Channel;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import mx.openprep.desktop.acopio.QrPictures;
import mx.openprep.desktop.digitization.PageSources;
import mx.openprep.desktop.exercise.PracticeNode;
import mx.openprep.desktop.lan.FoundHost;
import mx.openprep.desktop.lan.HostDiscovery;
import mx.openprep.desktop.lan.HostLink;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.desktop.lan.SharingSettings;
import mx.openprep.desktop.printing.MachinePrinting;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.readiness.ReadinessDesk;
import mx.openprep.desktop.scan.OpenPnpCamera;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.desktop.setup.SetupDesk;
import mx.openprep.desktop.setup.SetupFile;
import mx.openprep.desktop.setup.SetupRecord;
import mx.openprep.desktop.sharing.NearbyHost;
import mx.openprep.desktop.sharing.Sharing;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.desktop.station.Renewal;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.election.ElectionPackage;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This workstation: its identity, and its node, which it carries itself or finds at the host it has
 * joined.
 */
final class LocalStation implements Station, Sharing {
  private static final Logger LOG = LoggerFactory.getLogger(LocalStation.class);
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final Path directory;
  private final ConfiguredPages pages;
  private final Clock clock;
  private final QrPictures qrPictures = new CameraPictures(new OpenPnpCamera());
  private final Optional<SharingSettings> asStarted;
  private final Settings settings;
  private final Printing printing;
  private final ReadinessDesk readiness;
  private final SetupDesk setup;
  private Optional<NodeAccess> running = Optional.empty();
  private Optional<PracticeNode> practice = Optional.empty();
  private Consumer<HostState> hostWatcher = state -> {};

  /**
   * The workstation of this directory.
   *
   * @param asStarted how it was told to work when it was started; otherwise as it remembers
   */
  LocalStation(
      Path directory, ConfiguredPages pages, Clock clock, Optional<SharingSettings> asStarted) {
    this.directory = directory;
    this.pages = pages;
    this.clock = clock;
    this.asStarted = asStarted;
    this.settings = Settings.in(directory);
    this.printing = new MachinePrinting(settings);
    SetupFile file = new SetupFile(directory);
    this.readiness =
        new MachineReadiness(directory, clock, printing, () -> file.load().orElse(SetupRecord.NEW));
    this.setup =
        new LocalSetup(
            directory,
            file,
            new LocalSetup.Equipped(pages.desk(), printing, readiness),
            this::open,
            clock);
  }

  @Override
  public SetupDesk setup() {
    return setup;
  }

  @Override
  public ReadinessDesk readiness() {
    return readiness;
  }

  @Override
  public synchronized Channel open() {
    if (running.isEmpty()) {
      NodeAccess node = start(identity(), chosen());
      running = Optional.of(node);
      node.watchHost(state -> hostWatcher.accept(state));
    }
    return running.get().channel();
  }

  private StationIdentity identity() {
    return StationIdentity.load(directory)
        .orElseThrow(() -> new Refusal(MessageCode.CERTIFICATE_MISSING));
  }

  private NodeAccess start(StationIdentity identity, SharingSettings settings) {
    return switch (settings) {
      case SharingSettings.Alone() -> alone(identity);
      case SharingSettings.Host(int port) ->
          new OwnNode(directory, identity, clock, Optional.of(new InetSocketAddress(port)));
      case SharingSettings.Joined joined -> {
        renewBeside(identity);
        yield new JoinedNode(directory, identity, joined, clock);
      }
    };
  }

  /**
   * Whoever carries a node renews with its link to the centre; the others ask once at their start,
   * and nobody waits for it: the certificate is good for months by then.
   */
  private void renewBeside(StationIdentity identity) {
    var _ =
        CompletableFuture.runAsync(() -> {
          try {
            var _ = new Renewal(directory, identity, clock).current();
          } catch (Refusal refusal) {
            LOG.warn("The certificate cannot be renewed", refusal);
          }
        });
  }

  /** At a CCV the centre is the node; everybody else carries his own. */
  private NodeAccess alone(StationIdentity identity) {
    ElectionPackage election = new PackageStore(directory).download(identity);
    if (election.rules().capture().ccv(identity.name().catd()).isEmpty()) {
      return new OwnNode(directory, identity, clock, Optional.empty());
    }
    renewBeside(identity);
    return new CentreNode(identity, clock);
  }

  @Override
  public QrPictures qrPictures() {
    return qrPictures;
  }

  @Override
  public PageSources pages() {
    return pages;
  }

  @Override
  public synchronized PracticeNode practise() {
    practice.ifPresent(PracticeNode::close);
    StationIdentity identity = identity();
    PracticeNode opened =
        PracticeNode.open(
            directory.resolve("practice"),
            new PackageStore(directory)
                .load(identity.packageHash())
                .orElseThrow(() -> new Refusal(MessageCode.PRACTICE_WITHOUT_PACKAGE)),
            identity.name().catd(),
            clock,
            clock.millis());
    practice = Optional.of(opened);
    return opened;
  }

  @Override
  public Printing printing() {
    return printing;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public void watchHost(Consumer<HostState> watcher) {
    hostWatcher = watcher;
  }

  @Override
  public Sharing sharing() {
    return this;
  }

  @Override
  public SharingSettings chosen() {
    return asStarted.orElseGet(() -> SharingSettings.load(directory));
  }

  @Override
  public String station() {
    return identity().name().station().value();
  }

  @Override
  public List<String> addresses() {
    return HostDiscovery.networks().stream().map(address -> address.getHostAddress()).toList();
  }

  @Override
  public List<NearbyHost> search() {
    StationIdentity identity = identity();
    return HostDiscovery.find(LOOK).stream()
        .filter(found -> !found.name().equals(identity.name()))
        .map(found -> nearby(found, identity))
        .toList();
  }

  private static NearbyHost nearby(FoundHost found, StationIdentity identity) {
    return new NearbyHost(
        found.name().station().value(),
        found.name().catd().value(),
        found.address(),
        found.isFor(identity.name()));
  }

  @Override
  public synchronized void change(SharingSettings settings) {
    if (settings instanceof SharingSettings.Joined joined) {
      // A host that cannot be joined is not remembered.
      try (HostLink trial = JoinedNode.link(identity(), joined, clock)) {
        trial.open();
      }
    }
    settings.save(directory);
    stop();
  }

  private void stop() {
    running.ifPresent(NodeAccess::close);
    running = Optional.empty();
  }

  @Override
  public synchronized void close() {
    stop();
    practice.ifPresent(PracticeNode::close);
    pages.close();
  }
}
