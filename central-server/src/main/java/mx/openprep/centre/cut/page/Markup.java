package mx.openprep.centre.cut.page;

import java.nio.charset.StandardCharsets;

/** HTML or XML being written: text is escaped, elements are closed in order. */
final class Markup {
  private final StringBuilder out = new StringBuilder(4_096);

  /** Markup of ours, as it is. */
  Markup raw(String markup) {
    out.append(markup);
    return this;
  }

  Markup text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
    return this;
  }

  /** An element that holds text only. */
  Markup element(String name, String text) {
    return raw("<" + name + ">").text(text).raw("</" + name + ">");
  }

  /** A number's cell. */
  Markup number(String text) {
    return raw("<td class=\"n\">").text(text).raw("</td>");
  }

  Markup link(String address, String text) {
    return raw("<a href=\"").text(address).raw("\">").text(text).raw("</a>");
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
