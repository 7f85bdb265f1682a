package mx.openprep.centre.tally;

import java.util.List;
import java.util.SequencedMap;
import mx.openprep.acta.FieldId;

/**
 * A section within its territory, and its casillas. Two that say the same may be one object, in one
 * cut and the next.
 */
public final class SectionTally {
  private final String section;
  private final Tally tally;
  private final Candidatures candidatures;
  private final List<ActaRow> rows;

  SectionTally(String section, Candidatures candidatures, Tally tally, List<ActaRow> rows) {
    this.section = section;
    this.tally = tally;
    this.candidatures = candidatures;
    this.rows = List.copyOf(rows);
  }

  /** Four digits; {@code 0000} for votes cast in advance or in prison. */
  public String section() {
    return section;
  }

  public Tally tally() {
    return tally;
  }

  /** Votes by candidature; nothing is divided below the territory of the division. */
  public SequencedMap<FieldId, Long> byCandidature() {
    return candidatures.votes(tally.votes());
  }

  /** One for each casilla, in the order of publication. */
  public List<ActaRow> rows() {
    return rows;
  }
}
