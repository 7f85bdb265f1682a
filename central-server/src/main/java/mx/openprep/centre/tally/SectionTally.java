package mx.openprep.centre.tally;

import java.util.List;

/**
 * A section within its territory, and its casillas.
 *
 * @param section four digits; {@code 0000} for votes cast in advance or in prison
 * @param rows one for each casilla, in the order of publication
 */
public record SectionTally(String section, Tally tally, Views views, List<ActaRow> rows) {
  public SectionTally {
    rows = List.copyOf(rows);
  }
}
