package mx.openprep.desktop.printing;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.openprep.desktop.app.ui.Texts;

/**
 * Puts a sheet together, from the top down. All sheets look alike: realm band, title, what was
 * added, and at the foot of each page who printed it, where, when, and which page of how many it
 * is. Letter size, upright; a table that is longer than a page repeats its head.
 */
public final class SheetBuilder {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

  private final Letterhead from;
  private final Texts texts;
  private final String title;
  private final StringBuilder body = new StringBuilder();

  /** A part of a table's width and whether its figures stand to the right. */
  public record Column(String heading, int share, boolean figures) {
    public Column(String heading, int share) {
      this(heading, share, false);
    }
  }

  public SheetBuilder(String title, Letterhead from, Texts texts) {
    this.title = title;
    this.from = from;
    this.texts = texts;
  }

  public SheetBuilder section(String heading) {
    return add("h2", heading);
  }

  public SheetBuilder paragraph(String text) {
    return add("p", text);
  }

  /** What must be read from an arm's length: a hash, a casilla, a number of actas. */
  public SheetBuilder large(String text) {
    body.append("<p class=\"large\">").append(Html.escaped(text)).append("</p>");
    return this;
  }

  private SheetBuilder add(String tag, String text) {
    body.append(Html.element(tag, text));
    return this;
  }

  /** Rows of as many cells as there are columns. */
  public SheetBuilder table(List<Column> columns, List<List<String>> rows) {
    int all = columns.stream().mapToInt(Column::share).sum();
    body.append("<table><thead><tr>");
    for (Column column : columns) {
      body.append(
              "<th scope=\"col\" style=\"width: %.2f%%\"".formatted(100.0 * column.share() / all))
          .append(column.figures() ? " class=\"figures\">" : ">")
          .append(Html.escaped(column.heading()))
          .append("</th>");
    }
    body.append("</tr></thead><tbody>");
    rows.forEach(row -> body.append(row(columns, row)));
    body.append("</tbody></table>");
    return this;
  }

  private static String row(List<Column> columns, List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException("Cells " + cells + " for columns " + columns);
    }
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      row.append(columns.get(i).figures() ? "<td class=\"figures\">" : "<td>")
          .append(Html.escaped(cells.get(i)))
          .append("</td>");
    }
    return row.append("</tr>").toString();
  }

  /**
   * A QR with its caption.
   *
   * @param text what a reader reads from it
   */
  public SheetBuilder qr(String text, String caption) {
    body.append(
        "<div class=\"qr\"><img alt=\"%s\" src=\"%s\"/><p>%s</p></div>"
            .formatted(Html.escaped(caption), QrPicture.dataAddress(text), Html.escaped(caption)));
    return this;
  }

  /** Lines to sign on, one for each name or function. */
  public SheetBuilder signatures(String... names) {
    body.append("<table class=\"signatures\"><tr>");
    Stream.of(names).forEach(name -> body.append(Html.element("td", name)));
    body.append("</tr></table>");
    return this;
  }

  public SheetBuilder pageBreak() {
    body.append("<div class=\"break\"></div>");
    return this;
  }

  /**
   * The finished sheet.
   *
   * @param name see {@link Sheet#name()}
   */
  public Sheet build(String name) {
    return new Sheet(name, SheetPdf.of(page()));
  }

  private String page() {
    String band = band();
    String foot = "<div class=\"foot\">" + Html.escaped(origin()) + "</div>";
    return Html.page(
        texts.locale().toLanguageTag(),
        title,
        texts.of("sheet.pages"),
        !band.isEmpty(),
        foot + band + Html.element("h1", title) + body);
  }

  private String band() {
    String words =
        switch (from.realm()) {
          case DRILL -> texts.of("realm.drill");
          case PRACTICE -> texts.of("realm.practice");
          case OFFICIAL -> "";
          case REALM_UNSPECIFIED, UNRECOGNIZED -> texts.of("realm.none");
        };
    return words.isEmpty()
        ? ""
        : "<div class=\"band %s\">%s</div>".formatted(from.realm().name(), Html.escaped(words));
  }

  private String origin() {
    String time = TIME.withZone(from.zone()).format(from.at());
    return Stream.of("OpenPREP", from.place(), from.station(), from.person(), time)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }
}
