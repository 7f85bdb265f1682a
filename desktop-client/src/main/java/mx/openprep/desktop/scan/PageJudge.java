package mx.openprep.desktop.scan;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaQr;
import mx.openprep.desktop.form.FormLandmarks;
import mx.openprep.form.Box;
import mx.openprep.form.FormLayout;
import mx.openprep.journal.ImageQuality;

/** Says what is wrong with a page, and where. */
record PageJudge(
    GreyPage scan,
    StraightPage upright,
    Skew skew,
    Optional<FormFrame> frame,
    Optional<QrReader.Sighting> qr,
    boolean wayUpKnown,
    List<Rectangle2D> streaks,
    ImageQuality quality) {
  // Darker paper than recycled paper under a closed cover.
  private static final int DARK_PAPER = 105;
  // Print is black: less is a weak lamp or an open cover, and pencil is gone by then.
  private static final int PALE_INK = 60;
  // How far beyond a missing square an area reaches, in points.
  private static final double AROUND = 40;

  /** The streaks over the form, as parts of the page. */
  static List<Rectangle2D> overForm(
      List<Rectangle2D> streaks, StraightPage upright, Optional<FormFrame> frame) {
    Box inner = inner(upright, frame);
    return streaks.stream().filter(streak -> upright.area(streak).overlaps(inner)).toList();
  }

  private static Box inner(StraightPage upright, Optional<FormFrame> frame) {
    if (frame.isEmpty()) {
      return new Box(0.03, 0.02, 0.94, 0.96);
    }
    FormFrame form = frame.get();
    double inset = FormLandmarks.MARK_INSET;
    return upright.area(
        form.x(inset),
        form.y(inset),
        form.x(FormLayout.WIDTH_POINTS - inset),
        form.y(form.paperHeight() - inset));
  }

  /** Worst first; empty for a page that can be published. */
  List<PageFault> faults(Optional<String> packageBrief) {
    boolean isForm = frame.isPresent() || isActa();
    if (!isForm && PageFigures.blank(upright.page())) {
      return List.of(PageFault.of(PageFault.Kind.BLANK));
    }
    List<PageFault> faults = new ArrayList<>();
    light(faults);
    boolean blurred = quality.edgePermille() < PageFigures.BLURRED_PERMILLE;
    if (blurred) {
      faults.add(PageFault.of(PageFault.Kind.BLURRED));
    }
    // A blurred page has no edges to tell the angle by; then blur is what to say.
    if (skew.tooMuch() && (skew.clear() || !blurred) && (skew.far() || !isWhole())) {
      faults.add(PageFault.of(PageFault.Kind.TOO_SKEWED));
    }
    frame.ifPresentOrElse(form -> whole(form, faults), () -> withoutFrame(faults));
    streaks.forEach(
        streak -> faults.add(new PageFault(PageFault.Kind.STREAKED, upright.area(streak))));
    identity(packageBrief, faults);
    faults.sort(Comparator.comparing(PageFault::kind));
    return faults;
  }

  private boolean isActa() {
    return qr.filter(QrReader.Sighting::isActa).isPresent();
  }

  private boolean isWhole() {
    return frame.filter(form -> form.count() == FormFrame.Corner.values().length).isPresent();
  }

  private void light(List<PageFault> faults) {
    if (quality.paper() < DARK_PAPER) {
      faults.add(PageFault.of(PageFault.Kind.TOO_DARK));
    } else if (quality.ink() < PALE_INK) {
      faults.add(PageFault.of(PageFault.Kind.TOO_PALE));
    }
  }

  private void withoutFrame(List<PageFault> faults) {
    if (PageFigures.cutOff(scan)) {
      faults.add(PageFault.of(PageFault.Kind.CUT_OFF));
    }
  }

  private void whole(FormFrame form, List<PageFault> faults) {
    for (Box stranger : form.strangers()) {
      faults.add(
          new PageFault(
              PageFault.Kind.DOUBLE,
              upright.area(stranger.x(), stranger.y(), stranger.right(), stranger.bottom())));
    }
    List<FormFrame.Corner> missing = new ArrayList<>();
    for (FormFrame.Corner corner : FormFrame.Corner.values()) {
      if (!form.has(corner)) {
        missing.add(corner);
      }
    }
    for (FormFrame.Corner corner : missing) {
      boolean folded = missing.size() == 1 && isOnPage(form, corner);
      faults.add(
          new PageFault(
              folded ? PageFault.Kind.CORNER_FOLDED : PageFault.Kind.CUT_OFF,
              around(form, corner)));
    }
  }

  private boolean isOnPage(FormFrame form, FormFrame.Corner corner) {
    double x = form.x(corner.x());
    double y = form.y(corner.y(form.paperHeight()));
    double half = FormLandmarks.MARK / 2 * form.scale();
    GreyPage page = upright.page();
    return x > half && y > half && x < page.width() - half && y < page.height() - half;
  }

  private Box around(FormFrame form, FormFrame.Corner corner) {
    double reach = AROUND * form.scale();
    GreyPage page = upright.page();
    double x = Math.clamp(form.x(corner.x()), 0, page.width());
    double y = Math.clamp(form.y(corner.y(form.paperHeight())), 0, page.height());
    return upright.area(x - reach, y - reach, x + reach, y + reach);
  }

  private void identity(Optional<String> packageBrief, List<PageFault> faults) {
    Optional<ActaQr> acta = qr.map(QrReader.Sighting::text).flatMap(ActaQr::parse);
    if (acta.isEmpty() && frame.isEmpty()) {
      faults.add(PageFault.of(PageFault.Kind.NOT_ACTA));
    } else if (acta.isEmpty()) {
      faults.add(
          wayUpKnown
              ? new PageFault(PageFault.Kind.QR_UNREADABLE, qrPlace(frame.orElseThrow()))
              : PageFault.of(PageFault.Kind.WAY_UP_UNKNOWN));
    } else if (packageBrief.filter(brief -> !brief.equals(acta.get().packageBrief())).isPresent()) {
      faults.add(PageFault.of(PageFault.Kind.OTHER_ELECTION));
    }
  }

  private Box qrPlace(FormFrame form) {
    double right = FormLayout.WIDTH_POINTS - FormLandmarks.MARGIN;
    double side = FormLandmarks.BAND_TOP - FormLandmarks.QR_TOP;
    return upright.area(
        form.x(right - side),
        form.y(FormLandmarks.QR_TOP),
        form.x(right),
        form.y(FormLandmarks.BAND_TOP));
  }
}
