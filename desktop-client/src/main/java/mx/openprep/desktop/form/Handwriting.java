package mx.openprep.desktop.form;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import mx.openprep.acta.PaperField.Writing;
import mx.openprep.desktop.form.PageCanvas.Point;
import mx.openprep.form.Box;

/** Draws numbers, words, scribbles and strikes with the tremor of one hand. */
final class Handwriting {
  private static final double DIGIT_UNITS = 11;
  private static final double SPACE_UNITS = 2.6;
  private static final double GAP_UNITS = 1.1;
  private static final double WORDS_SHARE = 0.46;
  private static final double TIGHT_WORDS_SHARE = 0.66;

  /** Of its usual size, how small a word may become before it takes a second line. */
  private static final double SMALLEST = 0.66;

  /** Points for each unit of a letter in a row of usual height. */
  private static final double USUAL_SCALE = 1.3;

  private static final double TREMBLE_UNITS = 0.28;

  private final Map<Character, Glyph> glyphs = glyphs();
  private final PageCanvas canvas;
  private final RandomGenerator random;
  private final double slant;
  private final double pen;
  private final double ink;

  private record Glyph(double width, List<List<Point>> strokes) {}

  /** One hand: its slant, pen and ink stay the same over the page. */
  Handwriting(PageCanvas canvas, RandomGenerator random) {
    this.canvas = canvas;
    this.random = random;
    this.slant = random.nextDouble(-0.06, 0.24);
    this.pen = random.nextDouble(0.75, 1.15);
    this.ink = random.nextDouble(0.0, 0.22);
  }

  /** The digits in their box. */
  void digits(HandwrittenActa.Entry entry, Box box) throws IOException {
    switch (entry.paper().digits()) {
      case Writing.Figure figure -> {
        Box place = box;
        if (entry.struckOut()) {
          double half = box.width() / 2;
          Box first = new Box(box.x() + 1, box.y(), half - 2, box.height());
          write(Integer.toString(figure.value() + 1 + random.nextInt(8)), first, 0.5);
          strike(first);
          place = new Box(box.x() + half, box.y(), half, box.height());
        }
        write(Integer.toString(figure.value()), place, 0.62);
      }
      case Writing.None none -> absent(none, box);
    }
  }

  /** The words on their line. */
  void words(HandwrittenActa.Entry entry, Box box) throws IOException {
    switch (entry.paper().words()) {
      case Writing.Figure figure -> {
        List<String> lines = lines(SpanishNumber.words(figure.value()), box);
        double height = box.height() / lines.size();
        for (int i = 0; i < lines.size(); i++) {
          Box line = new Box(box.x(), box.y() + i * height, box.width(), height);
          write(lines.get(i), line, lines.size() == 1 ? WORDS_SHARE : TIGHT_WORDS_SHARE);
        }
      }
      case Writing.None none -> absent(none, box);
    }
  }

  /** Two lines where one would be too small to read. */
  private List<String> lines(String words, Box box) {
    double units = units(signs(words));
    boolean fits = box.width() / units > SMALLEST * box.height() * WORDS_SHARE / DIGIT_UNITS;
    int middle = words.lastIndexOf(' ', words.length() * 3 / 5);
    return fits || middle < 0
        ? List.of(words)
        : List.of(words.substring(0, middle), words.substring(middle + 1));
  }

  private List<Glyph> signs(String text) {
    return text.chars().mapToObj(sign -> glyph((char) sign)).toList();
  }

  private static double units(List<Glyph> signs) {
    return signs.stream().mapToDouble(sign -> sign.width() + GAP_UNITS).sum();
  }

  private void absent(Writing.None none, Box box) throws IOException {
    switch (none) {
      case BLANK -> {}
      case UNCLEAR -> scribble(box);
    }
  }

