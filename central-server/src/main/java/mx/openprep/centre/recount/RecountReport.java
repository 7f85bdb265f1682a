package mx.openprep.centre.recount;

import java.util.List;
import mx.openprep.database.PublishedDatabase;

/**
 * What a recount of one database found.
 *
 * @param totalsDiffering rows, of which only the first are listed
 * @param decisionsDiffering likewise
 * @param clues rows that may be behind a differing figure though none of them is wrong by itself
 * @param oddities what is worth knowing and decides nothing: keys that repeat or contradict their
 *     parts
 */
record RecountReport(
    PublishedDatabase database,
    long rows,
    List<FigureResult> figures,
    long totalsDiffering,
    long decisionsDiffering,
    List<RowDifference> differences,
    List<String> clues,
    List<String> oddities,
    List<CountedRemark> remarks) {
  RecountReport {
    figures = List.copyOf(figures);
    differences = List.copyOf(differences);
    clues = List.copyOf(clues);
    oddities = List.copyOf(oddities);
    remarks = List.copyOf(remarks);
  }

  long figuresAgreeing() {
    return figures.stream().filter(FigureResult::agrees).count();
  }

  /** Whether nothing kept a part from being checked. */
  boolean isComplete() {
    return remarks.stream().noneMatch(r -> r.first().prevents());
  }

  /** Whether everything could be checked and agrees. */
  boolean agrees() {
    return isComplete()
        && totalsDiffering == 0
        && decisionsDiffering == 0
        && figuresAgreeing() == figures.size();
  }
}
