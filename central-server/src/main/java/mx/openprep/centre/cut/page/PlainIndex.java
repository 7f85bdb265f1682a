package mx.openprep.centre.cut.page;

import java.util.Map;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Figures;
import mx.openprep.centre.tally.HeaderFigure;

/** {@code sin-javascript.html} at the root: the newest cut, and the way to all its figures. */
final class PlainIndex {
  private final Cut cut;
  private final PlainWords words;

  PlainIndex(Cut cut, PlainWords words) {
    this.cut = cut;
    this.words = words;
  }

  byte[] render(PublishedFiles published) {
    PlainFrame frame = new PlainFrame(cut, words, "");
    Markup page = frame.begin(words.of("latest"), cut.election().process().entityName());
    for (ElectionTally tally : cut.tallies()) {
      Figures figures = tally.total().figures();
      page.element("h2", PlainWords.sentence(tally.election().name()))
          .element(
              "p",
              words.of(
                  "feed.line",
                  PlainWords.sentence(tally.election().name()),
                  PlainWords.count(figures.captured()),
                  PlainWords.count(figures.expected()),
                  PlainWords.count(figures.counted()),
                  HeaderFigure.PORCENTAJE_PARTICIPACION_CIUDADANA.of(
                      figures, cut.kind().participation())));
      new PlainPage(cut, tally, words)
          .votes(page, words.of("candidature"), tally.majorityViews().byCandidature());
      page.raw("<p>").link(published.of(Paths.plain(tally)).address(), words.of("all")).raw("</p>");
    }
    page.element("h2", words.of("databases")).raw("<ul class=\"files\">");
    for (Map.Entry<String, PublishedFile> file : published.below(Paths.DATABASES).entrySet()) {
      page.raw("<li>")
          .link(file.getValue().address(), file.getKey().substring(Paths.DATABASES.length() + 1))
          .raw("</li>");
    }
    page.raw("</ul>");
    return frame.end(page);
  }
}
