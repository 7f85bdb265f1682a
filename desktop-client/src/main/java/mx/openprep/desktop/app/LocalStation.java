package mx.openprep.desktop.app;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import mx.openprep.desktop.digitization.PageSources;
import mx.openprep.desktop.host.HostedNode;
import mx.openprep.desktop.printing.MachinePrinting;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.Enrolment;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A workstation that carries its own node and keeps the centre up to date with it. */
final class LocalStation implements Station {
  private static final Logger LOG = LoggerFactory.getLogger(LocalStation.class);

  private final Path directory;
  private final ConfiguredPages pages;
  private final Clock clock;
  private final Settings settings;
  private final Printing printing;
  private Optional<Running> running = Optional.empty();

  private record Running(HostedNode node, ManagedChannel channel) {}

  LocalStation(Path directory, ConfiguredPages pages, Clock clock) {
    this.directory = directory;
    this.pages = pages;
    this.clock = clock;
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
      running = Optional.of(start());
    }
    return running.get().channel();
  }

  private Running start() {
    StationIdentity identity =
        StationIdentity.load(directory)
            .orElseThrow(() -> new Refusal(MessageCode.CERTIFICATE_MISSING));
    HostedNode node = HostedNode.open(directory, identity, clock);
    return new Running(node, node.newChannel());
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
  public synchronized void close() {
    running.ifPresent(open -> {
      open.channel().shutdownNow();
      open.node().close();
    });
    running = Optional.empty();
    pages.close();
  }
}
