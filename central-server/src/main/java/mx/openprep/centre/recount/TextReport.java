package mx.openprep.centre.recount;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import mx.openprep.database.ColumnMeaning;
import mx.openprep.database.ColumnMeaning.Basis;
import mx.openprep.database.PublishedColumn;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedDatabaseReader;

/** A recount for people: a table of the figures, then what differs and where. */
final class TextReport {
  private final PrintWriter out;
  private final Locale locale;

  TextReport(PrintWriter out, Locale locale) {
    this.out = out;
    this.locale = locale;
  }

  void print(RecountReport report) {
    head(report.database());
    figures(report.figures());
    rows(report);
    list("Leads", report.clues());
    list("Worth knowing", report.oddities());
    remarks(report.remarks());
    out.println(conclusion(report));
    out.println();
    out.flush();
  }

  /** What else was in the file. */
  void printRest(PublishedDatabaseReader.Found found) {
    found.remarks().forEach(remark -> out.println(remark.text(locale)));
    if (!found.others().isEmpty()) {
      out.println("not checked, no databases: " + String.join(", ", found.others()));
    }
    out.flush();
  }

  private void head(PublishedDatabase database) {
    out.println(database.name());
    database.titles().forEach(title -> out.println("  " + title));
    database.cutTime().ifPresent(time -> out.println("  " + time));
    out.println("  " + database.dialect().description());
    out.println("  vote fields: " + voteFields(database));
    out.println();
  }

  private static String voteFields(PublishedDatabase database) {
    return database.votes().size()
        + ": "
        + database.votes().stream().map(TextReport::voteField).collect(joining(", "));
  }

  private static String voteField(PublishedColumn column) {
    return column.meaning() instanceof ColumnMeaning.Votes(_, Basis basis, _)
            && basis == Basis.PLACE
        ? column.name() + " (by its place)"
        : column.name();
  }

  private void figures(List<FigureResult> figures) {
    if (figures.isEmpty()) {
      return;
    }
    int name = width(figures.stream().map(FigureResult::name).toList(), "figure");
    int published = width(figures.stream().map(FigureResult::published).toList(), "published");
    int recomputed = width(figures.stream().map(FigureResult::recomputed).toList(), "recomputed");
    String line = "  %-" + name + "s  %" + published + "s  %" + recomputed + "s  %-7s  %s%n";
    out.printf(line, "figure", "published", "recomputed", "", "formula");
    for (FigureResult figure : figures) {
      out.printf(
          line,
          figure.name(),
          figure.published(),
          figure.recomputed(),
          figure.agrees() ? "agrees" : figure.meaning().isPresent() ? "DIFFERS" : "UNKNOWN",
          figure.formula() + figure.variant().map(v -> " (" + v + ")").orElse(""));
      figure.notes().forEach(note -> out.println("      " + note));
    }
    out.println();
  }

  private static int width(List<String> texts, String title) {
    return Math.max(title.length(), texts.stream().mapToInt(String::length).max().orElse(1));
  }

  private void rows(RecountReport report) {
    out.printf(
        Locale.ROOT,
        "  rows: %,d; totals that differ: %,d; decisions that differ: %,d%n",
        report.rows(),
        report.totalsDiffering(),
        report.decisionsDiffering());
    for (RowDifference row : report.differences()) {
      out.printf(
          "    line %d  %s  %s published «%s», recomputed %s: %s%n",
          row.line(), row.key(), row.column(), row.published(), row.recomputed(), row.because());
    }
    long more =
        report.totalsDiffering() + report.decisionsDiffering() - report.differences().size();
    if (more > 0) {
      out.printf(Locale.ROOT, "    … and %,d more%n", more);
    }
    out.println();
  }

  private void list(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println("  " + title + ":");
      lines.forEach(line -> out.println("    " + line));
      out.println();
    }
  }

  private void remarks(List<CountedRemark> remarks) {
    for (CountedRemark remark : remarks) {
      out.println("  " + place(remark) + remark.first().text(locale));
    }
    if (!remarks.isEmpty()) {
      out.println();
    }
  }

  private static String place(CountedRemark remark) {
    if (remark.first().line() == 0) {
      return "";
    }
    String column = remark.first().column() == 0 ? "" : ", column " + remark.first().column();
    String times =
        remark.times() == 1
            ? ""
            : String.format(Locale.ROOT, " and %,d more times", remark.times() - 1);
    return "line " + remark.first().line() + column + times + ": ";
  }

  private static String conclusion(RecountReport report) {
    String figures =
        "%d of %d figures agree".formatted(report.figuresAgreeing(), report.figures().size());
    String rows =
        String.format(
            Locale.ROOT,
            ", %,d of %,d row totals, %,d of %,d decisions",
            report.rows() - report.totalsDiffering(),
            report.rows(),
            report.rows() - report.decisionsDiffering(),
            report.rows());
    String end =
        report.agrees()
            ? ": all agree"
            : report.isComplete() ? ": not all agree" : ": not all could be checked";
    return figures + rows + end;
  }
}
