package mx.openprep.centre.tally;

import java.util.List;
import mx.openprep.election.Ballot;

/** Actas that count for the state alone: proportional representation, or outside any territory. */
public final class GroupTally {
  private final Tally tally;
  private final Lazy<Views> views;
  private final List<ActaRow> rows;

  /** They count for the state alone and are therefore divided as one. */
  GroupTally(Ballot ballot, Tally tally, List<ActaRow> rows) {
    this.tally = tally;
    this.views = new Lazy<>(() -> Views.divided(ballot, tally.votes()));
    this.rows = List.copyOf(rows);
  }

  public Tally tally() {
    return tally;
  }

  public Views views() {
    return views.get();
  }

  /** In the order of publication. */
  public List<ActaRow> rows() {
    return rows;
  }
}
