package mx.openprep.centre.cut.database;

import java.util.ArrayList;
import java.util.List;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.ElectionTally;

/** Renders the database files. */
public final class DatabaseFiles implements CutFiles {
  @Override
  public List<List<CutFile>> waves(Cut cut, Changes changes) {
    List<CutFile> files = new ArrayList<>();
    for (ElectionTally tally : cut.tallies()) {
      files.add(
          new CutFile(
              Paths.DATABASES + "/" + cut.databaseFile(tally.election()),
              _ -> DatabaseCsv.render(cut, tally)));
      files.add(
          new CutFile(
              Paths.DATABASES + "/" + cut.candidaciesFile(tally.election()),
              _ -> CandidaciesCsv.render(cut, tally.election())));
    }
    return List.of(files);
  }
}
