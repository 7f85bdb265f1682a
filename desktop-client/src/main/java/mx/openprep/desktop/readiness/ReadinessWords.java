package mx.openprep.desktop.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.readiness.ReadinessCheck;
import mx.openprep.readiness.ReadinessFinding;
import mx.openprep.readiness.ReadinessItem;
import mx.openprep.readiness.ReadinessLevel;

/** What was found, as a person is told it: what it is, why it matters, and what to do. */
public final class ReadinessWords {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
  private static final double GIGABYTE = 1e9;
  private static final int GROUPS_READ_ALOUD = 16;

  private final Texts texts;
  private final Supplier<ZoneId> zone;

  /**
   * Words in one language.
   *
   * @param zone of the official time
   */
  public ReadinessWords(Texts texts, Supplier<ZoneId> zone) {
    this.texts = texts;
    this.zone = zone;
  }

  Texts texts() {
    return texts;
  }

  String check(ReadinessCheck check) {
    return switch (check) {
      case DISK -> texts.of("readiness.disk");
      case CLOCK -> texts.of("readiness.clock");
      case SCANNER -> texts.of("readiness.scanner");
      case PRINTER -> texts.of("readiness.printer");
      case CERTIFICATE -> texts.of("readiness.certificate");
      case PACKAGE -> texts.of("readiness.package");
      case PROGRAM -> texts.of("readiness.program");
    };
  }

  String level(ReadinessLevel level) {
    return switch (level) {
      case READY -> texts.of("readiness.level.ready");
      case ATTENTION -> texts.of("readiness.level.attention");
      case FAULT -> texts.of("readiness.level.fault");
    };
  }

  /** The whole workstation in one line. */
  String summary(ReadinessLevel level) {
    return switch (level) {
      case READY -> texts.of("readiness.summary.ready");
      case ATTENTION -> texts.of("readiness.summary.attention");
      case FAULT -> texts.of("readiness.summary.fault");
    };
  }

  Notice notice(ReadinessItem item) {
    Notice.Kind kind =
        switch (item.level()) {
          case READY -> Notice.Kind.DONE;
          case ATTENTION -> Notice.Kind.LOOK_AGAIN;
          case FAULT -> Notice.Kind.UNEXPECTED;
        };
    return texts.notice(kind, key(item.finding()), value(item));
  }

  private static String key(ReadinessFinding finding) {
    return switch (finding) {
      case DISK_ROOM -> "readiness.disk-room";
      case DISK_SCARCE -> "readiness.disk-scarce";
      case DISK_FULL -> "readiness.disk-full";
      case CLOCK_RIGHT -> "readiness.clock-right";
      case CLOCK_OFF -> "readiness.clock-off";
      case CLOCK_WRONG -> "readiness.clock-wrong";
      case CLOCK_UNKNOWN -> "readiness.clock-unknown";
      case SCANNER_TRIED -> "readiness.scanner-tried";
      case SCANNER_UNTRIED -> "readiness.scanner-untried";
      case SCANNER_NONE -> "readiness.scanner-none";
      case PRINTER_TRIED -> "readiness.printer-tried";
      case PRINTER_UNTRIED -> "readiness.printer-untried";
      case PRINTER_NONE -> "readiness.printer-none";
      case PRINTER_GONE -> "readiness.printer-gone";
      case CERTIFICATE_VALID -> "readiness.certificate-valid";
      case CERTIFICATE_ENDS_SOON -> "readiness.certificate-soon";
      case CERTIFICATE_ENDED -> "readiness.certificate-ended";
      case CERTIFICATE_REFUSED -> "readiness.certificate-refused";
      case PACKAGE_COMPARED -> "readiness.package-compared";
      case PACKAGE_NOT_COMPARED -> "readiness.package-uncompared";
      case PACKAGE_REPLACED -> "readiness.package-replaced";
      case PROGRAM_FINAL -> "readiness.program-final";
      case PROGRAM_UNFINISHED -> "readiness.program-unfinished";
    };
  }

  private String value(ReadinessItem item) {
    String value = item.value();
    return switch (item.check()) {
      case DISK -> String.format(texts.locale(), "%.1f GB", Long.parseLong(value) / GIGABYTE);
      case CLOCK ->
          value.isEmpty()
              ? ""
              : String.format(
                  texts.locale(),
                  "%.1f s",
                  Duration.ofMillis(Long.parseLong(value)).abs().toMillis() / 1e3);
      case CERTIFICATE ->
          value.isEmpty() ? "" : MOMENT.withZone(zone.get()).format(Instant.parse(value));
      case PACKAGE ->
          value
              .substring(0, Math.min(GROUPS_READ_ALOUD, value.length()))
              .toUpperCase(Locale.ROOT)
              .replaceAll("(.{4})(?!$)", "$1 ");
      case SCANNER, PRINTER, PROGRAM -> value;
    };
  }
}
