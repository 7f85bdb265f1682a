package mx.openprep.centre.cut.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.HeaderFigure;
import mx.openprep.election.Election;

/** What stands above the rows of a database file (DOMAIN §7). */
record DatabaseHeader(
    String title, String time, List<String> names, List<String> figures, List<String> columns) {
  /** Title, time, blank, names, figures, blank, columns. */
  static final int LINES = 7;

  static DatabaseHeader of(Cut cut, ElectionTally tally, List<DatabaseColumn> columns) {
    return new DatabaseHeader(
        title(cut, tally.election()),
        MomentFormat.of(cut.databases().timeLine()).format(cut.madeAt()),
        Arrays.stream(HeaderFigure.values()).map(Enum::name).toList(),
        Arrays.stream(HeaderFigure.values())
            .map(f -> f.of(tally.total().figures(), cut.kind().participation()))
            .toList(),
        columns.stream().map(DatabaseColumn::name).toList());
  }

  /** With the mark of figures that are not official. */
  static String title(Cut cut, Election election) {
    String title = cut.databases().of(election).title();
    return cut.notOfficial().map(mark -> title + " (" + mark + ")").orElse(title);
  }

  List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of(title));
    lines.add(List.of(time));
    lines.add(List.of());
    lines.add(names);
    lines.add(figures);
    lines.add(List.of());
    lines.add(columns);
    return lines;
  }
}
