package mx.openprep.centre.cut.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Lazy;
import mx.openprep.election.DatabaseFileNames;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.PackageHash;
import org.jspecify.annotations.Nullable;

/**
 * Renders the database files of cuts: per election a CSV, its gzip file, the candidacies, a LEEME
 * and a workbook; the nested zips of the Anexo 18.5; and a zip for analysts. Rows are kept in
 * blocks from cut to cut (ADR 0011).
 */
public final class DatabaseFiles implements CutFiles {
  private final int blockSize;
  private final Words words = Words.load();
  private final Map<ElectionCode, RowBlocks> rows = new HashMap<>();
  private @Nullable PackageHash rendered;
  // Of the package, the same in every cut.
  private PackedFile casillas = PackedFile.of(new byte[0]);

  public DatabaseFiles() {
    this(RowBlocks.SIZE);
  }

  /** With blocks of another size; what is published is the same. */
  DatabaseFiles(int blockSize) {
    this.blockSize = blockSize;
  }

  @Override
  public List<List<CutFile>> waves(Cut cut, Changes changes) {
    if (!cut.election().hash().equals(rendered)) {
      rows.clear();
      casillas = PackedFile.of(CasillasCsv.render(cut.election()));
      rendered = cut.election().hash();
    }
    DatabaseFileNames names = cut.databases().files();
    List<ElectionFiles> elections = new ArrayList<>();
    for (ElectionTally tally : cut.tallies()) {
      elections.add(election(cut, tally, changes));
    }
    List<CutFile> files = new ArrayList<>();
    for (ElectionFiles election : elections) {
      Election of = election.election();
      add(files, cut.databaseFile(of), election::csv);
      add(files, cut.databaseFile(of) + ".gz", () -> election.packedCsv().gzip());
      add(files, cut.candidaciesFile(of), election::candidacies);
      add(files, cut.fileName(names.looseReadme(), of), election::readme);
      add(files, cut.fileName(names.workbook(), of), election::workbook);
    }
    add(files, cut.fileName(names.wholePackage()), () -> whole(cut, elections));
    add(files, cut.fileName(names.analysis()), () -> analysis(cut, elections));
    return List.of(files);
  }

  private ElectionFiles election(Cut cut, ElectionTally tally, Changes changes) {
    Election election = tally.election();
    List<DatabaseColumn> columns = DatabaseColumns.of(cut.databases(), election, words);
    RowBlocks blocks =
        rows.computeIfAbsent(
            election.code(), _ -> new RowBlocks(cut, election, columns, blockSize));
    return new ElectionFiles(
        cut, tally, columns, new Lazy<>(() -> blocks.update(tally, changes)), words);
  }

  private static void add(List<CutFile> files, String name, Bytes content) {
    files.add(new CutFile(Paths.DATABASES + "/" + name, _ -> content.render()));
  }

  private static byte[] whole(Cut cut, List<ElectionFiles> elections) {
    List<byte[]> zips = elections.stream().map(ElectionFiles::zip).toList();
    int expected = zips.stream().mapToInt(one -> one.length).sum() + ZipBuilder.ROOM;
    ZipBuilder zip = new ZipBuilder(cut.madeAt().toLocalDateTime(), expected);
    for (int i = 0; i < zips.size(); i++) {
      zip.addStored(
          cut.fileName(cut.databases().files().electionPackage(), elections.get(i).election()),
          zips.get(i));
    }
    return zip.finish();
  }

  private byte[] analysis(Cut cut, List<ElectionFiles> elections) {
    DatabaseFileNames names = cut.databases().files();
    List<PackedFile> votes = elections.stream().map(ElectionFiles::votes).toList();
    int expected =
        votes.stream().mapToInt(PackedFile::deflatedSize).sum()
            + casillas.deflatedSize()
            + ZipBuilder.ROOM;
    ZipBuilder zip = new ZipBuilder(cut.madeAt().toLocalDateTime(), expected);
    for (int i = 0; i < votes.size(); i++) {
      zip.add(cut.fileName(names.votes(), elections.get(i).election()), votes.get(i));
    }
    zip.add(cut.fileName(names.codebook()), PackedFile.of(Codebook.render(cut, elections, words)));
    zip.add(cut.fileName(names.casillas()), casillas);
    return zip.finish();
  }

  /** Asked for once. */
  @FunctionalInterface
  private interface Bytes {
    byte[] render();
  }
}
