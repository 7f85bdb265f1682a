package mx.openprep.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;

/**
 * Where each field of a form lies on its page, so that a screen can show a field's place beside its
 * entry. One page always: letter for few fields, legal and two columns for many.
 *
 * @param heightPoints height of the page in points of 1/72 inch; {@link #WIDTH_POINTS} is its width
 */
public record FormLayout(int heightPoints, Map<FieldId, FieldBoxes> fields) {
  /** Letter and legal paper are equally wide: 8.5 inches. */
  public static final int WIDTH_POINTS = 612;

  public static final int LETTER_POINTS = 792;
  public static final int LEGAL_POINTS = 1008;
  public static final double MARGIN = 34;
  public static final double HEADER = 158;
  public static final double FOOTER = 82;
  public static final double COLUMN_HEAD = 15;
  public static final double GUTTER = 12;

  private static final int MOST_ROWS_IN_ONE_COLUMN = 16;
  private static final int MOST_ROWS_ON_LETTER = 15;
  private static final double TALLEST_ROW = 33;
  private static final double LABEL_SHARE = 0.34;
  private static final double DIGITS_SHARE = 0.21;

  public FormLayout {
    fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * The parts of one field: its printed name, the line for the words and the box for the digits.
   */
  public record FieldBoxes(Box row, Box label, Box words, Box digits) {}

  /** The layout of the fields that exist on this form. */
  public static FormLayout of(FormDefinition form) {
    List<FormField> keyed = form.keyed();
    int columns = keyed.size() > MOST_ROWS_IN_ONE_COLUMN ? 2 : 1;
    int rows = (keyed.size() + columns - 1) / columns;
    int height = columns == 1 || rows <= MOST_ROWS_ON_LETTER ? LETTER_POINTS : LEGAL_POINTS;
    double top = HEADER + COLUMN_HEAD;
    double rowHeight = Math.min(TALLEST_ROW, (height - top - FOOTER) / rows);
    double columnWidth = (WIDTH_POINTS - 2 * MARGIN - (columns - 1) * GUTTER) / columns;

    Map<FieldId, FieldBoxes> fields = new LinkedHashMap<>();
    for (int i = 0; i < keyed.size(); i++) {
      int column = i / rows;
      int row = i % rows;
      double x = MARGIN + column * (columnWidth + GUTTER);
      double y = top + row * rowHeight;
      fields.put(keyed.get(i).id(), boxes(x, y, columnWidth, rowHeight, height));
    }
    return new FormLayout(height, fields);
  }

  private static FieldBoxes boxes(double x, double y, double width, double height, int pageHeight) {
    double label = width * LABEL_SHARE;
    double digits = width * DIGITS_SHARE;
    return new FieldBoxes(
        relative(x, y, width, height, pageHeight),
        relative(x, y, label, height, pageHeight),
        relative(x + label, y, width - label - digits, height, pageHeight),
        relative(x + width - digits, y, digits, height, pageHeight));
  }

  private static Box relative(double x, double y, double width, double height, int pageHeight) {
    return new Box(x / WIDTH_POINTS, y / pageHeight, width / WIDTH_POINTS, height / pageHeight);
  }

  /** Where a field lies; empty for a field that is not on this form. */
  public Optional<FieldBoxes> field(FieldId id) {
    return Optional.ofNullable(fields.get(id));
  }
}
