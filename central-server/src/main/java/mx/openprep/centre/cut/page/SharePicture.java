package mx.openprep.centre.cut.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.OptionNames;
import mx.openprep.centre.tally.CoalitionViews;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Figures;
import mx.openprep.centre.tally.HeaderFigure;
import mx.openprep.centre.tally.Percentage;
import mx.openprep.election.Ballot;
import mx.openprep.election.OptionId;

/**
 * {@code compartir-gub.svg}: the first candidatures of an election as a picture of 1200 × 630, with
 * cut and hour in it, so that an old picture cannot pass for the present.
 */
final class SharePicture {
  private static final int MOST = 5;
  private static final int WIDTH = 1_080;
  private final Cut cut;
  private final ElectionTally tally;
  private final PlainWords words;
  private final OptionNames names;

  SharePicture(Cut cut, ElectionTally tally, PlainWords words) {
    this.cut = cut;
    this.tally = tally;
    this.words = words;
    this.names = new OptionNames(tally.election());
  }

  byte[] render() {
    Figures figures = tally.total().figures();
    Map<FieldId, Long> votes = tally.majorityViews().byCandidature();
    long all = votes.values().stream().mapToLong(Long::longValue).sum();
    Markup picture = new Markup();
    picture
        .raw(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" viewBox=\"0 0"
                + " 1200 630\" ")
        .raw("font-family=\"system-ui,sans-serif\" fill=\"#14201f\" role=\"img\">")
        .element("title", PlainWords.sentence(tally.election().name()) + ", PREP")
        .raw("<rect width=\"1200\" height=\"630\" fill=\"#fff\"/>")
        .raw("<rect width=\"1200\" height=\"14\" fill=\"#0f5f64\"/>");
    text(picture, 60, 84, 46, "700", PlainWords.sentence(tally.election().name()));
    text(
        picture,
        60,
        128,
        26,
        "400",
        "PREP "
            + cut.election().process().entityName()
            + " · "
            + words.of("cut", cut.number(), PlainWords.time(cut.madeAt()))
            + cut.notOfficial().map(mark -> " · " + mark).orElse(""));
    List<Map.Entry<FieldId, Long>> first =
        votes.entrySet().stream()
            .filter(e -> !e.getKey().equals(FieldId.NULOS))
            .filter(e -> !e.getKey().equals(FieldId.NO_REGISTRADAS))
            .sorted(Map.Entry.<FieldId, Long>comparingByValue().reversed())
            .limit(MOST)
            .toList();
    long most = Math.max(1, first.isEmpty() ? 1 : first.getFirst().getValue());
    int y = 190;
    for (Map.Entry<FieldId, Long> one : first) {
      text(picture, 60, y, 26, "600", names.of(one.getKey()));
      text(
          picture,
          1_140,
          y,
          26,
          "600\" text-anchor=\"end",
          PlainWords.count(one.getValue()) + "   " + Percentage.of(one.getValue(), all) + " %");
      picture.raw(
          String.format(
              Locale.ROOT,
              "<rect x=\"60\" y=\"%d\" width=\"%d\" height=\"16\" rx=\"8\" fill=\"%s\"/>",
              y + 12,
              WIDTH * one.getValue() / most,
              color(one.getKey())));
      y += 76;
    }
    text(
        picture,
        60,
        596,
        26,
        "400",
        words.of(
                "share.progress",
                PlainWords.count(figures.counted()),
                PlainWords.count(figures.expected()),
                figure(HeaderFigure.PORCENTAJE_ACTAS_CONTABILIZADAS, figures))
            + " · "
            + words.of(
                "share.turnout", figure(HeaderFigure.PORCENTAJE_PARTICIPACION_CIUDADANA, figures)));
    return picture.raw("</svg>").bytes();
  }

  private String figure(HeaderFigure figure, Figures figures) {
    return figure.of(figures, cut.kind().participation());
  }

  /** Its own, or that of the first of its parties that has one. */
  private String color(FieldId field) {
    Map<OptionId, String> colors = cut.election().appearance().colors();
    Ballot whole =
        new Ballot(
            tally.election().code(), cut.election().process().state(), tally.election().columns());
    return CoalitionViews.contenders(whole).entrySet().stream()
        .filter(e -> FieldId.of(e.getKey()).equals(field))
        .flatMap(e ->
            java.util.stream.Stream.concat(
                java.util.stream.Stream.of(e.getKey()), e.getValue().stream()))
        .filter(colors::containsKey)
        .map(colors::get)
        .findFirst()
        .orElse("#4a5a59");
  }

  private static void text(Markup picture, int x, int y, int size, String weight, String text) {
    picture
        .raw(
            "<text x=\""
                + x
                + "\" y=\""
                + y
                + "\" font-size=\""
                + size
                + "\" font-weight=\""
                + weight
                + "\">")
        .text(text)
        .raw("</text>");
  }
}
