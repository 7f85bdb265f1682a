package mx.openprep.centre.cut.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import org.jspecify.annotations.Nullable;

/**
 * Renders the JSON tree (docs/publication/json.md): only what the changed actas touch, since no
 * file below an election carries number or time of its cut. Its index names the database files,
 * which are of the first wave.
 */
public final class JsonTree implements CutFiles {
  private final Map<ElectionCode, ElectionFrame> frames = new HashMap<>();
  private @Nullable ElectionPackage framed;

  @Override
  public List<List<CutFile>> waves(Cut cut, Changes changes) {
    // The last cut counts participation by its own rule, and that figure is everywhere.
    Changes due = cut.kind() == CutKind.LAST ? Changes.everything() : changes;
    List<ElectionCut> elections = elections(cut);
    Waves waves = new Waves();
    if (due.actas().isEmpty()) {
      for (String schema : Schemas.names()) {
        waves.leaves.add(new CutFile(Paths.schema(schema), _ -> Schemas.read(schema)));
      }
      waves.leaves.add(new CutFile(Paths.APPEARANCE, _ -> AppearanceJson.render(cut.election())));
    }
    elections.forEach(one -> waves.add(one, Touched.by(due, one)));
    waves.lists.add(
        new CutFile(Paths.seriesHour(cut.madeAt()), published -> SeriesJson.hour(cut, published)));
    waves.states.add(new CutFile(Paths.SERIES, SeriesJson::hours));
    return List.of(
        waves.leaves,
        waves.territories,
        waves.lists,
        waves.states,
        List.of(new CutFile(Paths.INDEX, published -> IndexJson.render(cut, elections, published))),
        List.of(new CutFile(Paths.POINTER, published -> ProgressJson.render(cut, published))));
  }

  private List<ElectionCut> elections(Cut cut) {
    if (framed != cut.election()) {
      frames.clear();
      framed = cut.election();
    }
    return cut.tallies().stream()
        .map(tally ->
            new ElectionCut(
                cut,
                tally,
                frames.computeIfAbsent(
                    tally.election().code(),
                    _ -> new ElectionFrame(cut.election(), tally.election()))))
        .toList();
  }

  private static final class Waves {
    private final List<CutFile> leaves = new ArrayList<>();
    private final List<CutFile> territories = new ArrayList<>();
    private final List<CutFile> lists = new ArrayList<>();
    private final List<CutFile> states = new ArrayList<>();

    void add(ElectionCut one, Touched touched) {
      if (touched.anything()) {
        groups(one, touched);
        for (TerritoryTally territory : one.tally().territories().values()) {
          if (touched.territory(territory.territory())) {
            territory(one, touched, territory);
          }
        }
        lists(one);
        states.add(
            new CutFile(Paths.state(one.tally()), published -> StateJson.render(one, published)));
      }
    }

    private void groups(ElectionCut one, Touched touched) {
      if (touched.everything()) {
        leaf(Paths.sections(one.tally()), () -> SectionsJson.render(one));
      }
      if (touched.outsideCatalogue()) {
        leaf(Paths.outsideCatalogue(one.tally()), () -> GroupJson.outsideCatalogue(one));
      }
      if (touched.proportional() && !one.tally().proportional().rows().isEmpty()) {
        leaf(
            Paths.proportional(one.tally()),
            () -> GroupJson.render(one, GroupJson.PROPORTIONAL, one.tally().proportional()));
      }
      if (touched.outside() && !one.tally().outside().rows().isEmpty()) {
        leaf(
            Paths.outside(one.tally()),
            () -> GroupJson.render(one, GroupJson.OUTSIDE, one.tally().outside()));
      }
    }

    private void territory(ElectionCut one, Touched touched, TerritoryTally territory) {
      for (SectionTally section : territory.sections().values()) {
        if (touched.section(territory.territory(), section.section())) {
          leaf(
              Paths.section(one.tally(), territory, section),
              () -> SectionJson.render(one, territory, section));
        }
      }
      territories.add(
          new CutFile(
              Paths.territory(one.tally(), territory),
              published -> TerritoryJson.render(one, territory, published)));
    }

    private void lists(ElectionCut one) {
      lists.add(
          new CutFile(
              Paths.notCounted(one.tally()), published -> NotCountedJson.render(one, published)));
      for (CasillaType type : one.frame().unusual().keySet()) {
        lists.add(
            new CutFile(
                Paths.casillaType(one.tally(), type),
                published -> CasillaTypeJson.render(one, type, published)));
      }
    }

    private void leaf(String path, Supplier<byte[]> content) {
      leaves.add(new CutFile(path, _ -> content.get()));
    }
  }
}
