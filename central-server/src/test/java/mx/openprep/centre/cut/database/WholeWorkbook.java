package mx.openprep.centre.cut.database;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.ElectionTally;

/** Our workbook alone and on one core, as nothing were kept: for a fair comparison. */
final class WholeWorkbook {
  private WholeWorkbook() {}

  static byte[] render(Cut cut, ElectionTally tally) {
    List<DatabaseColumn> columns =
        DatabaseColumns.of(cut.databases(), tally.election(), Words.load());
    DatabaseRow.Context context = new DatabaseRow.Context(cut, tally.election());
    SheetRows sheet = new SheetRows(columns);
    List<Packed> blocks = new ArrayList<>();
    List<ActaRow> rows = tally.rows();
    Packed.Packer packer = BlockRenderer.PACKER.get();
    for (int from = 0; from < rows.size(); from += RowBlocks.SIZE) {
      List<String[]> block =
          rows.subList(from, Math.min(from + RowBlocks.SIZE, rows.size())).stream()
              .map(row -> DatabaseColumn.texts(columns, DatabaseRow.of(context, row)))
              .toList();
      String xml = sheet.render(block, DatabaseHeader.LINES + from + 1);
      blocks.add(packer.pack(xml.getBytes(StandardCharsets.UTF_8)));
    }
    return new WorkbookFile(
            cut, tally.election().code().value(), columns, DatabaseHeader.of(cut, tally, columns))
        .render(blocks, rows.size());
  }
}
