package mx.openprep.journal;

/**
 * Figures of a scanned page, integers so that they compare exactly.
 *
 * @param skewMillidegrees thousandths of a degree by which the page was turned straight
 * @param sharpness variance of the Laplacian; low means blurred
 * @param contrast 0 to 255: 95th minus 5th percentile of grey
 * @param paper 0 to 255: the paper's grey
 * @param ink 0 to 255: how much darker than the paper the print is
 * @param edgePermille thousandths of the contrast that the steepest edges rise by within a pixel;
 *     low means blurred, whatever the noise
 * @param marks of the form's four corner squares, how many were found
 * @param streaks lines drawn by dirt on the scanner's glass
 */
public record ImageQuality(
    int width,
    int height,
    int skewMillidegrees,
    int sharpness,
    int contrast,
    int paper,
    int ink,
    int edgePermille,
    int marks,
    int streaks) {
  /** Of an image nobody measured. */
  public static final ImageQuality UNKNOWN = new ImageQuality(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public ImageQuality {
    if (width < 0
        || height < 0
        || sharpness < 0
        || contrast < 0
        || paper < 0
        || ink < 0
        || edgePermille < 0
        || marks < 0
        || streaks < 0) {
      throw new IllegalArgumentException("A figure of an image is not negative");
    }
  }

  /** As it travels. */
  public mx.openprep.v1.ImageQuality wire() {
    return mx.openprep.v1.ImageQuality.newBuilder()
        .setWidth(width)
        .setHeight(height)
        .setSkewMillidegrees(skewMillidegrees)
        .setSharpness(sharpness)
        .setContrast(contrast)
        .setPaper(paper)
        .setInk(ink)
        .setEdgePermille(edgePermille)
        .setMarks(marks)
        .setStreaks(streaks)
        .build();
  }

  /**
   * As it came.
   *
   * @throws IllegalArgumentException when a figure is negative
   */
  public static ImageQuality of(mx.openprep.v1.ImageQuality wire) {
    return new ImageQuality(
        wire.getWidth(),
        wire.getHeight(),
        wire.getSkewMillidegrees(),
        wire.getSharpness(),
        wire.getContrast(),
        wire.getPaper(),
        wire.getInk(),
        wire.getEdgePermille(),
        wire.getMarks(),
        wire.getStreaks());
  }
}