  /**
   * Writes as large as the box allows.
   *
   * @param share of the box's height that the tallest letters take
   */
  private void write(String text, Box box, double share) throws IOException {
    List<Glyph> signs = signs(text);
    double units = units(signs);
    double scale = Math.min(box.height() * share / DIGIT_UNITS, box.width() * 0.94 / units);
    scale *= random.nextDouble(0.9, 1.0);
    double x = box.x() + (box.width() - units * scale) * random.nextDouble(0.25, 0.75);
    double y = box.y() + box.height() * random.nextDouble(0.72, 0.80);
    double drift = random.nextDouble(-0.012, 0.008);
    List<List<Point>> strokes = new ArrayList<>();
    for (Glyph sign : signs) {
      strokes.addAll(trembling(sign, x, y + random.nextDouble(-0.5, 0.5) * scale, scale));
      double step = (sign.width() + GAP_UNITS * random.nextDouble(0.7, 1.2)) * scale;
      x += step;
      y += step * drift;
    }
    double thickness = pen * Math.clamp(scale / USUAL_SCALE, 0.5, 1.1);
    canvas.strokes(strokes, thickness * random.nextDouble(0.9, 1.1), ink);
  }

  private List<List<Point>> trembling(Glyph sign, double x, double y, double scale) {
    List<List<Point>> strokes = new ArrayList<>();
    double size = scale * random.nextDouble(0.92, 1.08);
    for (List<Point> stroke : sign.strokes()) {
      List<Point> drawn = new ArrayList<>();
      for (Point point : stroke) {
        double px = point.x() + random.nextDouble(-TREMBLE_UNITS, TREMBLE_UNITS);
        double py = point.y() + random.nextDouble(-TREMBLE_UNITS, TREMBLE_UNITS);
        drawn.add(new Point(x + (px + py * slant) * size, y - py * size));
      }
      strokes.add(drawn);
    }
    return strokes;
  }

  private void strike(Box box) throws IOException {
    double y = box.y() + box.height() * 0.55;
    List<List<Point>> lines = new ArrayList<>();
    for (int line = 0; line < 2; line++) {
      lines.add(
          List.of(
              new Point(box.x() + 1, y + random.nextDouble(-3, 3)),
              new Point(box.x() + box.width() / 2, y + random.nextDouble(-2, 2)),
              new Point(box.right() - 1, y + random.nextDouble(-3, 3))));
    }
    canvas.strokes(lines, pen, ink);
  }

  private void scribble(Box box) throws IOException {
    List<Point> points = new ArrayList<>();
    double width = Math.min(box.width() * 0.8, box.height() * 3);
    double left = box.x() + (box.width() - width) * random.nextDouble(0.3, 0.7);
    int turns = 26;
    for (int i = 0; i < turns; i++) {
      double wander = width * i / turns + random.nextDouble(-width / 5, width / 5);
      double up = i % 2 == 0 ? random.nextDouble(0.2, 0.45) : random.nextDouble(0.5, 0.8);
      points.add(
          new Point(
              Math.clamp(left + wander, box.x() + 2, box.right() - 2),
              box.y() + box.height() * up));
    }
    canvas.strokes(List.of(points), pen, ink);
  }

  private Glyph glyph(char sign) {
    Glyph glyph = glyphs.get(sign);
    if (glyph == null) {
      throw new IllegalArgumentException("This hand cannot write: " + sign);
    }
    return glyph;
  }

  private static Map<Character, Glyph> glyphs() {
    Map<Character, Glyph> glyphs = new HashMap<>();
    glyphs.put(' ', new Glyph(SPACE_UNITS, List.of()));
    try (InputStream file = Handwriting.class.getResourceAsStream("strokes.txt")) {
      if (file == null) {
        throw new IllegalStateException("strokes.txt is missing");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          String[] parts = line.split(" ", 3);
          List<List<Point>> strokes = new ArrayList<>();
          for (String stroke : parts[2].split(";", -1)) {
            strokes.add(stroke(stroke.strip()));
          }
          glyphs.put(line.charAt(0), new Glyph(Double.parseDouble(parts[1]), strokes));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return glyphs;
  }

  private static List<Point> stroke(String text) {
    List<Point> points = new ArrayList<>();
    for (String point : text.split(" ", -1)) {
      int comma = point.indexOf(',');
      points.add(
          new Point(
              Double.parseDouble(point.substring(0, comma)),
              Double.parseDouble(point.substring(comma + 1))));
    }
    return points;
  }
}
