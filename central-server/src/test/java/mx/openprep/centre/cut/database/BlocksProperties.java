package mx.openprep.centre.cut.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is kept from cut to cut never shows: files are those of a renderer that keeps nothing. */
class BlocksProperties {
  /** Several blocks even of the few actas of the package. */
  private static final int BLOCK = 3;

  private final ElectionPackage mini = MiniWith.nothing();

  @Example
  void theSizeOfTheBlocksShowsInNoFileThatIsNotCompressed() {
    DatabaseNight night = new DatabaseNight(mini, 5);
    mini.actas().forEach(night::capture);
    Cut cut = night.cut(1);

    SortedMap<String, byte[]> small = Rendered.of(new DatabaseFiles(1), cut, Changes.everything());

    Rendered.of(cut)
        .forEach((name, file) -> {
          if (name.endsWith(".csv") || name.endsWith(".txt")) {
            assertThat(Rendered.get(small, name)).as(name).isEqualTo(file);
          }
        });
  }

  @Property(tries = 25)
  void assembledFromKeptBlocksIsAsRenderedWhole(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int cuts) {
    Random random = new Random(seed);
    DatabaseNight night = new DatabaseNight(mini, seed);
    List<ExpectedActa> actas = mini.actas();
    DatabaseFiles kept = new DatabaseFiles(BLOCK);
    kept.waves(night.cut(0), Changes.everything());
    for (int number = 1; number <= cuts; number++) {
      Set<ActaId> changed = new HashSet<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        changed.add(night.capture(actas.get(random.nextInt(actas.size()))).id());
      }
      if (random.nextInt(3) == 0) {
        changed.add(night.outsideCatalogue(new ElectionCode("DIP_LOC")).id());
      }
      Cut cut = night.cut(number);
      boolean everything = random.nextInt(5) == 0;

      SortedMap<String, byte[]> assembled =
          Rendered.of(kept, cut, everything ? Changes.everything() : Changes.of(changed));

      SortedMap<String, byte[]> whole =
          Rendered.of(new DatabaseFiles(BLOCK), cut, Changes.everything());
      assertThat(assembled.keySet()).isEqualTo(whole.keySet());
      for (String name : whole.keySet()) {
        assertThat(Rendered.get(assembled, name)).as(name).isEqualTo(Rendered.get(whole, name));
      }
    }
  }
}
