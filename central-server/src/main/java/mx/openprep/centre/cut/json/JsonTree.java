package mx.openprep.centre.cut.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;

/** Renders the JSON tree. */
public final class JsonTree implements CutFiles {
  @Override
  public List<List<CutFile>> waves(Cut cut, Changes changes) {
    List<CutFile> files = new ArrayList<>();
    files.add(new CutFile("avance.json", _ -> ProgressJson.render(cut)));
    files.add(new CutFile("indice.json", _ -> IndexJson.render(cut)));
    cut.tallies().forEach(tally -> election(files, cut, tally));
    return List.of(files);
  }

  private static void election(List<CutFile> files, Cut cut, ElectionTally tally) {
    TallyJson json = new TallyJson(cut, tally);
    add(files, Paths.state(tally), () -> StateJson.render(json));
    add(files, Paths.sections(tally), () -> SectionsJson.render(tally));
    add(
        files,
        Paths.outsideCatalogue(tally),
        () -> ActasJson.render(json, tally.outsideCatalogue()));
    if (!tally.proportional().rows().isEmpty()) {
      add(files, Paths.proportional(tally), () -> ActasJson.render(json, tally.proportional()));
    }
    if (!tally.outside().rows().isEmpty()) {
      add(files, Paths.outside(tally), () -> ActasJson.render(json, tally.outside()));
    }
    for (TerritoryTally territory : tally.territories().values()) {
      add(files, Paths.territory(tally, territory), () -> TerritoryJson.render(json, territory));
      for (SectionTally section : territory.sections().values()) {
        add(
            files,
            Paths.section(tally, territory, section),
            () -> ActasJson.render(json, territory, section));
      }
    }
  }

  private static void add(List<CutFile> files, String path, Supplier<byte[]> content) {
    files.add(new CutFile(path, _ -> content.get()));
  }
}
