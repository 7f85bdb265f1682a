package mx.openprep.readiness;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a workstation found out about itself.
 *
 * @param items one of each check, in their order
 */
public record ReadinessReport(List<ReadinessItem> items) {
  public ReadinessReport {
    items = List.copyOf(items);
    if (!items.stream()
        .map(ReadinessItem::check)
        .toList()
        .equals(Arrays.asList(ReadinessCheck.values()))) {
      throw new IllegalArgumentException("Not one of each check: " + items);
    }
  }

  /** Of the worst item. */
  public ReadinessLevel level() {
    return items.stream()
        .map(ReadinessItem::level)
        .max(Comparator.naturalOrder())
        .orElse(ReadinessLevel.READY);
  }

  public ReadinessItem item(ReadinessCheck check) {
    return items.stream().filter(item -> item.check() == check).findFirst().orElseThrow();
  }
}
