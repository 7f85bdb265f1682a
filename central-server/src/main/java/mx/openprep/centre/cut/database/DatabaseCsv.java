package mx.openprep.centre.cut.database;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.HeaderFigure;

/** The database file of an election in the layout of Anexo 18.5 (DOMAIN §7). */
final class DatabaseCsv {
  private static final DateTimeFormatter CUT_TIME =
      DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.ROOT);

  private DatabaseCsv() {}

  static byte[] render(Cut cut, ElectionTally tally) {
    List<DatabaseColumn> columns = DatabaseColumn.of(tally);
    return CsvFile.render(
        cut.databases().csv(),
        csv -> {
          header(csv, cut, tally);
          csv.writeRecord(columns.stream().map(DatabaseColumn::name).toList());
          DatabaseRow.Context context = new DatabaseRow.Context(cut, tally);
          for (ActaRow row : tally.rows()) {
            DatabaseRow cells = DatabaseRow.of(context, row);
            csv.writeRecord(columns.stream().map(column -> column.of(cells)).toList());
          }
        });
  }

  private static void header(CsvWriter csv, Cut cut, ElectionTally tally) {
    String name = tally.election().name();
    csv.writeRecord(cut.notOfficial().map(mark -> name + " (" + mark + ")").orElse(name));
    csv.writeRecord(time(cut));
    csv.writeRecord(List.of());
    csv.writeRecord(Arrays.stream(HeaderFigure.values()).map(Enum::name).toList());
    csv.writeRecord(
        Arrays.stream(HeaderFigure.values())
            .map(f -> f.of(tally.total().figures(), cut.kind().participation()))
            .toList());
    csv.writeRecord(List.of());
  }

  /** {@code 03/06/2024 20:00 (UTC-6)}. */
  private static String time(Cut cut) {
    int seconds = cut.madeAt().getOffset().getTotalSeconds();
    int minutes = Math.abs(seconds / 60 % 60);
    return "%s (UTC%+d%s)"
        .formatted(
            CUT_TIME.format(cut.madeAt()),
            seconds / 3600,
            minutes == 0 ? "" : String.format(Locale.ROOT, ":%02d", minutes));
  }
}
