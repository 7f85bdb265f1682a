package mx.openprep.desktop.printing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The markup of a sheet. */
final class Html {
  private static final String STYLE = style();
  private static final String BAND =
      "@page { margin-top: 28mm; @top-center { content: element(band); width: 100%; } }";

  private Html() {}

  private static String style() {
    try (InputStream sheet = Html.class.getResourceAsStream("sheet.css")) {
      return new String(
          Objects.requireNonNull(sheet, "sheet.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String escaped(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n]]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String element(String tag, String text) {
    return "<" + tag + ">" + escaped(text) + "</" + tag + ">";
  }

  /**
   * A whole document.
   *
   * @param pages words between the number of a page and how many there are
   * @param banded whether the head of each page has room for a band
   */
  static String page(String language, String title, String pages, boolean banded, String body) {
    return """
    <html lang="%s"><head><title>%s</title><meta name="description" content="%s"/><meta name="subject" content="%s"/><style>%s
    %s @page { @bottom-right { font-size: 8.5pt; text-align: right; content: counter(page) " %s " counter(pages); } }
    </style></head><body>%s</body></html>
    """
        .formatted(
            language,
            escaped(title),
            escaped(title),
            escaped(title),
            STYLE,
            banded ? BAND : "",
            escaped(pages),
            body);
  }
}
