package mx.openprep.centre.cut.json;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.junit.jupiter.api.Test;

/** The tree of a whole state: three elections, 33,000 actas. */
class JaliscoTreeTest {
  private static final System.Logger LOG = System.getLogger(JaliscoTreeTest.class.getName());

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  @Test
  void aStateIsAsTheSchemasSayAndACutCostsWhatChangedInIt() {
    ElectionPackage jalisco = PaperNight.read("jalisco-2024");
    PaperNight night = new PaperNight(jalisco);
    JsonTree tree = new JsonTree();
    Random random = new Random(14);
    List<ExpectedActa> actas = new ArrayList<>(jalisco.actas());
    Collections.shuffle(actas, random);

    Shelf zeros = publish(tree, night.cut(CutKind.ZEROS), Optional.empty(), Changes.everything());
    actas.subList(150, actas.size()).forEach(acta -> night.happens(acta, random));
    Shelf nearly =
        publish(tree, night.cut(CutKind.ORDINARY), Optional.of(zeros), Changes.everything());
    Set<ActaId> changed = new HashSet<>();
    actas.subList(0, 150).forEach(acta -> changed.add(night.happens(acta, random)));
    Shelf all =
        publish(tree, night.cut(CutKind.ORDINARY), Optional.of(nearly), Changes.of(changed));

    PublishedSchemas schemas = new PublishedSchemas(zeros);
    List<String> files = new ArrayList<>();
    for (String path : all.files().keySet()) {
      if (path.endsWith(".json")
          && !path.startsWith("esquemas/")
          && (!path.matches(".*/[0-9]{4}\\.json") || random.nextInt(60) == 0)) {
        files.add(path);
      }
    }
    LOG.log(INFO, "{0} of {1} files checked", files.size(), all.files().size());
    assertThat(schemas.faults(all, files)).isEmpty();
    assertThat(all.content("avance.json").length).isLessThan(4_850);
    // 150 sections, at most as many territories, and the lists and states of three elections.
    assertThat(all.own()).hasSizeLessThan(350);
  }

  private static Shelf publish(JsonTree tree, Cut cut, Optional<Shelf> before, Changes changes) {
    long start = CPU.getCurrentThreadCpuTime();
    List<List<CutFile>> waves = tree.waves(cut, changes);
    Shelf shelf = Shelf.publish(before, cut, waves);
    LOG.log(
        INFO,
        "Cut {0}: {1} files rendered and hashed in {2} ms of one processor, {3} of them new",
        cut.number(),
        waves.stream().mapToInt(List::size).sum(),
        Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start).toMillis(),
        shelf.own().size());
    return shelf;
  }
}
