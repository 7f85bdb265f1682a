package mx.openprep.centre.cut.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Rendering what the changes touch gives the tree that rendering everything gives. */
class JsonTreeProperties {
  private static final ElectionPackage MINI = PaperNight.read("mini");

  @Property(tries = 150)
  void anIncrementalTreeIsByteForByteTheWholeOne(
      @ForAll long seed, @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 12) Integer> cuts) {
    Random random = new Random(seed);
    PaperNight night = new PaperNight(MINI);
    JsonTree incremental = new JsonTree();
    Cut zeros = night.cut(CutKind.ZEROS);
    Shelf part =
        Shelf.publish(Optional.empty(), zeros, incremental.waves(zeros, Changes.everything()));
    Shelf whole =
        Shelf.publish(Optional.empty(), zeros, new JsonTree().waves(zeros, Changes.everything()));
    assertThat(part.files()).isEqualTo(whole.files());

    for (int i = 0; i < cuts.size(); i++) {
      Set<ActaId> changed = new HashSet<>();
      for (int acta = 0; acta < cuts.get(i); acta++) {
        changed.add(something(night, random));
      }
      Cut cut = night.cut(i == 7 ? CutKind.LAST : CutKind.ORDINARY);
      part = Shelf.publish(Optional.of(part), cut, incremental.waves(cut, Changes.of(changed)));
      whole =
          Shelf.publish(Optional.of(whole), cut, new JsonTree().waves(cut, Changes.everything()));
      assertThat(part.files()).isEqualTo(whole.files());
    }
  }

  private static ActaId something(PaperNight night, Random random) {
    if (random.nextInt(15) == 0) {
      return night.outsideCatalogue(
          MINI.elections().get(random.nextInt(MINI.elections().size())), random.nextInt(3));
    }
    List<ExpectedActa> actas = MINI.actas();
    return night.happens(actas.get(random.nextInt(actas.size())), random);
  }
}
