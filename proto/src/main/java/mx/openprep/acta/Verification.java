package mx.openprep.acta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.openprep.people.PersonId;

/**
 * The figures of an acta, agreed by two people or decided by rule.
 *
 * @param captured the first capture: FECHA_HORA_CAPTURA
 * @param verified the moment the figures were settled: FECHA_HORA_VERIFICACION
 * @param keyedBy everybody who keyed or adjudicated these figures: none of them judges a correction
 * @param corrections later corrections by two people, oldest first
 */
public record Verification(
    Trail trail,
    Map<FieldId, FieldValue> values,
    Deed captured,
    Deed verified,
    Set<PersonId> keyedBy,
    List<Correction> corrections) {
  public Verification {
    keyedBy = Set.copyOf(keyedBy);
    values = Map.copyOf(values);
    corrections = List.copyOf(corrections);
  }

  /**
   * A correction found at cotejo: proposed by one person, decided by another.
   *
   * @param before what stood in the corrected fields
   * @param values what stands there since
   */
  public record Correction(
      Map<FieldId, FieldValue> before,
      Map<FieldId, FieldValue> values,
      String reason,
      Deed proposed,
      String decision,
      Deed decided) {
    public Correction {
      before = Map.copyOf(before);
      values = Map.copyOf(values);
    }
  }

  Verification withTrail(Trail newTrail) {
    return new Verification(newTrail, values, captured, verified, keyedBy, corrections);
  }

  /** Somebody else keyed the same, elsewhere and without knowing that it was settled. */
  Verification confirmedBy(PersonId person) {
    Set<PersonId> more = new HashSet<>(keyedBy);
    more.add(person);
    return new Verification(trail, values, captured, verified, more, corrections);
  }

  /** Whether this person decided on a correction of these figures. */
  boolean wasJudgedBy(PersonId person) {
    return corrections.stream()
        .anyMatch(correction -> correction.decided().person().equals(person));
  }

  /** The figures as they were settled, before any correction. */
  Map<FieldId, FieldValue> asSettled() {
    Map<FieldId, FieldValue> original = new HashMap<>(values);
    corrections.reversed().forEach(correction -> original.putAll(correction.before()));
    return original;
  }

  /** The figures of these fields alone. */
  Map<FieldId, FieldValue> only(Set<FieldId> fields) {
    Map<FieldId, FieldValue> some = new HashMap<>(values);
    some.keySet().retainAll(fields);
    return some;
  }

  Verification corrected(Correction by) {
    Map<FieldId, FieldValue> now = new HashMap<>(values);
    now.putAll(by.values());
    List<Correction> all = new ArrayList<>(corrections);
    all.add(by);
    return new Verification(trail, now, captured, verified, keyedBy, all);
  }
}
