package mx.openprep.desktop.setup;

import java.util.Optional;

/** The steps of a first run, in their order. */
public enum SetupStep {
  ADDRESS(1),
  CODE(2),
  FINGERPRINT(3),
  PACKAGE(4),
  SCANNER(5),
  PRINTER(6),
  READY(7);

  private final int number;

  SetupStep(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** Whether the workstation is enrolled by then: what comes before cannot be done again. */
  boolean isAfterEnrolment() {
    return compareTo(FINGERPRINT) > 0;
  }

  /** The step after it; the last one stays. */
  SetupStep next() {
    return switch (this) {
      case ADDRESS -> CODE;
      case CODE -> FINGERPRINT;
      case FINGERPRINT -> PACKAGE;
      case PACKAGE -> SCANNER;
      case SCANNER -> PRINTER;
      case PRINTER, READY -> READY;
    };
  }

  /** The step to go back to, where what lies before can be done again. */
  Optional<SetupStep> previous() {
    return switch (this) {
      case ADDRESS, PACKAGE -> Optional.empty();
      case CODE -> Optional.of(ADDRESS);
      case FINGERPRINT -> Optional.of(CODE);
      case SCANNER -> Optional.of(PACKAGE);
      case PRINTER -> Optional.of(SCANNER);
      case READY -> Optional.of(PRINTER);
    };
  }
}
