package mx.openprep.centre.cut.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.HeaderFigure;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The database of an election as a workbook: the library makes it with its header, styles and
 * widths, and the rows that are kept in blocks are put into its sheet.
 */
final class WorkbookFile {
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final String CORE = "docProps/core.xml";
  private static final String END_OF_ROWS = "</sheetData>";
  private static final String DARK = "1F3864";
  private static final String LIGHT = "D9E2F3";
  private static final int FROZEN_COLUMNS = 2;

  private final Cut cut;
  private final String name;
  private final List<DatabaseColumn> columns;
  private final DatabaseHeader header;

  WorkbookFile(Cut cut, String name, List<DatabaseColumn> columns, DatabaseHeader header) {
    this.cut = cut;
    this.name = name;
    this.columns = columns;
    this.header = header;
  }

  /**
   * The whole file.
   *
   * @param rows in blocks
   * @param count of rows
   */
  byte[] render(List<Packed> rows, int count) {
    int expected = ZipBuilder.ROOM;
    for (Packed block : rows) {
      expected += block.deflatedSize();
    }
    ZipBuilder workbook = new ZipBuilder(cut.madeAt().toLocalDateTime(), expected);
    try (ZipFile parts = open(withoutRows())) {
      for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
        String text = text(parts, part);
        workbook.add(
            part.getName(),
            switch (part.getName()) {
              case SHEET -> withRows(text, rows, count);
              case CORE -> PackedFile.of(bytes(madeWithTheCut(text)));
              default -> PackedFile.of(bytes(text));
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return workbook.finish();
  }

  /** By its directory: its local headers tell streaming readers too little. */
  private static ZipFile open(byte[] zip) throws IOException {
    return ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(zip)).get();
  }

  private static String text(ZipFile zip, ZipArchiveEntry part) throws IOException {
    try (InputStream content = zip.getInputStream(part)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private PackedFile withRows(String sheet, List<Packed> rows, int count) {
    int end = sheet.indexOf(END_OF_ROWS);
    String last = SheetRows.letters(columns.size() - 1) + (DatabaseHeader.LINES + count);
    // Readers that stream believe what it says.
    String before =
        sheet
            .substring(0, end)
            .replaceFirst("<dimension ref=\"[^\"]*\"", "<dimension ref=\"A1:" + last + "\"");
    return PackedFile.of(Packed.of(bytes(before)), rows, Packed.of(bytes(sheet.substring(end))));
  }

  /** The same cut gives the same bytes. */
  private String madeWithTheCut(String properties) {
    return properties.replaceFirst(
        "(<dcterms:created[^>]*>)[^<]*",
        "$1"
            + cut.madeAt()
                .withOffsetSameInstant(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS)
                .toInstant());
  }

  private byte[] withoutRows() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Workbook workbook = new Workbook(bytes, "OpenPREP", "1.0");
    Worksheet sheet = workbook.newWorksheet(name);
    sheet.inlineString(0, 0, header.title());
    sheet.style(0, 0).bold().fontSize(14).set();
    sheet.inlineString(1, 0, header.time());
    HeaderFigure[] figures = HeaderFigure.values();
    for (int column = 0; column < figures.length; column++) {
      sheet.inlineString(3, column, header.names().get(column));
      sheet.value(4, column, new BigDecimal(header.figures().get(column)));
      sheet.style(4, column).format(figures[column].isPercentage() ? "0.0000" : "0").set();
    }
    sheet.range(3, 0, 3, figures.length - 1).style().bold().fillColor(LIGHT).wrapText(true).set();
    int names = DatabaseHeader.LINES - 1;
    for (int i = 0; i < columns.size(); i++) {
      sheet.inlineString(names, i, header.columns().get(i));
      sheet.width(i, Math.max(columns.get(i).kind().width(), header.columns().get(i).length() + 2));
    }
    sheet
        .range(names, 0, names, columns.size() - 1)
        .style()
        .bold()
        .fontColor("FFFFFF")
        .fillColor(DARK)
        .set();
    sheet.freezePane(FROZEN_COLUMNS, DatabaseHeader.LINES);
    workbook.finish();
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
