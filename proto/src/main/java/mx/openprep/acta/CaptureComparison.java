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
   * What several captures come to.
   *
   * @param values every field on which two people agree
   * @param undecided fields on which no two do, in the order of their ids
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
   * Decides each field by the first value that two people keyed. As long as no field has two such
   * values, the order of the captures does not matter.
   *
   * @param captures each of another person; whole ones, or only the fields that were in dispute
   */
  public static Resolution agree(List<Map<FieldId, FieldValue>> captures) {
    Map<FieldId, FieldValue> agreed = new HashMap<>();
    Map<FieldId, List<FieldValue>> seen = new HashMap<>();
    for (Map<FieldId, FieldValue> capture : captures) {
      capture.forEach((field, value) -> {
        List<FieldValue> before = seen.computeIfAbsent(field, _ -> new ArrayList<>(2));
        if (before.contains(value)) {
          agreed.putIfAbsent(field, value);
        } else {
          before.add(value);
        }
      });
    }
    return new Resolution(
        agreed,
        seen.keySet().stream().filter(field -> !agreed.containsKey(field)).sorted().toList());
  }
}
