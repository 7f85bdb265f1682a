package mx.openprep.desktop.scan;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import mx.openprep.form.Box;

/**
 * A page turned straight and cropped to its paper, and where each place of the scan went.
 *
 * @param fromScan from pixels of the scan to pixels of this page
 */
record StraightPage(GreyPage page, AffineTransform fromScan) {
  /** Turned back by so much. */
  static StraightPage of(GreyPage scan, double askewDegrees) {
    int surroundings = PageCrop.surroundings(scan);
    GreyPage turned = scan.turned(-askewDegrees, surroundings);
    PageCrop crop = PageCrop.of(turned, surroundings, scan.width(), scan.height());
    AffineTransform fromScan = AffineTransform.getTranslateInstance(-crop.left(), -crop.top());
    fromScan.translate((turned.width() - 1) / 2.0, (turned.height() - 1) / 2.0);
    fromScan.rotate(Math.toRadians(-askewDegrees));
    fromScan.translate((1 - scan.width()) / 2.0, (1 - scan.height()) / 2.0);
    return new StraightPage(crop.on(turned), fromScan);
  }

  /** Turned clockwise by so many right angles. */
  StraightPage quarterTurned(int turns) {
    int quarters = Math.floorMod(turns, 4);
    if (quarters == 0) {
      return this;
    }
    GreyPage turned = page.quarterTurned(quarters);
    AffineTransform moved =
        AffineTransform.getTranslateInstance(
            (turned.width() - 1) / 2.0, (turned.height() - 1) / 2.0);
    moved.quadrantRotate(quarters);
    moved.translate((1 - page.width()) / 2.0, (1 - page.height()) / 2.0);
    moved.concatenate(fromScan);
    return new StraightPage(turned, moved);
  }

  /** Where on this page a part of the scan lies. */
  Box area(Rectangle2D ofScan) {
    Rectangle2D here = fromScan.createTransformedShape(ofScan).getBounds2D();
    return area(here.getMinX(), here.getMinY(), here.getMaxX(), here.getMaxY());
  }

  /** A part of this page, as far as it lies on it. */
  Box area(double left, double top, double right, double bottom) {
    double x = Math.clamp(left / page.width(), 0, 1);
    double y = Math.clamp(top / page.height(), 0, 1);
    return new Box(
        x,
        y,
        Math.clamp(right / page.width(), 0, 1) - x,
        Math.clamp(bottom / page.height(), 0, 1) - y);
  }
}
