package mx.openprep.acta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Comparison of the captures of one acta (DOMAIN §3). */
public final class CaptureComparison {
  private CaptureComparison() {}

  /**
   * Result of a third capture.
   *
   * @param values every field on which two captures agree
   * @param undecided fields with three different values
   */
  public record Resolution(Map<FieldId, FieldValue> values, List<FieldId> undecided) {
    public Resolution {
      values = Map.copyOf(values);
      undecided = List.copyOf(undecided);
    }
  }

  /** The fields in which two whole captures differ, in the order of their ids. */
  public static List<FieldId> differences(
      Map<FieldId, FieldValue> first, Map<FieldId, FieldValue> second) {
    return Stream.concat(first.keySet().stream(), second.keySet().stream())
        .distinct()
        .filter(id -> !Objects.equals(first.get(id), second.get(id)))
        .sorted()
        .toList();
  }

  /**
   * Decides each field in dispute by two of three.
   *
   * @param third a value for exactly the fields in which the first two differ
   */
  public static Resolution resolve(
      Map<FieldId, FieldValue> first,
      Map<FieldId, FieldValue> second,
      Map<FieldId, FieldValue> third) {
    Map<FieldId, FieldValue> values = new HashMap<>(first);
    List<FieldId> undecided = new ArrayList<>();
    for (FieldId id : differences(first, second)) {
      FieldValue value = third.get(id);
      if (value == null) {
        throw new IllegalArgumentException("Third capture lacks " + id);
      }
      if (value.equals(first.get(id)) || value.equals(second.get(id))) {
        values.put(id, value);
      } else {
        values.remove(id);
        undecided.add(id);
      }
    }
    return new Resolution(values, undecided);
  }
}
