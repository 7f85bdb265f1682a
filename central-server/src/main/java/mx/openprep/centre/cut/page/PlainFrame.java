package mx.openprep.centre.cut.page;

import mx.openprep.centre.cut.Cut;

/** What every page without script begins and ends with. */
final class PlainFrame {
  private static final String NEWEST = "sin-javascript.html";
  private final Cut cut;
  private final PlainWords words;
  private final String root;

  /**
   * Of one page.
   *
   * @param root the way from it to the publication directory, with a slash at its end or empty
   */
  PlainFrame(Cut cut, PlainWords words, String root) {
    this.cut = cut;
    this.words = words;
    this.root = root;
  }

  Markup begin(String title, String above) {
    Markup page = new Markup();
    page.raw("<!doctype html><html lang=\"es-MX\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">")
        .element("title", words.of("title", title, above))
        .raw("<link rel=\"icon\" href=\"" + root + "icono.svg\" type=\"image/svg+xml\">")
        .raw("<link rel=\"stylesheet\" href=\"" + root + "portal.css\"></head>")
        .raw("<body class=\"plain\"><a class=\"skip\" href=\"#contenido\">")
        .text(words.of("skip"))
        .raw("</a>");
    cut.notOfficial()
        .ifPresent(mark ->
            page.raw("<aside class=\"realm\" aria-label=\"Aviso\"><strong>")
                .text(mark)
                .raw("</strong> ")
                .text(words.of("notice"))
                .raw("</aside>"));
    page.raw("<header class=\"top\"><div class=\"wrap top-row\"><span class=\"brand\"><span>")
        .raw("<strong>PREP</strong> ")
        .text(cut.election().process().entityName())
        .raw("<small>")
        .text(cut.election().process().name())
        .raw("</small></span></span><nav class=\"general\" aria-label=\"General\">")
        .link(root + NEWEST, words.of("latest"))
        .link(root.isEmpty() ? "./" : root, words.of("full"))
        .raw("</nav></div></header><main class=\"wrap\" id=\"contenido\"><div><p class=\"soft\">")
        .text(above)
        .raw("</p>")
        .element("h1", title)
        .raw("<p class=\"hint\">");
    if (root.isEmpty()) {
      page.text(words.of("cut", cut.number(), PlainWords.time(cut.madeAt())));
    } else {
      page.text(words.of("kept", cut.number(), PlainWords.time(cut.madeAt()), words.of("latest")));
    }
    return page.raw("</p></div><div class=\"card\">");
  }

  byte[] end(Markup page) {
    return page.raw("</div></main><footer class=\"wrap foot\">")
        .element("p", words.of("legal"))
        .raw("</footer></body></html>")
        .bytes();
  }
}
