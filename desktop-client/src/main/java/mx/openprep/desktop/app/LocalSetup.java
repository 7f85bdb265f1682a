package mx.openprep.desktop.app;

import io.grpc.Channel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import mx.openprep.acta.ActaQr;
import mx.openprep.desktop.digitization.ScannerDesk;
import mx.openprep.desktop.printing.Letterhead;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.readiness.ReadinessDesk;
import mx.openprep.desktop.setup.SetupDesk;
import mx.openprep.desktop.setup.SetupFile;
import mx.openprep.desktop.setup.SetupRecord;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.CentreLook;
import mx.openprep.desktop.station.Enrolment;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.election.Casilla;
import mx.openprep.election.Catd;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.ReadinessCodec;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.readiness.ReadinessReport;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.Realm;
import mx.openprep.v1.ReportReadinessRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first run of the workstation in this directory. */
final class LocalSetup implements SetupDesk {
  private static final Logger LOG = LoggerFactory.getLogger(LocalSetup.class);

  private final Path directory;
  private final Equipped equipped;
  private final Supplier<Channel> node;
  private final InstantSource clock;
  private final SetupFile file;
  private volatile Optional<ElectionPackage> election = Optional.empty();

  /** What the machine has. */
  record Equipped(ScannerDesk scanners, Printing printing, ReadinessDesk readiness) {}

  /**
   * The first run.
   *
   * @param node opens it
   */
  LocalSetup(
      Path directory,
      SetupFile file,
      Equipped equipped,
      Supplier<Channel> node,
      InstantSource clock) {
    this.directory = directory;
    this.file = file;
    this.equipped = equipped;
    this.node = node;
    this.clock = clock;
  }

  /** A workstation that was enrolled in another way has no first run behind it, nor before it. */
  @Override
  public SetupRecord record() {
    return file.load()
        .orElseGet(() -> isEnrolled() ? SetupRecord.NEW.handedOver() : SetupRecord.NEW);
  }

  @Override
  public void keep(SetupRecord record) {
    file.save(record);
  }

  /** An identity that is there but cannot be read is reported by whoever needs it. */
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
  public String fingerprintOf(String address) {
    return CentreLook.rootAt(CentreAddress.parse(address)).hex();
  }

  @Override
  public void enrol(String address, String code, String fingerprint) {
    new Enrolment(directory)
        .enrol(CentreAddress.parse(address), code, Fingerprint.parse(fingerprint));
  }

  @Override
  public ReceivedPackage receivePackage() {
    StationIdentity identity = identity();
    ElectionPackage received = election(identity);
    return new ReceivedPackage(
        received.hash().hex(),
        received.process().name(),
        received.catd(identity.name().catd()).map(Catd::name).orElse(""),
        identity.name().station().value(),
        received.actas(identity.name().catd()).size());
  }

  private StationIdentity identity() {
    return StationIdentity.load(directory)
        .orElseThrow(() -> new Refusal(MessageCode.CERTIFICATE_MISSING));
  }

  private ElectionPackage election(StationIdentity identity) {
    ElectionPackage known =
        election.orElseGet(() -> new PackageStore(directory).download(identity));
    election = Optional.of(known);
    return known;
  }

  @Override
  public ActaRead read(String qr) {
    ElectionPackage known = election(identity());
    ActaQr read = ActaQr.parse(qr).orElseThrow(() -> new Refusal(MessageCode.QR_OF_OTHER_ELECTION));
    if (!read.packageBrief().equals(known.hash().brief())) {
      throw new Refusal(MessageCode.QR_OF_OTHER_ELECTION);
    }
    ExpectedActa acta =
        known
            .acta(read.acta())
            .orElseThrow(() -> new Refusal(MessageCode.ACTA_UNKNOWN, read.acta().value()));
    Casilla casilla = acta.casilla();
    return new ActaRead(
        known.election(acta.election()).name(),
        casilla.key().section(),
        casilla.key().displayName());
  }

  @Override
  public ScannerDesk scanners() {
    return equipped.scanners();
  }

  @Override
  public Printing printing() {
    return equipped.printing();
  }

  @Override
  public Letterhead letterhead() {
    StationIdentity identity = identity();
    return new Letterhead(
        Realm.valueOf(identity.name().realm().name()),
        election
            .flatMap(known -> known.catd(identity.name().catd()))
            .map(Catd::name)
            .orElse(identity.name().catd().value()),
        identity.name().station().value(),
        "",
        clock.instant(),
        election.map(known -> known.process().zone()).orElseGet(ZoneId::systemDefault));
  }

  @Override
  public ReadinessReport examine() {
    return equipped.readiness().examine();
  }

  @Override
  public Channel handOver(ReadinessReport report) {
    Channel channel = node.get();
    NodeServiceGrpc.newBlockingStub(channel)
        .reportReadiness(
            ReportReadinessRequest.newBuilder().setReport(ReadinessCodec.encode(report)).build());
    return channel;
  }
}
