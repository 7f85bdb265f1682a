package mx.openprep.centre.tally;

import java.util.List;
import mx.openprep.election.Ballot;

/**
 * A section within its territory, and its casillas. Two that say the same may be one object, in one
 * cut and the next.
 */
public final class SectionTally {
  private final String section;
  private final Tally tally;
  private final Lazy<Views> views;
  private final List<ActaRow> rows;

  SectionTally(String section, Ballot ballot, Tally tally, List<ActaRow> rows) {
    this.section = section;
    this.tally = tally;
    this.views = new Lazy<>(() -> Views.undivided(ballot, tally.votes()));
    this.rows = List.copyOf(rows);
  }

  /** Four digits; {@code 0000} for votes cast in advance or in prison. */
  public String section() {
    return section;
  }

  public Tally tally() {
    return tally;
  }

  public Views views() {
    return views.get();
  }

  /** One for each casilla, in the order of publication. */
  public List<ActaRow> rows() {
    return rows;
  }
}
