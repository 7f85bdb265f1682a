package mx.openprep.centre.tally;

import java.util.List;

/** Actas that count for the state alone: proportional representation, or outside any territory. */
public record GroupTally(Tally tally, Views views, List<ActaRow> rows) {
  public GroupTally {
    rows = List.copyOf(rows);
  }
}
