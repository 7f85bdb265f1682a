package mx.openprep.desktop.app;

import io.grpc.Channel;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mx.openprep.desktop.acopio.QrPictures;
import mx.openprep.desktop.digitization.PageSources;
import mx.openprep.desktop.lan.FoundHost;
import mx.openprep.desktop.lan.HostDiscovery;
import mx.openprep.desktop.lan.HostLink;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.desktop.lan.SharingSettings;
import mx.openprep.desktop.printing.MachinePrinting;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.scan.OpenPnpCamera;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.desktop.sharing.NearbyHost;
import mx.openprep.desktop.sharing.Sharing;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.Enrolment;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.desktop.station.StationIdentity;
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
  private Optional<NodeAccess> running = Optional.empty();
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
  }

  /** An identity that is there but cannot be read is {@link #open}'s to report. */
  @Override
  public boolean isEnrolled() {
    try {
      return StationIdentity.load(directory).isPresent();
    } catch (Refusal unreadable) {
      LOG.warn("The identity of this station cannot be read", unreadable);
      return true;
    }
  }

  @Override
  public void enrol(String address, String code, String fingerprint) {
    new Enrolment(directory)
        .enrol(CentreAddress.parse(address), code, Fingerprint.parse(fingerprint));
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
      case SharingSettings.Alone() -> new OwnNode(directory, identity, clock, Optional.empty());
      case SharingSettings.Host(int port) ->
          new OwnNode(directory, identity, clock, Optional.of(new InetSocketAddress(port)));
      case SharingSettings.Joined joined -> new JoinedNode(directory, identity, joined, clock);
    };
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
    pages.close();
  }
}
