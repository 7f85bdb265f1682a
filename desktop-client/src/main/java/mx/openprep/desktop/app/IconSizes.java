package mx.openprep.desktop.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.desktop.app.ui.TextSize;

/**
 * Icons that grow with the words beside them. A style sheet can give an icon's size in pixels only,
 * so for larger words the sizes of the window's style sheet are said once more, larger.
 */
final class IconSizes {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern RULE =
      Pattern.compile("([^{}]+)\\{[^{}]*-fx-icon-size:\\s*(\\d+)[^{}]*}");

  /** Pictures from this size on, in pixels, are seen from a chair's distance as they are. */
  private static final int LARGE = 34;

  private IconSizes() {}

  /**
   * Where the sizes stand that go with these words.
   *
   * @param styles name of the style sheet that gives the usual ones, beside this class
   */
  static String stylesheet(String styles, TextSize size) {
    return "data:text/css;base64,"
        + Base64.getEncoder()
            .encodeToString(larger(read(styles), size).getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String styles) {
    try (InputStream file =
        Objects.requireNonNull(IconSizes.class.getResourceAsStream(styles), styles)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String larger(String css, TextSize size) {
    StringBuilder rules = new StringBuilder();
    Matcher rule = RULE.matcher(COMMENT.matcher(css).replaceAll(""));
    while (rule.find()) {
      int usual = Integer.parseInt(rule.group(2));
      if (usual < LARGE) {
        rules
            .append(rule.group(1).strip())
            .append(" { -fx-icon-size: ")
            .append(usual * size.percent() / 100)
            .append("; }\n");
      }
    }
    return rules.toString();
  }
}
