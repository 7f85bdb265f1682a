package mx.openprep.centre.publication.act;

import java.time.Instant;
import java.util.List;
import mx.openprep.centre.cut.Phase;

/**
 * Where the publication stands after all confirmed acts.
 *
 * @param acts how many were confirmed: two standings with the same number are the same
 * @param end no ordinary cut after it
 */
public record Standing(Phase phase, long acts, Instant end) {

  /** Acts in the order in which they were confirmed, from how the publication began. */
  public static Standing after(List<Act> confirmed, Standing begin) {
    Standing standing = begin;
    for (Act act : confirmed) {
      standing =
          new Standing(
              act.kind().after(standing.phase),
              standing.acts + 1,
              act.newEnd().orElse(standing.end));
    }
    return standing;
  }
}
