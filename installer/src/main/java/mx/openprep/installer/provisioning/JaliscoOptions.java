package mx.openprep.installer.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who competes where in Jalisco in 2024. */
final class JaliscoOptions {
  static final List<String> PARTIES =
      List.of("PAN", "PRI", "PRD", "PT", "PVEM", "MC", "MORENA", "HAGAMOS", "FUTURO");

  private static final List<String> FIRST = List.of("PAN", "PRI", "PRD");
  private static final List<String> SECOND = List.of("PT", "PVEM", "MORENA", "HAGAMOS", "FUTURO");
  private static final Set<String> WITHOUT_FIRST = Set.of("JILOTLAN DE LOS DOLORES");
  private static final Set<String> WITHOUT_SECOND =
      Set.of("ACATLAN DE JUAREZ", "AUTLAN DE NAVARRO", "IXTLAHUACAN DE LOS MEMBRILLOS", "MASCOTA");

  private JaliscoOptions() {}

  static List<List<String>> everywhere() {
    return List.of(FIRST, SECOND);
  }

  static List<List<String>> inMunicipality(String name) {
    return Stream.of(FIRST, SECOND)
        .filter(c -> !(c.equals(FIRST) ? WITHOUT_FIRST : WITHOUT_SECOND).contains(name))
        .toList();
  }

  static String id(List<String> coalition) {
    return "C_" + String.join("_", coalition);
  }

  /** Option and candidate of every line of a ballot's candidacies: names are not shipped. */
  static List<List<String>> candidacies(List<List<String>> coalitions) {
    List<List<String>> rows = new ArrayList<>();
    for (String party : PARTIES) {
      List<String> behind =
          coalitions.stream().filter(c -> c.contains(party)).findFirst().orElse(List.of(party));
      rows.add(List.of(party, candidate(behind)));
    }
    coalitions.forEach(c -> rows.add(List.of(id(c), candidate(c))));
    return rows;
  }

  private static String candidate(List<String> parties) {
    return "Candidatura de " + String.join("-", parties);
  }
}
