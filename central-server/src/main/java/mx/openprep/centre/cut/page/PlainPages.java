package mx.openprep.centre.cut.page;

import java.util.ArrayList;
import java.util.List;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.TerritoryTally;

/**
 * What readers without a script get: a page for the state and each district or municipality, in the
 * cut in which its figures changed; at the root one that leads to the newest, a feed of the cuts,
 * and a picture of each election. It wants the JSON tree and the database files in earlier waves.
 */
public final class PlainPages implements CutFiles {
  private final PlainWords words = new PlainWords();

  @Override
  public List<List<CutFile>> waves(Cut cut, Changes changes) {
    // The last cut counts participation by its own rule, and that figure is on every page.
    Changes due = cut.kind() == CutKind.LAST ? Changes.everything() : changes;
    List<CutFile> territories = new ArrayList<>();
    List<CutFile> states = new ArrayList<>();
    List<CutFile> root = new ArrayList<>();
    for (ElectionTally tally : cut.tallies()) {
      PlainPage page = new PlainPage(cut, tally, words);
      for (TerritoryTally territory : tally.territories().values()) {
        if (territory.sections().values().stream().anyMatch(s -> due.touchAny(s.rows()))) {
          territories.add(
              new CutFile(Paths.plain(tally, territory), published -> page.territory(territory)));
        }
      }
      if (due.touchAny(tally.rows())) {
        states.add(new CutFile(Paths.plain(tally), page::state));
        root.add(
            new CutFile(
                Paths.PAGE + "/compartir-" + Cut.folder(tally.election()) + ".svg",
                _ -> new SharePicture(cut, tally, words).render()));
      }
    }
    root.add(
        new CutFile(
            Paths.PAGE + "/sin-javascript.html",
            published -> new PlainIndex(cut, words).render(published)));
    root.add(new CutFile(AtomFeed.PATH, published -> new AtomFeed(cut, words).render(published)));
    return List.of(territories, states, root);
  }
}
