package mx.openprep.centre.publication;

import java.util.List;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.tally.SqlRecount;

/** What became of an attempt to make a cut. */
public sealed interface CutOutcome {
  /** Readers see it. */
  record Published(long number, CutKind kind) implements CutOutcome {}

  /** The two totals differ; readers keep the last good cut. */
  record Withheld(List<SqlRecount.Difference> differences) implements CutOutcome {
    public Withheld {
      differences = List.copyOf(differences);
    }
  }

  /** There is nothing to do now. */
  enum NotDue implements CutOutcome {
    /** The publication is not open, or its official hour is to come; the zeros are published. */
    BEFORE_START,
    /** Two people have stopped it for a time. */
    PAUSED,
    /** The end has come; two people are to close or to extend. */
    AFTER_END,
    /** The last cut is published. */
    CLOSED,
    /** Another instance of the centre is publishing. */
    ELSEWHERE
  }
}
