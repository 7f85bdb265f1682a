package mx.openprep.installer.provisioning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import mx.openprep.election.CasillaType;

/** The casillas of the package, in the order of its files. */
record CasillaFrame(List<FrameCasilla> casillas) {
  /** Casillas especiales approved for Jalisco in 2024. */
  private static final int ESPECIALES = 54;

  private static final Comparator<FrameCasilla> ORDER =
      Comparator.comparing(FrameCasilla::district)
          .thenComparing(c -> c.key().section())
          .thenComparing(c -> c.key().type())
          .thenComparing(c -> c.key().number())
          .thenComparing(c -> c.key().extContigua());

  CasillaFrame {
    casillas = casillas.stream().sorted(ORDER).toList();
  }

  /** The official list, especiales and all. */
  static CasillaFrame official(Path list) throws IOException {
    return new CasillaFrame(SourceList.read(list).stream().map(FrameCasilla::of).toList());
  }

  /**
   * The frame of an earlier election that has no especiales, with as many as 2024 had, in sections
   * that had one in 2018 and still exist, and then in the municipalities with most voters and none.
   */
  static CasillaFrame earlier(Path frame, Path resultsWithEspeciales) throws IOException {
    List<FrameCasilla> casillas =
        withLocations(SourceList.read(frame).stream().map(FrameCasilla::of).toList());
    Map<String, FrameCasilla> bySection =
        casillas.stream().collect(toMap(c -> c.key().section(), c -> c, (a, _) -> a));
    List<FrameCasilla> especiales = new ArrayList<>();
    for (NamedCsvRecord row : SourceList.read(resultsWithEspeciales)) {
      FrameCasilla section = bySection.get(row.getField("seccion"));
      if (row.getField("tipo_casilla").equals("S") && section != null) {
        especiales.add(section.especial(row.getField("clave_casilla").substring(7, 9)));
      }
    }
    for (FrameCasilla seat : seatsWithout(especiales, casillas)) {
      if (especiales.size() < ESPECIALES) {
        especiales.add(seat.especial("01"));
      }
    }
    List<FrameCasilla> all = new ArrayList<>(casillas);
    all.addAll(especiales.subList(0, ESPECIALES));
    return new CasillaFrame(all);
  }

  /** The frame does not say what is urban; extraordinarias are set up where voters live far off. */
  private static List<FrameCasilla> withLocations(List<FrameCasilla> casillas) {
    Set<String> remote =
        casillas.stream()
            .filter(c -> c.key().type() == CasillaType.EXTRAORDINARIA)
            .map(c -> c.key().section())
            .collect(toSet());
    return casillas.stream().map(c -> c.at(remote.contains(c.key().section()) ? 2 : 1)).toList();
  }

  /** The first casilla of every municipality without especial, most voters first. */
  private static List<FrameCasilla> seatsWithout(
      List<FrameCasilla> especiales, List<FrameCasilla> casillas) {
    Set<String> served = especiales.stream().map(FrameCasilla::municipality).collect(toSet());
    Map<String, Integer> voters =
        casillas.stream()
            .collect(
                groupingBy(
                    FrameCasilla::municipality,
                    TreeMap::new,
                    summingInt(FrameCasilla::listaNominal)));
    Map<String, FrameCasilla> first =
        casillas.stream()
            .sorted(ORDER)
            .collect(toMap(FrameCasilla::municipality, c -> c, (a, _) -> a));
    return voters.entrySet().stream()
        .filter(e -> !served.contains(e.getKey()))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .flatMap(e -> Stream.ofNullable(first.get(e.getKey())))
        .toList();
  }

  /** Number and name of every territory that the function tells of a casilla. */
  Map<String, String> territories(
      Function<FrameCasilla, String> number, Function<FrameCasilla, String> name) {
    return casillas.stream().collect(toMap(number, name, (a, _) -> a, TreeMap::new));
  }
}
