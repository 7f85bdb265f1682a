package mx.openprep.centre.cut.database;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.List;
import mx.openprep.centre.cut.Cut;
import mx.openprep.election.DatabaseFileNames;

/** Every column of every file of a cut, for analysts. */
final class Codebook {
  private final CsvWriter csv;
  private final Words words;

  private Codebook(CsvWriter csv, Words words) {
    this.csv = csv;
    this.words = words;
  }

  static byte[] render(Cut cut, List<ElectionFiles> elections, Words words) {
    DatabaseFileNames names = cut.databases().files();
    return CsvText.start(
        CasillasCsv.DIALECT,
        csv -> {
          csv.writeRecord("ARCHIVO", "POSICION", "VARIABLE", "TIPO", "DESCRIPCION");
          Codebook codebook = new Codebook(csv, words);
          for (ElectionFiles election : elections) {
            codebook.database(cut.databaseFile(election.election()), election.columns());
          }
          for (ElectionFiles election : elections) {
            codebook.table(
                cut.fileName(names.votes(), election.election()), "votes", VotesTable.COLUMNS);
          }
          codebook.table(cut.fileName(names.casillas()), "casillas", CasillasCsv.COLUMNS);
        });
  }

  private void database(String file, List<DatabaseColumn> columns) {
    int position = 1;
    for (DatabaseColumn column : columns) {
      csv.writeRecord(
          file,
          Integer.toString(position++),
          column.name(),
          column.kind().published(),
          column.meaning());
    }
  }

  private void table(String file, String table, List<String> columns) {
    int position = 1;
    for (String column : columns) {
      String key = table + "." + column;
      csv.writeRecord(
          file, Integer.toString(position++), column, words.say(key + ".kind"), words.say(key));
    }
  }
}
