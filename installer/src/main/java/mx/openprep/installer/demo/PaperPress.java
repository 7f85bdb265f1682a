package mx.openprep.installer.demo;

import java.awt.image.BufferedImage;
import java.util.Optional;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.FormDefinition;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.desktop.scan.ScanProgress;
import mx.openprep.desktop.scan.SimulatedScanner;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Realm;

/**
 * Prints the scenario's papers and fills them by hand. The same paper always looks the same, so
 * that a page scanned again after a kill is the same image to the byte.
 */
final class PaperPress {
  private static final double GRAIN = 5;
  private static final double MOST_SKEW_DEGREES = 1.5;

  private final ElectionPackage election;
  private final ActaPrinter printer;
  private final SimulatedHand hand;
  private final long seed;

  PaperPress(ElectionPackage election, long seed) {
    this.election = election;
    this.printer = new ActaPrinter(election, Realm.DRILL);
    this.hand = new SimulatedHand(seed);
    this.seed = seed;
  }

  /** The page as it lies on the scanner: a little askew, with the grain of paper. */
  BufferedImage page(Scenario.Paper paper) {
    BufferedImage clean =
        printer.page(
            hand.fill(paper.acta(), FormDefinition.of(election, paper.acta()), paper.truth()));
    SimulatedScanner.Flaws flaws =
        new SimulatedScanner.Flaws(
            seed ^ paper.acta().id().value().hashCode(), GRAIN, MOST_SKEW_DEGREES);
    try (SimulatedScanner lying = new SimulatedScanner(() -> Optional.of(clean), flaws)) {
      return lying.scan(ScanProgress.NONE).image();
    }
  }

  /** What a hand-held reader reads off the paper. */
  String qr(Scenario.Paper paper) {
    return new ActaQr(election.hash().brief(), paper.acta().id()).text();
  }
}
