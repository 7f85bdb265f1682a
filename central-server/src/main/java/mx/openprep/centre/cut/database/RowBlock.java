package mx.openprep.centre.cut.database;

import java.nio.ByteBuffer;
import java.util.List;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.election.ActaId;

/** Some rows that follow each other in a database file, rendered for every file they stand in. */
final class RowBlock {
  private final List<ActaId> actas;
  private final byte[] csv;
  private final Packed packedCsv;
  private final Packed sheet;
  private final Packed votes;

  /**
   * Keeps what was rendered.
   *
   * @param actas whose rows they are
   * @param csv plain, for the loose file
   * @param sheet as rows of a workbook
   * @param votes one row per acta and option, for analysts
   */
  RowBlock(List<ActaId> actas, byte[] csv, Packed packedCsv, Packed sheet, Packed votes) {
    this.actas = actas;
    this.csv = csv;
    this.packedCsv = packedCsv;
    this.sheet = sheet;
    this.votes = votes;
  }

  /** Whether it still shows these rows as they are. */
  boolean shows(List<ActaRow> rows, Changes changes) {
    if (rows.size() != actas.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).id().equals(actas.get(i)) || changes.touch(rows.get(i))) {
        return false;
      }
    }
    return true;
  }

  int csvSize() {
    return csv.length;
  }

  void putCsvInto(ByteBuffer buffer) {
    buffer.put(csv);
  }

  Packed packedCsv() {
    return packedCsv;
  }

  Packed sheet() {
    return sheet;
  }

  Packed votes() {
    return votes;
  }
}
