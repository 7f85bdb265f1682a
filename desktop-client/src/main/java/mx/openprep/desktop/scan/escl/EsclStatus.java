package mx.openprep.desktop.scan.escl;

import java.util.Locale;
import java.util.Optional;
import mx.openprep.message.MessageCode;

/**
 * How a scanner says it is.
 *
 * @param feeder what it says of its feeder
 * @param working it is scanning, or warming up
 * @param stopped it does nothing until a person comes
 * @param reasons why, in words of the PWG, lower case
 */
record EsclStatus(Feeder feeder, boolean working, boolean stopped, String reasons) {
  /** Nothing is known. */
  static final EsclStatus UNKNOWN = new EsclStatus(Feeder.UNKNOWN, false, false, "");

  enum Feeder {
    LOADED,
    EMPTY,
    JAMMED,
    OPEN,
    FAILED,
    UNKNOWN
  }

  static EsclStatus of(XmlTree said) {
    String state = said.textOf("State").orElse("");
    StringBuilder reasons = new StringBuilder();
    said.below("StateReason").forEach(reason -> reasons.append(reason.text()).append(' '));
    return new EsclStatus(
        feeder(said.textOf("AdfState").orElse("")),
        state.equals("Processing") || state.equals("Testing"),
        state.equals("Stopped") || state.equals("Down"),
        reasons.toString().toLowerCase(Locale.ROOT));
  }

  private static Feeder feeder(String state) {
    return switch (state) {
      case "ScannerAdfLoaded", "ScannerAdfProcessing" -> Feeder.LOADED;
      case "ScannerAdfEmpty" -> Feeder.EMPTY;
      // Two sheets at once and none at all are cleared by the same movement of the hand.
      case "ScannerAdfJam", "ScannerAdfMispick", "ScannerAdfMultipickDetected" -> Feeder.JAMMED;
      case "ScannerAdfHatchOpen", "ScannerAdfDoorOpen" -> Feeder.OPEN;
      case "ScannerAdfInputTrayFailed",
          "ScannerAdfInputTrayOverloaded",
          "ScannerAdfDuplexPageTooShort",
          "ScannerAdfDuplexPageTooLong" ->
          Feeder.FAILED;
      default -> Feeder.UNKNOWN;
    };
  }

  /**
   * What a person must put right; empty when the scanner knows of nothing.
   *
   * @param fromFeeder pages come from the feeder; what is wrong with it does not hinder the glass
   */
  Optional<MessageCode> trouble(boolean fromFeeder) {
    return switch (fromFeeder ? feeder : Feeder.UNKNOWN) {
      case JAMMED -> Optional.of(MessageCode.SCANNER_JAMMED);
      case OPEN -> Optional.of(MessageCode.SCANNER_COVER_OPEN);
      case FAILED -> Optional.of(MessageCode.SCANNER_FAILED);
      case LOADED, EMPTY, UNKNOWN -> troubleByReason();
    };
  }

  private Optional<MessageCode> troubleByReason() {
    if (reasons.contains("jam")) {
      return Optional.of(MessageCode.SCANNER_JAMMED);
    }
    if (reasons.contains("coveropen") || reasons.contains("interlockopen")) {
      return Optional.of(MessageCode.SCANNER_COVER_OPEN);
    }
    return stopped ? Optional.of(MessageCode.SCANNER_FAILED) : Optional.empty();
  }
}
