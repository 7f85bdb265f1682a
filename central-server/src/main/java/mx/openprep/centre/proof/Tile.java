package mx.openprep.centre.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a tree's row, as C2SP tlog-tiles cuts it.
 *
 * @param level 0 for leaves; each level is eight rows above the one below
 * @param number in its level
 * @param width hashes in it; 256 when it is full and never changes again
 */
public record Tile(int level, long number, int width) {
  /** Hashes of a full one. */
  public static final int FULL = 256;

  private static final Pattern PATH =
      Pattern.compile("tile/([0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([0-9]+))?");

  public Tile {
    if (level < 0 || number < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException("No tile: " + level + " " + number + " " + width);
    }
  }

  /** The tiles that a tree of this size has and one of the earlier size has not. */
  public static List<Tile> between(long earlier, long size) {
    List<Tile> tiles = new ArrayList<>();
    long before = earlier;
    long hashes = size;
    for (int level = 0; hashes > 0; level++) {
      for (long number = before / FULL; number * FULL < hashes; number++) {
        int width = (int) Math.min(FULL, hashes - number * FULL);
        if (number * FULL + width > before) {
          tiles.add(new Tile(level, number, width));
        }
      }
      before /= FULL;
      hashes /= FULL;
    }
    return tiles;
  }

  /** All tiles of a tree. */
  public static List<Tile> of(long size) {
    return between(0, size);
  }

  public boolean isFull() {
    return width == FULL;
  }

  /** {@code tile/0/x001/x234/067.p/12}. */
  public String path() {
    StringBuilder path = new StringBuilder();
    long rest = number / 1_000;
    path.append(String.format(Locale.ROOT, "%03d", number % 1_000));
    while (rest > 0) {
      path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1_000));
      rest /= 1_000;
    }
    path.insert(0, "tile/" + level + "/");
    return isFull() ? path.toString() : path + ".p/" + width;
  }

  /** The tile at a path; empty when it is no path of one. */
  public static Optional<Tile> parse(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches() || path.length() > 60) {
      return Optional.empty();
    }
    int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
    if (width < 1 || width > FULL) {
      return Optional.empty();
    }
    Tile tile =
        new Tile(
            Integer.parseInt(matcher.group(1)),
            Long.parseLong(matcher.group(2).replaceAll("[x/]", "")),
            width);
    return Optional.of(tile).filter(t -> t.path().equals(path));
  }
}
