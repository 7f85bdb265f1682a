package mx.openprep.centre.cut.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Lazy;
import mx.openprep.election.CsvDialect;
import mx.openprep.election.DatabaseFileNames;
import mx.openprep.election.Election;

/**
 * The files of one election in one cut, put together from blocks of rows.
 *
 * @param blocks rendered by the first file that needs them, beside all other files of the cut
 */
record ElectionFiles(
    Cut cut,
    ElectionTally tally,
    List<DatabaseColumn> columns,
    Lazy<List<RowBlock>> blocks,
    Words words) {

  Election election() {
    return tally.election();
  }

  byte[] csv() {
    byte[] start = start();
    int size = start.length;
    for (RowBlock block : blocks.get()) {
      size += block.csvSize();
    }
    ByteBuffer file = ByteBuffer.allocate(size).put(start);
    blocks.get().forEach(block -> block.putCsvInto(file));
    return file.array();
  }

  PackedFile packedCsv() {
    return PackedFile.of(
        Packed.of(start()), blocks.get().stream().map(RowBlock::packedCsv).toList());
  }

  byte[] candidacies() {
    return CandidaciesCsv.render(cut, election());
  }

  byte[] readme() {
    return new Readme(cut, header(), columns, election(), words).render();
  }

  byte[] workbook() {
    return new WorkbookFile(cut, election().code().value(), columns, header())
        .render(blocks.get().stream().map(RowBlock::sheet).toList(), tally.rows().size());
  }

  PackedFile votes() {
    return PackedFile.of(
        Packed.of(VotesTable.header().getBytes(StandardCharsets.UTF_8)),
        blocks.get().stream().map(RowBlock::votes).toList());
  }

  /** The package of the election: rows, candidacies and what they mean. */
  byte[] zip() {
    DatabaseFileNames names = cut.databases().files();
    PackedFile csv = packedCsv();
    return new ZipBuilder(cut.madeAt().toLocalDateTime(), csv.deflatedSize() + ZipBuilder.ROOM)
        .add(cut.databaseFile(election()), csv)
        .add(cut.candidaciesFile(election()), PackedFile.of(candidacies()))
        .add(cut.fileName(names.readme(), election()), PackedFile.of(readme()))
        .finish();
  }

  private DatabaseHeader header() {
    return DatabaseHeader.of(cut, tally, columns);
  }

  private byte[] start() {
    CsvDialect dialect = cut.databases().csv();
    return CsvText.start(dialect, csv -> header().lines().forEach(csv::writeRecord));
  }
}
