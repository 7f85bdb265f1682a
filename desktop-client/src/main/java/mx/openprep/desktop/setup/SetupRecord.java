package mx.openprep.desktop.setup;

import java.util.Optional;

/**
 * How far a first run has come, kept over a restart.
 *
 * @param code the one-time code while it is not used yet, empty from then on
 * @param fingerprint as typed so far from the card
 * @param comparedPackage hash of the election package a person compared with paper
 * @param finished whether the workstation has been handed over to its people
 */
public record SetupRecord(
    SetupStep step,
    String address,
    String code,
    String fingerprint,
    Optional<String> comparedPackage,
    Equipment scanner,
    Equipment printer,
    boolean finished) {

  /** Nothing has been done. */
  public static final SetupRecord NEW =
      new SetupRecord(
          SetupStep.ADDRESS,
          "",
          "",
          "",
          Optional.empty(),
          new Equipment.Untried(),
          new Equipment.Untried(),
          false);

  SetupRecord at(SetupStep reached) {
    return new SetupRecord(
        reached, address, code, fingerprint, comparedPackage, scanner, printer, finished);
  }

  /** With what stands on the card, or as much of it as is typed. */
  public SetupRecord withCard(String cardAddress, String cardCode, String cardFingerprint) {
    return new SetupRecord(
        step, cardAddress, cardCode, cardFingerprint, comparedPackage, scanner, printer, finished);
  }

  SetupRecord withPackage(String hash) {
    return new SetupRecord(
        step, address, code, fingerprint, Optional.of(hash), scanner, printer, finished);
  }

  SetupRecord withScanner(Equipment found) {
    return new SetupRecord(
        step, address, code, fingerprint, comparedPackage, found, printer, finished);
  }

  SetupRecord withPrinter(Equipment found) {
    return new SetupRecord(
        step, address, code, fingerprint, comparedPackage, scanner, found, finished);
  }

  /** The people of the CATD work with it from now on. */
  public SetupRecord handedOver() {
    return new SetupRecord(step, address, "", fingerprint, comparedPackage, scanner, printer, true);
  }
}
