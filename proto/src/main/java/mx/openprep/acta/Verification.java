package mx.openprep.acta;

import java.util.List;
import java.util.Map;

/**
 * The figures of an acta, agreed by two people or decided by rule.
 *
 * @param captured the first capture: FECHA_HORA_CAPTURA
 * @param verified the moment the figures were settled: FECHA_HORA_VERIFICACION
 * @param corrections later corrections by two people, oldest first
 */
public record Verification(
    Trail trail,
    Map<FieldId, FieldValue> values,
    Deed captured,
    Deed verified,
    List<Correction> corrections) {
  public Verification {
    values = Map.copyOf(values);
    corrections = List.copyOf(corrections);
  }

  /** A correction found at cotejo: proposed by one person, decided by another. */
  public record Correction(
      Map<FieldId, FieldValue> values, String reason, Deed proposed, Deed decided) {
    public Correction {
      values = Map.copyOf(values);
    }
  }

  Verification withTrail(Trail newTrail) {
    return new Verification(newTrail, values, captured, verified, corrections);
  }
}
