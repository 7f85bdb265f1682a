package mx.openprep.desktop.fake;

import io.grpc.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mx.openprep.desktop.digitization.ScannerDesk;
import mx.openprep.desktop.printing.Letterhead;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.setup.SetupDesk;
import mx.openprep.desktop.setup.SetupRecord;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.readiness.ReadinessFinding;
import mx.openprep.readiness.ReadinessItem;
import mx.openprep.readiness.ReadinessReport;
import mx.openprep.release.Release;
import mx.openprep.v1.Realm;

/** A first run that finds what it is told, and remembers what was asked of it. */
public final class FakeSetup implements SetupDesk {
  public static final Instant NOW = Instant.parse("2024-06-01T18:00:00Z");
  public static final String FINGERPRINT = "ab12".repeat(16);
  public static final String PACKAGE = "cd34".repeat(16);

  public final FakeDesk scanners = new FakeDesk();
  public final List<String> asked = new ArrayList<>();
  public SetupRecord record = SetupRecord.NEW.handedOver();
  public boolean enrolled = true;
  public Optional<MessageCode> fails = Optional.empty();
  public ReadinessReport report = ready();
  private final Supplier<Channel> node;
  private final Printing printing;

  public FakeSetup(Supplier<Channel> node, Printing printing) {
    this.node = node;
    this.printing = printing;
  }

  /** All well but the printer. */
  public static ReadinessReport ready() {
    return new ReadinessReport(
        List.of(
            ReadinessItem.disk(80L << 30),
            ReadinessItem.clock(Optional.of(Duration.ofMillis(180))),
            ReadinessItem.named(ReadinessFinding.SCANNER_TRIED, "Canon DR-C225"),
            ReadinessItem.named(ReadinessFinding.PRINTER_NONE, ""),
            ReadinessItem.certificate(NOW.plus(Duration.ofDays(30)), NOW),
            ReadinessItem.named(ReadinessFinding.PACKAGE_COMPARED, PACKAGE),
            ReadinessItem.program(new Release("1.0.0", "Jacaranda"))));
  }

  /** What is wrong with most of it. */
  public static ReadinessReport bad() {
    return new ReadinessReport(
        List.of(
            ReadinessItem.disk(300L << 20),
            ReadinessItem.clock(Optional.of(Duration.ofSeconds(-754))),
            ReadinessItem.named(ReadinessFinding.SCANNER_UNTRIED, ""),
            ReadinessItem.named(ReadinessFinding.PRINTER_GONE, "Oficina de junto"),
            ReadinessItem.certificate(NOW.plus(Duration.ofDays(2)), NOW),
            ReadinessItem.named(ReadinessFinding.PACKAGE_REPLACED, PACKAGE),
            ReadinessItem.program(new Release("1.0.0-SNAPSHOT", "Jacaranda"))));
  }

  private void note(String what) {
    asked.add(what);
    fails.ifPresent(code -> {
      throw new Refusal(code, "un detalle");
    });
  }

  @Override
  public SetupRecord record() {
    return record;
  }

  @Override
  public void keep(SetupRecord kept) {
    record = kept;
  }

  @Override
  public boolean isEnrolled() {
    return enrolled;
  }

  @Override
  public String fingerprintOf(String address) {
    note("fingerprint of " + address);
    return FINGERPRINT;
  }

  @Override
  public void enrol(String address, String code, String fingerprint) {
    note("enrol " + address + " " + code + " " + fingerprint);
    enrolled = true;
  }

  @Override
  public ReceivedPackage receivePackage() {
    note("package");
    return new ReceivedPackage(
        PACKAGE, "Proceso Electoral Concurrente 2023-2024", "Guadalajara 39", "CATD-039-1", 1_284);
  }

  @Override
  public ActaRead read(String qr) {
    note("read " + qr);
    return new ActaRead("Gubernatura", "0914", "Contigua 2");
  }

  @Override
  public ScannerDesk scanners() {
    return scanners;
  }

  @Override
  public Printing printing() {
    return printing;
  }

  @Override
  public Letterhead letterhead() {
    return new Letterhead(
        Realm.DRILL, "Guadalajara 39", "CATD-039-1", "", NOW, ZoneId.of("America/Mexico_City"));
  }

  @Override
  public ReadinessReport examine() {
    note("examine");
    return report;
  }

  @Override
  public Channel handOver(ReadinessReport told) {
    note("hand over " + told.level());
    return node.get();
  }
}
