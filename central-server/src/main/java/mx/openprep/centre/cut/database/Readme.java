package mx.openprep.centre.cut.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.HeaderFigure;
import mx.openprep.centre.tally.Participation;
import mx.openprep.election.CsvDialect;
import mx.openprep.election.DatabaseFileNames;
import mx.openprep.election.Election;
import mx.openprep.election.PublishedTexts;

/** LEEME: what the files of an election hold, from the definitions that made them. */
final class Readme {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int WIDTH = 100;

  private final Cut cut;
  private final DatabaseHeader header;
  private final List<DatabaseColumn> columns;
  private final Election election;
  private final Words words;
  private final List<String> lines = new ArrayList<>();

  Readme(
      Cut cut,
      DatabaseHeader header,
      List<DatabaseColumn> columns,
      Election election,
      Words words) {
    this.cut = cut;
    this.header = header;
    this.columns = columns;
    this.election = election;
    this.words = words;
  }

  byte[] render() {
    CsvDialect dialect = cut.databases().csv();
    start();
    files();
    format(dialect);
    figures();
    variables();
    values();
    verification();
    String text = String.join(dialect.lineEnd(), lines) + dialect.lineEnd();
    return (dialect.byteOrderMark() ? BYTE_ORDER_MARK + text : text).getBytes(dialect.charset());
  }

  private void start() {
    lines.add(words.say("readme.title"));
    lines.add(cut.election().process().name());
    lines.add(header.title());
    lines.add(header.time());
    cut.notOfficial()
        .ifPresent(mark -> {
          lines.add("");
          paragraph("", words.say("readme.notOfficial", Map.of("mark", mark)));
        });
    lines.add("");
    paragraph("", words.say("readme.what"));
  }

  private void files() {
    DatabaseFileNames names = cut.databases().files();
    heading("readme.files");
    item(cut.databaseFile(election), words.say("readme.file.database"));
    item(cut.candidaciesFile(election), words.say("readme.file.candidacies"));
    item(cut.fileName(names.workbook(), election), words.say("readme.file.workbook"));
    item(cut.fileName(names.analysis()), words.say("readme.file.analysis"));
  }

  private void format(CsvDialect dialect) {
    heading("readme.format");
    item(words.say("readme.format.charset"), dialect.charset().name() + mark(dialect));
    item(words.say("readme.format.delimiter"), delimiter(dialect));
    item(
        words.say("readme.format.lineEnd"),
        switch (dialect.lineEnd()) {
          case "\r\n" -> "CR LF";
          case "\r" -> "CR";
          default -> "LF";
        });
    if (dialect.separatorLine()) {
      item("sep=" + dialect.delimiter(), words.say("readme.format.separatorLine"));
    }
    if (columns.stream().anyMatch(DatabaseColumn::marked)) {
      item(
          dialect.textMark().mark("001"),
          words.say(
              dialect.textMark().mark("").isEmpty()
                  ? "readme.format.withoutMark"
                  : "readme.format.textMark"));
    }
    item(words.say("readme.format.rows"), words.say("readme.format.rowsAre"));
  }

  private String mark(CsvDialect dialect) {
    return dialect.byteOrderMark() ? words.say("readme.format.byteOrderMark") : "";
  }

  private String delimiter(CsvDialect dialect) {
    return switch (dialect.delimiter()) {
      case ',' -> words.say("readme.delimiter.comma");
      case ';' -> words.say("readme.delimiter.semicolon");
      case '|' -> words.say("readme.delimiter.pipe");
      default -> words.say("readme.delimiter.tab");
    };
  }

  private void figures() {
    heading("readme.figures");
    paragraph("", words.say("readme.figures.percentages"));
    for (HeaderFigure figure : HeaderFigure.values()) {
      item(figure.name(), words.say(key(figure)));
    }
  }

  private String key(HeaderFigure figure) {
    return figure == HeaderFigure.PORCENTAJE_PARTICIPACION_CIUDADANA
            && cut.kind().participation() == Participation.WITH_ESPECIALES
        ? "figure.PORCENTAJE_PARTICIPACION_CIUDADANA.last"
        : "figure." + figure.name();
  }

  private void variables() {
    heading("readme.variables");
    int position = 1;
    for (DatabaseColumn column : columns) {
      item(
          "%d. %s (%s)".formatted(position++, column.name(), column.kind().published()),
          column.meaning());
    }
  }

  private void values() {
    PublishedTexts texts = cut.texts();
    heading("readme.values");
    item(quoted(texts.sinDato()), words.say("value.sinDato"));
    item(quoted(texts.ilegible()), words.say("value.ilegible"));
    item(quoted(texts.sinActa()), words.say("value.sinActa"));
    item(quoted(texts.notCaptured()), words.say("value.notCaptured"));
    item(quoted(texts.notCompeting()), words.say("value.notCompeting"));
    item(quoted(texts.notApplicable()), words.say("value.notApplicable"));
    heading("readme.observations");
    item(quoted(texts.clean()), words.say("value.clean"));
    item(quoted(texts.fueraDeCatalogo()), words.say("value.fueraDeCatalogo"));
    item(quoted(texts.paqueteNoEntregado()), words.say("value.paqueteNoEntregado"));
    item(quoted(texts.casillaNoInstalada()), words.say("value.casillaNoInstalada"));
    item(quoted(texts.paqueteEntregadoSinBolsa()), words.say("value.paqueteEntregadoSinBolsa"));
    item(quoted(texts.excedeListaNominal()), words.say("value.excedeListaNominal"));
    item(quoted(texts.todosIlegiblesOSinDato()), words.say("value.todosIlegiblesOSinDato"));
    item(quoted(texts.algunoIlegibleOSinDato()), words.say("value.algunoIlegibleOSinDato"));
  }

  private void verification() {
    heading("readme.verification");
    paragraph("", words.say("readme.verification.image"));
    lines.add("    sha256sum IMAGEN.jpg");
    lines.add("    certutil -hashfile IMAGEN.jpg SHA256");
    paragraph("", words.say("readme.verification.files"));
    paragraph("", words.say("readme.verification.recount"));
  }

  private static String quoted(String text) {
    return "«" + text + "»";
  }

  private void heading(String key) {
    lines.add("");
    String heading = words.say(key);
    lines.add(heading);
    lines.add("-".repeat(heading.length()));
  }

  private void item(String what, String meaning) {
    lines.add(what);
    paragraph("    ", meaning);
  }

  private void paragraph(String indent, String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() + indent.length() > WIDTH) {
        lines.add(indent + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(indent + line);
  }
}
