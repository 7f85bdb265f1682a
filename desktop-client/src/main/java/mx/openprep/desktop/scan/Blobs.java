package mx.openprep.desktop.scan;

import java.util.ArrayList;
import java.util.List;

/** Connected dark spots of a small page. */
final class Blobs {
  private final boolean[] dark;
  private final int width;
  private final int[] stack;

  /** One spot: its bounds, pixels of it, and its centre. */
  record Blob(int left, int top, int width, int height, int pixels, double x, double y) {
    /** How much of its bounds it covers. */
    double fill() {
      return pixels / (double) (width * height);
    }

    double side() {
      return (width + height) / 2.0;
    }
  }

  private Blobs(GreyPage page, int darkest) {
    dark = new boolean[page.pixels().length];
    width = page.width();
    stack = new int[dark.length];
    for (int y = 1; y < page.height() - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        dark[y * width + x] = page.at(x, y) < darkest;
      }
    }
  }

  /** All spots of pixels darker than this. */
  static List<Blob> of(GreyPage page, int darkest) {
    Blobs blobs = new Blobs(page, darkest);
    List<Blob> found = new ArrayList<>();
    for (int at = 0; at < blobs.dark.length; at++) {
      if (blobs.dark[at]) {
        found.add(blobs.take(at));
      }
    }
    return found;
  }

  private Blob take(int first) {
    int left = Integer.MAX_VALUE;
    int right = 0;
    int top = first / width;
    int bottom = top;
    long sumX = 0;
    long sumY = 0;
    int pixels = 0;
    int waiting = push(first, 0);
    while (waiting > 0) {
      int at = stack[--waiting];
      int x = at % width;
      int y = at / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
      top = Math.min(top, y);
      sumX += x;
      sumY += y;
      pixels++;
      waiting = push(at - 1, waiting);
      waiting = push(at + 1, waiting);
      waiting = push(at - width, waiting);
      waiting = push(at + width, waiting);
    }
    return new Blob(
        left,
        top,
        right - left + 1,
        bottom - top + 1,
        pixels,
        (double) sumX / pixels,
        (double) sumY / pixels);
  }

  /** Nothing dark touches the page's border, so no neighbour lies outside. */
  private int push(int at, int waiting) {
    if (!dark[at]) {
      return waiting;
    }
    dark[at] = false;
    stack[waiting] = at;
    return waiting + 1;
  }
}
