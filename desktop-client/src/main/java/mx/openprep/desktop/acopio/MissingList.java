package mx.openprep.desktop.acopio;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.printing.Sheet;
import mx.openprep.desktop.printing.SheetBuilder;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ListMissingSobresResponse;
import mx.openprep.v1.MissingSobre;

/** What is missing as it is printed and as a file for spreadsheets. */
record MissingList(Texts texts, OfficialTime time) {
  private static final DateTimeFormatter FILE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String SEPARATOR = " · ";

  /** Signs with which a spreadsheet begins a formula. */
  private static final String FORMULA = "=+-@\t";

  /** UTF-8 with mark, comma, CRLF: what spreadsheets open by a double click. */
  String csv(ListMissingSobresResponse missing) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(
          List.of(
              texts.of("missing.municipality"),
              texts.of("missing.section"),
              texts.of("missing.casilla"),
              texts.of("missing.clave"),
              texts.of("missing.elections"),
              texts.of("missing.expected"),
              texts.of("missing.overdue"),
              texts.of("missing.note"),
              texts.of("missing.who")));
      for (MissingSobre sobre : missing.getSobresList()) {
        csv.writeRecord(
            List.of(
                sobre.getMunicipalityName(),
                sobre.getSection(),
                sobre.getCasillaName(),
                sobre.getClaveCasilla(),
                String.join(SEPARATOR, sobre.getElectionsList()),
                sobre.hasArrival() ? time.whole(sobre.getArrival().getExpected()) : "",
                sobre.getArrival().getOverdue() ? texts.of("missing.overdue") : "",
                asText(sobre.getArrival().getNote()),
                sobre.getArrival().getPersonName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BYTE_ORDER_MARK + text;
  }

  /** What a person wrote is never a formula. */
  private static String asText(String note) {
    return !note.isEmpty() && FORMULA.indexOf(note.charAt(0)) >= 0 ? "'" + note : note;
  }

  /** With the moment in it, so that no list takes the place of another. */
  String fileName(String catd, Instant now) {
    return "faltantes-%s-%s.csv".formatted(catd, FILE.withZone(time.zone()).format(now));
  }

  static Path save(String csv, Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      DurableFiles.writeNew(file, csv.getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (FileAlreadyExistsException sameSecond) {
      return file;
    } catch (IOException e) {
      throw new Refusal(MessageCode.LIST_NOT_SAVED, e, folder.toString());
    }
  }

  /** The list on paper. */
  Sheet sheet(ListMissingSobresResponse missing, SheetBuilder sheet) {
    return sheet
        .paragraph(texts.of("missing.title", missing.getTotalSobres(), missing.getTotalActas()))
        .table(
            List.of(
                new SheetBuilder.Column(texts.of("missing.municipality"), 4),
                new SheetBuilder.Column(texts.of("missing.section"), 2),
                new SheetBuilder.Column(texts.of("missing.casilla"), 3),
                new SheetBuilder.Column(texts.of("missing.elections"), 5),
                new SheetBuilder.Column(texts.of("missing.expected"), 2),
                new SheetBuilder.Column(texts.of("missing.note"), 4)),
            missing.getSobresList().stream().map(this::row).toList())
        .build("faltantes");
  }

  private List<String> row(MissingSobre sobre) {
    return List.of(
        sobre.getMunicipalityName(),
        sobre.getSection(),
        sobre.getCasillaName(),
        String.join(SEPARATOR, sobre.getElectionsList()),
        expected(sobre),
        sobre.getArrival().getNote());
  }

  /** When it should arrive, and whether it is late. */
  String expected(MissingSobre sobre) {
    if (!sobre.hasArrival()) {
      return "";
    }
    String at = time.minutes(sobre.getArrival().getExpected());
    return sobre.getArrival().getOverdue() ? texts.of("missing.late", at) : at;
  }
}
