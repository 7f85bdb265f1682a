package mx.openprep.centre.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A document put together from the top down, letter size, upright. Unless the realm is official, a
 * band across every page says so.
 */
public final class Paper {
  private static final String STYLE = style();

  private final Locale locale;
  private final String title;
  private final String band;
  private final String foot;
  private final StringBuilder body = new StringBuilder();

  /**
   * An empty document.
   *
   * @param band across every page; empty for none
   * @param foot of every page, beside its number
   */
  public Paper(Locale locale, String title, String band, String foot) {
    this.locale = locale;
    this.title = title;
    this.band = band;
    this.foot = foot;
  }

  private static String style() {
    try (InputStream sheet = Paper.class.getResourceAsStream("paper.css")) {
      return new String(
          Objects.requireNonNull(sheet, "paper.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Paper heading(String text) {
    return add("h1", text);
  }

  public Paper section(String text) {
    return add("h2", text);
  }

  public Paper paragraph(String text) {
    return add("p", text);
  }

  /** Steps in their order. */
  public Paper steps(List<String> steps) {
    body.append("<ol>");
    steps.forEach(step -> add("li", step));
    body.append("</ol>");
    return this;
  }

  /** What is copied sign by sign. */
  public Paper code(String text) {
    body.append("<p class=\"code\">").append(escaped(text)).append("</p>");
    return this;
  }

  /** Names and values, one pair a row. */
  public Paper facts(List<List<String>> rows) {
    body.append("<table class=\"facts\"><tbody>");
    for (List<String> row : rows) {
      body.append("<tr><th scope=\"row\">").append(escaped(row.getFirst())).append("</th>");
      row.stream().skip(1).forEach(cell -> add("td", cell));
      body.append("</tr>");
    }
    body.append("</tbody></table>");
    return this;
  }

  /** A QR with its caption. */
  public Paper qr(String text, String caption) {
    body.append(
        "<div class=\"qr\"><img alt=\"%s\" src=\"%s\"/><p>%s</p></div>"
            .formatted(escaped(caption), QrPicture.dataAddress(text), escaped(caption)));
    return this;
  }

  /** Lines to sign on. */
  public Paper signatures(String... names) {
    body.append("<table class=\"signatures\"><tr>");
    List.of(names).forEach(name -> add("td", name));
    body.append("</tr></table>");
    return this;
  }

  public Paper pageBreak() {
    body.append("<div class=\"break\"></div>");
    return this;
  }

  public byte[] pdf() {
    return PaperPdf.of(
        """
        <html lang="%s"><head><title>%s</title><meta name="description" content="%s"/>
        <meta name="subject" content="%s"/><style>%s</style></head>
        <body><div class="foot">%s</div><div class="band">%s</div>%s</body></html>
        """
            .formatted(
                locale.toLanguageTag(),
                escaped(title),
                escaped(title),
                escaped(title),
                STYLE,
                escaped(foot),
                escaped(band),
                body));
  }

  private Paper add(String tag, String text) {
    body.append('<')
        .append(tag)
        .append('>')
        .append(escaped(text))
        .append("</")
        .append(tag)
        .append('>');
    return this;
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n]]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
