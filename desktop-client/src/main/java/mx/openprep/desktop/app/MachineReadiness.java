package mx.openprep.desktop.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.readiness.ReadinessDesk;
import mx.openprep.desktop.setup.Equipment;
import mx.openprep.desktop.setup.SetupRecord;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.sync.CentreClock;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.readiness.ReadinessFinding;
import mx.openprep.readiness.ReadinessItem;
import mx.openprep.readiness.ReadinessReport;
import mx.openprep.release.Release;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This machine, looked at for the night. */
final class MachineReadiness implements ReadinessDesk {
  private static final Logger LOG = LoggerFactory.getLogger(MachineReadiness.class);

  private final Path directory;
  private final Clock clock;
  private final Printing printing;
  private final Supplier<SetupRecord> setup;

  /**
   * The machine.
   *
   * @param directory where journal and images are
   * @param setup what was tried in the first run
   */
  MachineReadiness(Path directory, Clock clock, Printing printing, Supplier<SetupRecord> setup) {
    this.directory = directory;
    this.clock = clock;
    this.printing = printing;
    this.setup = setup;
  }

  /** What the centre said when it was asked for its time. */
  private sealed interface Centre {
    record Answered(Duration offset) implements Centre {}

    record Refused(MessageCode code) implements Centre {}
  }

  @Override
  public ReadinessReport examine() {
    StationIdentity identity =
        StationIdentity.load(directory)
            .orElseThrow(() -> new Refusal(MessageCode.CERTIFICATE_MISSING));
    SetupRecord tried = setup.get();
    Centre centre = ask(identity);
    return new ReadinessReport(
        List.of(
            ReadinessItem.disk(freeBytes()),
            ReadinessItem.clock(
                centre instanceof Centre.Answered(Duration offset)
                    ? Optional.of(offset)
                    : Optional.empty()),
            scanner(tried.scanner()),
            printer(tried.printer()),
            certificate(identity, centre),
            electionPackage(identity, tried, centre),
            ReadinessItem.program(Release.current())));
  }

  private Centre ask(StationIdentity identity) {
    try {
      return new Centre.Answered(CentreClock.offset(identity, Release.current().version(), clock));
    } catch (Refusal refusal) {
      LOG.info("The centre's clock is not known: {}", refusal.getMessage());
      return new Centre.Refused(refusal.code());
    }
  }

  private static boolean refused(Centre centre, MessageCode... codes) {
    return centre instanceof Centre.Refused(MessageCode code) && List.of(codes).contains(code);
  }

  private long freeBytes() {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, directory.toString());
    }
  }

  private static ReadinessItem scanner(Equipment scanner) {
    return switch (scanner) {
      case Equipment.Untried() -> ReadinessItem.named(ReadinessFinding.SCANNER_UNTRIED, "");
      case Equipment.Absent() -> ReadinessItem.named(ReadinessFinding.SCANNER_NONE, "");
      case Equipment.Tried(String name) ->
          ReadinessItem.named(ReadinessFinding.SCANNER_TRIED, name);
    };
  }

  private ReadinessItem printer(Equipment printer) {
    List<String> there = printing.printers();
    Optional<String> chosen = printing.chosen();
    if (chosen.isPresent() && !there.contains(chosen.get())) {
      return ReadinessItem.named(ReadinessFinding.PRINTER_GONE, chosen.get());
    }
    if (there.isEmpty() || printer instanceof Equipment.Absent) {
      return ReadinessItem.named(ReadinessFinding.PRINTER_NONE, "");
    }
    String name = chosen.orElse(there.getFirst());
    return ReadinessItem.named(
        printer.equals(new Equipment.Tried(name))
            ? ReadinessFinding.PRINTER_TRIED
            : ReadinessFinding.PRINTER_UNTRIED,
        name);
  }

  private ReadinessItem certificate(StationIdentity identity, Centre centre) {
    Instant until = identity.chain().getFirst().getNotAfter().toInstant();
    ReadinessItem byTime = ReadinessItem.certificate(until, clock.instant());
    boolean ended = byTime.finding() == ReadinessFinding.CERTIFICATE_ENDED;
    return !ended && refused(centre, MessageCode.CERTIFICATE_FOREIGN, MessageCode.STATION_REVOKED)
        ? new ReadinessItem(ReadinessFinding.CERTIFICATE_REFUSED, byTime.value())
        : byTime;
  }

  private static ReadinessItem electionPackage(
      StationIdentity identity, SetupRecord tried, Centre centre) {
    String hash = identity.packageHash().hex();
    if (refused(centre, MessageCode.PACKAGE_DIFFERS)) {
      return ReadinessItem.named(ReadinessFinding.PACKAGE_REPLACED, hash);
    }
    return ReadinessItem.named(
        tried.comparedPackage().filter(hash::equals).isPresent()
            ? ReadinessFinding.PACKAGE_COMPARED
            : ReadinessFinding.PACKAGE_NOT_COMPARED,
        hash);
  }
}
