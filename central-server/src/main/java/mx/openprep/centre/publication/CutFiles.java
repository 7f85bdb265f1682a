package mx.openprep.centre.publication;

import java.util.ArrayList;
import java.util.List;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;

/** Every file of a cut but its manifest. */
final class CutFiles {
  private final Cut cut;
  private final List<CutFile> files = new ArrayList<>();

  private CutFiles(Cut cut) {
    this.cut = cut;
  }

  static List<CutFile> of(Cut cut) {
    CutFiles all = new CutFiles(cut);
    all.add("avance.json", () -> ProgressJson.render(cut));
    all.add("indice.json", () -> IndexJson.render(cut));
    cut.tallies().forEach(all::election);
    return all.files;
  }

  private void election(ElectionTally tally) {
    add(cut.databaseFile(tally.election()), () -> DatabaseCsv.render(cut, tally));
    add(cut.candidaciesFile(tally.election()), () -> CandidaciesCsv.render(cut, tally.election()));
    TallyJson json = new TallyJson(cut, tally);
    add(Paths.state(tally), () -> StateJson.render(json));
    add(Paths.sections(tally), () -> SectionsJson.render(tally));
    add(Paths.outsideCatalogue(tally), () -> ActasJson.render(json, tally.outsideCatalogue()));
    if (!tally.proportional().rows().isEmpty()) {
      add(Paths.proportional(tally), () -> ActasJson.render(json, tally.proportional()));
    }
    if (!tally.outside().rows().isEmpty()) {
      add(Paths.outside(tally), () -> ActasJson.render(json, tally.outside()));
    }
    for (TerritoryTally territory : tally.territories().values()) {
      add(Paths.territory(tally, territory), () -> TerritoryJson.render(json, territory));
      for (SectionTally section : territory.sections().values()) {
        add(
            Paths.section(tally, territory, section),
            () -> ActasJson.render(json, territory, section));
      }
    }
  }

  private void add(String path, CutFile.Content content) {
    files.add(new CutFile(path, content));
  }
}
