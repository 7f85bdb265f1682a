package mx.openprep.desktop.scan;

/** Counts by grey or by steepness, 0 to 255. */
final class Histogram {
  private Histogram() {}

  static int[] greys(GreyPage page) {
    int[] counts = new int[256];
    for (byte pixel : page.pixels()) {
      counts[pixel & 0xff]++;
    }
    return counts;
  }

  /** The value that this share of all does not exceed. */
  static int percentile(int[] counts, double share) {
    long all = 0;
    for (int count : counts) {
      all += count;
    }
    long below = 0;
    for (int value = 0; value < counts.length; value++) {
      below += counts[value];
      if (below >= share * all) {
        return value;
      }
    }
    return counts.length - 1;
  }
}
