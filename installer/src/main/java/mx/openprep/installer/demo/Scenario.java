package mx.openprep.installer.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.SinActaReason;
import mx.openprep.election.ActaId;
import mx.openprep.election.Catd;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;

/**
 * What happens on the demo's election night: which papers reach which CATD, what stands on them,
 * and what never comes. The same package, seed and size always give the same night, so that every
 * process of the demo knows it without being told.
 */
public final class Scenario {
  private static final int ONE_STRANGE_PAPER_IN = 30;
  private static final int ONE_SIN_ACTA_IN = 20;

  private final List<CatdNight> catds;

  /** The night of one CATD. */
  public record CatdNight(Catd catd, List<Paper> papers, List<Missing> missing) {
    public CatdNight {
      papers = List.copyOf(papers);
      missing = List.copyOf(missing);
    }
  }

  /**
   * A paper acta that is scanned.
   *
   * @param expected false for an acta fuera de catálogo: its id is in no package
   * @param truth what an honest reader reads
   */
  public record Paper(ExpectedActa acta, boolean expected, Map<FieldId, FieldValue> truth) {
    public Paper {
      truth = Map.copyOf(truth);
    }
  }

  /** An expected acta that does not come. */
  public record Missing(ExpectedActa acta, SinActaReason reason) {}

  private Scenario(List<CatdNight> catds) {
    this.catds = List.copyOf(catds);
  }

  /**
   * A night.
   *
   * @param size how many papers are scanned
   * @param catdCount over how many CATDs they are spread
   */
  public static Scenario of(
      ElectionPackage election,
      Map<ActaId, Map<FieldId, Integer>> realResults,
      long seed,
      int size,
      int catdCount) {
    TruthGenerator truths = new TruthGenerator(election, realResults, seed);
    List<Catd> chosen =
        election.catds().stream()
            .sorted(
                Comparator.comparingInt((Catd c) -> election.actas(c.id()).size())
                    .reversed()
                    .thenComparing(Catd::id))
            .limit(catdCount)
            .toList();
    List<CatdNight> nights = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      int share = size / chosen.size() + (i < size % chosen.size() ? 1 : 0);
      int strange = i == 0 ? Math.max(size >= 10 ? 1 : 0, size / ONE_STRANGE_PAPER_IN) : 0;
      nights.add(night(election, chosen.get(i), share, strange, truths, seed));
    }
    return new Scenario(nights);
  }

  private static CatdNight night(
      ElectionPackage election,
      Catd catd,
      int share,
      int strangeCount,
      TruthGenerator truths,
      long seed) {
    List<ExpectedActa> shuffled = shuffled(election, catd.id(), seed);
    int missingCount = Math.max(1, share / ONE_SIN_ACTA_IN);
    int expectedCount = share - strangeCount;
    if (expectedCount + missingCount > shuffled.size()) {
      throw new DemoFailure(
          "%s tiene %d actas; para esta demostración harían falta %d. Use menos --actas o más --catds."
              .formatted(catd.id(), shuffled.size(), expectedCount + missingCount));
    }
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < expectedCount; i++) {
      ExpectedActa acta = shuffled.get(i);
      papers.add(new Paper(acta, true, truths.of(acta, i)));
    }
    for (int i = 0; i < strangeCount; i++) {
      ExpectedActa like = shuffled.get(i);
      ExpectedActa strange =
          new ExpectedActa(
              new ActaId("X-" + catd.id() + "-" + i),
              like.election(),
              like.casilla(),
              like.type(),
              like.representatives());
      papers.add(new Paper(strange, false, truths.of(like, i)));
    }
    SinActaReason[] reasons = SinActaReason.values();
    List<Missing> missing =
        IntStream.range(0, missingCount)
            .mapToObj(
                i -> new Missing(shuffled.get(expectedCount + i), reasons[i % reasons.length]))
            .toList();
    return new CatdNight(catd, papers, missing);
  }

  /** Actas with a key of their own, so that a row of the database file can be told by its key. */
  private static List<ExpectedActa> shuffled(ElectionPackage election, CatdId catd, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ catd.value().hashCode());
    record Drawn(long order, ExpectedActa acta) {}
    return election.actas(catd).stream()
        .filter(a -> election.actasByClave(a.key()).size() == 1)
        .map(a -> new Drawn(random.nextLong(), a))
        .sorted(Comparator.comparingLong(Drawn::order))
        .map(Drawn::acta)
        .toList();
  }

  public List<CatdNight> catds() {
    return catds;
  }

  public List<Paper> papers() {
    return catds.stream().flatMap(c -> c.papers().stream()).toList();
  }

  public List<Missing> missing() {
    return catds.stream().flatMap(c -> c.missing().stream()).toList();
  }
}
