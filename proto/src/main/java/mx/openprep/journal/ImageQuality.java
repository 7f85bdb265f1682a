package mx.openprep.journal;

/**
 * Figures of a scanned page, integers so that they compare exactly.
 *
 * @param skewMillidegrees thousandths of a degree by which the page was turned straight
 * @param sharpness variance of the Laplacian; low means blurred
 * @param contrast 0 to 255: 95th minus 5th percentile of grey
 */
public record ImageQuality(
    int width, int height, int skewMillidegrees, int sharpness, int contrast) {
  public ImageQuality {
    if (width < 0 || height < 0 || sharpness < 0 || contrast < 0) {
      throw new IllegalArgumentException("A figure of an image is not negative");
    }
  }
}
