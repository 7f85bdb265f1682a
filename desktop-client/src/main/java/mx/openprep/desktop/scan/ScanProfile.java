package mx.openprep.desktop.scan;

/**
 * How a page is scanned. There is one profile, so that no image depends on what somebody left set
 * at a scanner.
 *
 * @param dotsPerInch in both directions; always grey, 8 bits
 */
public record ScanProfile(String name, int dotsPerInch, double widthMm, double heightMm) {
  /** Legal paper, as actas are printed on. */
  public static final ScanProfile ACTA = new ScanProfile("Acta", 200, 215.9, 355.6);
}
