package mx.openprep.election;

import java.util.ArrayList;
import java.util.List;

/** Gathers the faults of one reading. */
final class Faults {
  private final List<PackageFault> found = new ArrayList<>();

  void add(PackageFault fault) {
    found.add(fault);
  }

  void add(String file, FaultCode code, String what, String expected) {
    add(new PackageFault(file, 0, 0, code, what, expected));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<PackageFault> byPlace() {
    return found.stream().distinct().sorted(PackageFault.BY_PLACE).toList();
  }
}
