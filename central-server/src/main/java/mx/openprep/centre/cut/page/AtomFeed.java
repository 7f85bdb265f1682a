package mx.openprep.centre.cut.page;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Figures;
import mx.openprep.centre.tally.HeaderFigure;

/** {@code cortes.atom}: an entry a cut, newest first (RFC 4287). */
final class AtomFeed {
  static final String PATH = Paths.PAGE + "/cortes.atom";
  private static final int MOST = 30;
  // Of the feed before, which we wrote.
  private static final Pattern ENTRY = Pattern.compile("<entry>.*?</entry>", Pattern.DOTALL);
  private final Cut cut;
  private final PlainWords words;

  AtomFeed(Cut cut, PlainWords words) {
    this.cut = cut;
    this.words = words;
  }

  byte[] render(PublishedFiles published) {
    String updated =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(cut.madeAt().truncatedTo(ChronoUnit.SECONDS));
    String id = "urn:openprep:" + cut.election().hash().hex() + ":" + cut.realm();
    String mark = cut.notOfficial().map(m -> " (" + m + ")").orElse("");
    Markup feed = new Markup();
    feed.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"es-MX\">")
        .element("title", words.of("feed.title", cut.election().process().entityName()) + mark)
        .element("id", id)
        .element("updated", updated)
        .raw("<author><name>PREP</name></author><link rel=\"alternate\" href=\"./\"/>")
        .raw("<link rel=\"self\" href=\"cortes.atom\"/>\n<entry>")
        .element("title", entryTitle() + mark)
        .element("id", id + ":" + cut.number())
        .element("updated", updated)
        .raw("<link rel=\"alternate\" href=\"" + Paths.cut(cut.number()) + "/avance.json\"/>")
        .element("summary", lines())
        .raw("</entry>\n");
    earlier(published).forEach(entry -> feed.raw(entry).raw("\n"));
    return feed.raw("</feed>\n").bytes();
  }

  private static List<String> earlier(PublishedFiles published) {
    return published
        .before(PATH)
        .map(before -> new String(before, StandardCharsets.UTF_8))
        .map(text -> ENTRY.matcher(text).results().map(MatchResult::group).limit(MOST - 1).toList())
        .orElse(List.of());
  }

  private String entryTitle() {
    return words.of(
        "feed.entry",
        cut.number(),
        cut.tallies().stream()
            .findFirst()
            .map(tally ->
                HeaderFigure.PORCENTAJE_ACTAS_CAPTURADAS.of(
                    tally.total().figures(), cut.kind().participation()))
            .orElse("0.0000"));
  }

  private String lines() {
    StringBuilder lines = new StringBuilder();
    for (ElectionTally tally : cut.tallies()) {
      Figures figures = tally.total().figures();
      lines
          .append(
              words.of(
                  "feed.line",
                  PlainWords.sentence(tally.election().name()),
                  PlainWords.count(figures.captured()),
                  PlainWords.count(figures.expected()),
                  PlainWords.count(figures.counted()),
                  HeaderFigure.PORCENTAJE_PARTICIPACION_CIUDADANA.of(
                      figures, cut.kind().participation())))
          .append(' ');
    }
    return lines.toString().strip();
  }
}
