package mx.openprep.readiness;

import static mx.openprep.readiness.ReadinessCheck.CERTIFICATE;
import static mx.openprep.readiness.ReadinessCheck.CLOCK;
import static mx.openprep.readiness.ReadinessCheck.DISK;
import static mx.openprep.readiness.ReadinessCheck.PACKAGE;
import static mx.openprep.readiness.ReadinessCheck.PRINTER;
import static mx.openprep.readiness.ReadinessCheck.PROGRAM;
import static mx.openprep.readiness.ReadinessCheck.SCANNER;
import static mx.openprep.readiness.ReadinessLevel.ATTENTION;
import static mx.openprep.readiness.ReadinessLevel.FAULT;
import static mx.openprep.readiness.ReadinessLevel.READY;

/** What a look can find. The words for it, and what to do, belong to the screens. */
public enum ReadinessFinding {
  DISK_ROOM(DISK, READY),
  DISK_SCARCE(DISK, ATTENTION),
  DISK_FULL(DISK, FAULT),

  CLOCK_RIGHT(CLOCK, READY),
  CLOCK_OFF(CLOCK, ATTENTION),
  CLOCK_WRONG(CLOCK, FAULT),
  /** The centre cannot be asked now. */
  CLOCK_UNKNOWN(CLOCK, ATTENTION),

  /** It scanned a page at this workstation. */
  SCANNER_TRIED(SCANNER, READY),
  SCANNER_UNTRIED(SCANNER, ATTENTION),
  /** This workstation only captures. */
  SCANNER_NONE(SCANNER, ATTENTION),

  /** A sheet came out of it and was read by a person. */
  PRINTER_TRIED(PRINTER, READY),
  PRINTER_UNTRIED(PRINTER, ATTENTION),
  /** Sheets are saved as files. */
  PRINTER_NONE(PRINTER, ATTENTION),
  /** The chosen one is not there any more. */
  PRINTER_GONE(PRINTER, FAULT),

  CERTIFICATE_VALID(CERTIFICATE, READY),
  CERTIFICATE_ENDS_SOON(CERTIFICATE, ATTENTION),
  CERTIFICATE_ENDED(CERTIFICATE, FAULT),
  /** The centre does not take it, or is not who it says. */
  CERTIFICATE_REFUSED(CERTIFICATE, FAULT),

  /** A person compared its hash with paper. */
  PACKAGE_COMPARED(PACKAGE, READY),
  PACKAGE_NOT_COMPARED(PACKAGE, ATTENTION),
  /** The centre works with another one. */
  PACKAGE_REPLACED(PACKAGE, FAULT),

  PROGRAM_FINAL(PROGRAM, READY),
  /** A build that was never released. */
  PROGRAM_UNFINISHED(PROGRAM, ATTENTION);

  private final ReadinessCheck check;
  private final ReadinessLevel level;

  ReadinessFinding(ReadinessCheck check, ReadinessLevel level) {
    this.check = check;
    this.level = level;
  }

  public ReadinessCheck check() {
    return check;
  }

  public ReadinessLevel level() {
    return level;
  }
}
