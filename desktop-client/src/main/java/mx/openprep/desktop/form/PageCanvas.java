package mx.openprep.desktop.form;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.form.Box;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/**
 * One page of a PDF drawn in points from its top left corner. Its only font is the Liberation Sans
 * that comes with PDFBox, embedded: it prints alike everywhere and needs nothing of the machine.
 */
final class PageCanvas implements AutoCloseable {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** How much a stroke around the letters makes them bold, in parts of their size. */
  private static final double BOLD = 0.032;

  private final double width;
  private final double height;
  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private final PDPageContentStream content;

  /** A point of a handwritten stroke. */
  record Point(double x, double y) {}

  PageCanvas(double width, double height) throws IOException {
    this.width = width;
    this.height = height;
    PDPage page = new PDPage(new PDRectangle((float) width, (float) height));
    document.addPage(page);
    // Equal pages are equal files.
    document.setDocumentId(1L);
    try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
      if (file == null) {
        throw new IOException("PDFBox lacks " + FONT);
      }
      font = PDType0Font.load(document, file, true);
    }
    content = new PDPageContentStream(document, page);
  }

  void fill(double x, double y, double w, double h, double grey) throws IOException {
    fill(List.of(new Box(x, y, w, h)), grey);
  }

  /** Rectangles in one path: a page renders much faster than with a path for each. */
  void fill(List<Box> boxes, double grey) throws IOException {
    content.setNonStrokingColor(grey(grey));
    for (Box box : boxes) {
      content.addRect(
          (float) box.x(),
          (float) (height - box.bottom()),
          (float) box.width(),
          (float) box.height());
    }
    content.fill();
  }

  void frame(Box box, double thickness) throws IOException {
    content.setStrokingColor(Color.BLACK);
    content.setLineWidth((float) thickness);
    content.addRect(
        (float) box.x(),
        (float) (height - box.bottom()),
        (float) box.width(),
        (float) box.height());
    content.stroke();
  }

  void line(double x1, double y1, double x2, double y2, double thickness, double grey)
      throws IOException {
    content.setStrokingColor(grey(grey));
    content.setLineWidth((float) thickness);
    content.moveTo((float) x1, (float) (height - y1));
    content.lineTo((float) x2, (float) (height - y2));
    content.stroke();
  }

  /** Text with its base line at y. */
  void text(String text, double x, double y, double size, boolean bold) throws IOException {
    text(text, Matrix.getTranslateInstance((float) x, (float) (height - y)), size, bold, 0);
  }

  /** Text as large as wished, or as fits the width. */
  void fitted(String text, double x, double y, double size, boolean bold, double fitting)
      throws IOException {
    text(text, x, y, size * Math.min(1, fitting / textWidth(text, size)), bold);
  }

  void centred(String text, double x, double y, double size, double grey) throws IOException {
    double left = x - textWidth(text, size) / 2;
    text(text, Matrix.getTranslateInstance((float) left, (float) (height - y)), size, true, grey);
  }

  /** Large pale text across the middle of the page, rising. */
  void watermark(String text, double size, double grey) throws IOException {
    double angle = Math.atan2(height, width) * 0.85;
    double half = textWidth(text, size) / 2;
    text(
        text,
        Matrix.getRotateInstance(
            angle,
            (float) (width / 2 - half * Math.cos(angle)),
            (float) (height / 2 - half * Math.sin(angle))),
        size,
        true,
        grey);
  }

  private void text(String text, Matrix place, double size, boolean bold, double grey)
      throws IOException {
    content.beginText();
    content.setFont(font, (float) size);
    content.setNonStrokingColor(grey(grey));
    content.setStrokingColor(grey(grey));
    content.setLineWidth((float) (size * BOLD));
    content.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    content.setTextMatrix(place);
    content.showText(text);
    content.endText();
  }

  double textWidth(String text, double size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  /** Breaks at spaces and hyphens so that each line fits the width. */
  List<String> wrapped(String text, double size, double fitting) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : text.splitWithDelimiters("[ \\-–]", 0)) {
      if (!line.isBlank() && textWidth((line + part).strip(), size) > fitting) {
        lines.add(line.strip());
        line = "";
      }
      line += part;
    }
    lines.add(line.strip());
    return lines;
  }

  /** Smooth strokes of one pen, each through its points. */
  void strokes(List<List<Point>> strokes, double thickness, double grey) throws IOException {
    content.setStrokingColor(grey(grey));
    content.setLineWidth((float) thickness);
    content.setLineCapStyle(1);
    content.setLineJoinStyle(1);
    for (List<Point> points : strokes) {
      smooth(points);
    }
    content.stroke();
  }

  private void smooth(List<Point> points) throws IOException {
    content.moveTo((float) points.getFirst().x(), (float) (height - points.getFirst().y()));
    for (int i = 0; i + 1 < points.size(); i++) {
      Point before = points.get(Math.max(0, i - 1));
      Point from = points.get(i);
      Point to = points.get(i + 1);
      Point after = points.get(Math.min(points.size() - 1, i + 2));
      // Catmull-Rom as a cubic: a sixth of the chord beyond each end.
      content.curveTo(
          (float) (from.x() + (to.x() - before.x()) / 6),
          (float) (height - from.y() - (to.y() - before.y()) / 6),
          (float) (to.x() - (after.x() - from.x()) / 6),
          (float) (height - to.y() + (after.y() - from.y()) / 6),
          (float) to.x(),
          (float) (height - to.y()));
    }
  }

  private static Color grey(double grey) {
    return new Color((float) grey, (float) grey, (float) grey);
  }

  byte[] finish() throws IOException {
    content.close();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
