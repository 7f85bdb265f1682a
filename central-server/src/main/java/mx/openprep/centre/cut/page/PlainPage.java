package mx.openprep.centre.cut.page;

import java.util.Comparator;
import java.util.Map;
import java.util.SequencedMap;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.Observation;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.OptionNames;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Figures;
import mx.openprep.centre.tally.HeaderFigure;
import mx.openprep.centre.tally.Percentage;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.Tally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.centre.tally.Views;
import mx.openprep.election.TerritoryKind;

/** The state or a territory of one election, all its figures in tables. */
final class PlainPage {
  private final Cut cut;
  private final ElectionTally tally;
  private final PlainWords words;
  private final OptionNames names;

  PlainPage(Cut cut, ElectionTally tally, PlainWords words) {
    this.cut = cut;
    this.tally = tally;
    this.words = words;
    this.names = new OptionNames(tally.election());
  }

  byte[] state(PublishedFiles published) {
    String root = Paths.toRoot(Paths.plain(tally));
    PlainFrame frame = new PlainFrame(cut, words, root);
    Markup page = frame.begin(cut.election().process().entityName(), heading());
    progress(page, tally.total().figures());
    views(page, tally.majorityViews());
    missing(page, tally.total());
    figures(page, tally.total().figures());
    String kind = Paths.kind(tally.division());
    page.element("h2", words.of("territories." + kind))
        .raw("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
    for (String column : new String[] {"territory." + kind, "expected", "captured", "counted"}) {
      page.raw("<th scope=\"col\">").text(words.of(column)).raw("</th>");
    }
    page.raw("</tr></thead><tbody>");
    for (TerritoryTally territory : tally.territories().values()) {
      page.raw("<tr><th scope=\"row\">")
          .link(root + published.of(Paths.plain(tally, territory)).address(), name(territory))
          .raw("</th>");
      counts(page, territory.tally().figures());
    }
    page.raw("</tbody></table></div>");
    return frame.end(page);
  }

  byte[] territory(TerritoryTally territory) {
    PlainFrame frame = new PlainFrame(cut, words, Paths.toRoot(Paths.plain(tally, territory)));
    Markup page =
        frame.begin(
            words.of("territory." + Paths.kind(tally.division())) + " " + name(territory),
            heading());
    progress(page, territory.tally().figures());
    views(page, territory.views());
    missing(page, territory.tally());
    figures(page, territory.tally().figures());
    page.element("h2", words.of("sections"))
        .raw("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
    for (String column : new String[] {"section", "expected", "captured", "counted", "votes"}) {
      page.raw("<th scope=\"col\">").text(words.of(column)).raw("</th>");
    }
    page.raw("</tr></thead><tbody>");
    for (SectionTally section : territory.sections().values()) {
      page.raw("<tr><th scope=\"row\">").text(section.section()).raw("</th>");
      page.number(PlainWords.count(section.tally().figures().expected()))
          .number(PlainWords.count(section.tally().figures().captured()))
          .number(PlainWords.count(section.tally().figures().counted()))
          .number(PlainWords.count(section.tally().figures().votes()))
          .raw("</tr>");
    }
    page.raw("</tbody></table></div>");
    return frame.end(page);
  }

  private String heading() {
    return PlainWords.sentence(tally.election().name());
  }

  private String name(TerritoryTally territory) {
    return Integer.parseInt(territory.territory().number())
        + " · "
        + cut.election().territory(territory.territory()).name();
  }

  private void progress(Markup page, Figures figures) {
    page.raw("<p class=\"lead\">")
        .text(
            words.of(
                "share.progress",
                PlainWords.count(figures.counted()),
                PlainWords.count(figures.expected()),
                figure(HeaderFigure.PORCENTAJE_ACTAS_CONTABILIZADAS, figures)))
        .raw(". ")
        .text(
            words.of(
                "share.turnout", figure(HeaderFigure.PORCENTAJE_PARTICIPACION_CIUDADANA, figures)))
        .raw(".</p>");
  }

  private void views(Markup page, Views views) {
    votes(page, words.of("candidature"), views.byCandidature());
    boolean isDivided = tally.election().coalitionSplit() != TerritoryKind.STATE;
    votes(page, words.of(isDivided ? "party" : "box"), views.byParty());
  }

  /** Also of the page that leads to this one. */
  void votes(Markup page, String title, SequencedMap<FieldId, Long> votes) {
    long all = votes.values().stream().mapToLong(Long::longValue).sum();
    page.element("h2", title)
        .raw("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">")
        .text(words.of("option"))
        .raw("</th><th scope=\"col\" class=\"n\">")
        .text(words.of("votes"))
        .raw("</th><th scope=\"col\" class=\"n\">")
        .text(words.of("percent"))
        .raw("</th></tr></thead><tbody>");
    votes.forEach((option, count) ->
        page.raw("<tr><th scope=\"row\">")
            .text(names.of(option))
            .raw("</th>")
            .number(PlainWords.count(count))
            .number(Percentage.of(count, all) + " %")
            .raw("</tr>"));
    page.raw("</tbody></table></div>");
  }

  private void missing(Markup page, Tally of) {
    page.element("h2", words.of("missing"))
        .element("p", words.of("missing.explained"))
        .raw("<table><thead><tr><th scope=\"col\">")
        .text(words.of("reason"))
        .raw("</th><th scope=\"col\" class=\"n\">")
        .text(words.of("actas"))
        .raw("</th></tr></thead><tbody><tr><th scope=\"row\">")
        .text(words.of("pending"))
        .raw("</th>")
        .number(PlainWords.count(of.figures().pending()))
        .raw("</tr>");
    of.observations().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.<Observation>naturalOrder()))
        .forEach(entry ->
            page.raw("<tr><th scope=\"row\">")
                .text(entry.getKey().text(cut.texts()))
                .raw("</th>")
                .number(PlainWords.count(entry.getValue()))
                .raw("</tr>"));
    page.raw("</tbody></table>");
  }

  private void figures(Markup page, Figures figures) {
    page.element("h2", words.of("figures"))
        .raw("<table><thead><tr><th scope=\"col\">")
        .text(words.of("figure"))
        .raw("</th><th scope=\"col\" class=\"n\">")
        .text(words.of("value"))
        .raw("</th></tr></thead><tbody>");
    for (HeaderFigure figure : HeaderFigure.values()) {
      String value = figure(figure, figures);
      page.raw("<tr><th scope=\"row\">")
          .text(words.of("figure." + figure.name()))
          .raw("</th>")
          .number(figure.isPercentage() ? value : PlainWords.count(Long.parseLong(value)))
          .raw("</tr>");
    }
    page.raw("</tbody></table>");
  }

  private String figure(HeaderFigure figure, Figures figures) {
    return figure.of(figures, cut.kind().participation());
  }

  private static void counts(Markup page, Figures figures) {
    page.number(PlainWords.count(figures.expected()))
        .number(PlainWords.count(figures.captured()))
        .number(PlainWords.count(figures.counted()))
        .raw("</tr>");
  }
}
