package mx.openprep.desktop.form;

import java.util.List;
import mx.openprep.form.FormLayout;

/**
 * What a program finds an acta by: four black squares in the corners, the dark band over the
 * columns, the QR at the top right. Lengths in points of 1/72 inch from the top left of the paper,
 * which is {@link FormLayout#WIDTH_POINTS} wide.
 */
public final class FormLandmarks {
  /** Side of each of the four squares. */
  public static final double MARK = 14;

  /** From the paper's edges to the squares. */
  public static final double MARK_INSET = 14;

  /** Heights of the papers a form is printed on, smallest first. */
  public static final List<Integer> PAPER_HEIGHTS =
      List.of(FormLayout.LETTER_POINTS, FormLayout.LEGAL_POINTS);

  /** Top and height of the dark band over the columns. */
  public static final double BAND_TOP = FormLayout.HEADER;

  public static final double BAND_HEIGHT = FormLayout.COLUMN_HEAD;

  /** The band, as all that is printed, leaves this much free at the paper's edges. */
  public static final double MARGIN = FormLayout.MARGIN;

  /** Top of the QR with its quiet zone; its right ends at the margin. */
  public static final double QR_TOP = 32;

  /** Side of a module of the QR: 0.89 mm; below 0.75 mm a scan begins to fail. */
  public static final double QR_MODULE = 7 * 72.0 / ActaPrinter.DOTS_PER_INCH;

  /** Width of the QR's quiet zone, in modules. */
  public static final int QR_QUIET_MODULES = 4;

  private FormLandmarks() {}
}
