package mx.openprep.election;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Copies the mini package and plants faults in it. */
final class PlantedFaults {
  /** Stands in the planted text where the fault must be reported. */
  private static final String MARKER = "→";

  /**
   * A fault to plant.
   *
   * @param anchor the start of the line to replace; empty to append
   * @param text the new lines, with a marker for each fault
   * @param codes the faults, in the order of their markers
   * @param alone whether other faults would hide behind it, or it behind them
   */
  record Plant(String file, String anchor, String text, List<FaultCode> codes, boolean alone) {
    @Override
    public String toString() {
      return file + ": " + text + " " + codes;
    }
  }

  record Place(String file, int line, int column, FaultCode code) {
    static Place of(PackageFault fault) {
      return new Place(fault.file(), fault.line(), fault.column(), fault.code());
    }
  }

  private PlantedFaults() {}

  static Plant replace(String file, String anchor, String text, FaultCode... codes) {
    return new Plant(file, anchor, text, List.of(codes), false);
  }

  static Plant append(String file, String text, FaultCode... codes) {
    return new Plant(file, "", text, List.of(codes), false);
  }

  static Plant alone(Plant plant) {
    return new Plant(plant.file(), plant.anchor(), plant.text(), plant.codes(), true);
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  /** Plants the faults in a fresh copy and returns where they must be found. */
  static List<Place> plant(List<Plant> plants, Path directory) throws IOException {
    copy(Packages.MINI, directory);
    for (Plant plant : plants) {
      Path file = directory.resolve(plant.file());
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      List<String> planted = plant.text().lines().toList();
      if (plant.anchor().isEmpty()) {
        lines.addAll(planted);
      } else {
        int line = indexOf(lines, plant);
        lines.remove(line);
        lines.addAll(line, planted);
      }
      Files.write(file, lines);
    }
    List<Place> places = new ArrayList<>();
    for (String name : plants.stream().map(Plant::file).distinct().toList()) {
      List<FaultCode> codes =
          plants.stream()
              .filter(p -> p.file().equals(name))
              .flatMap(p -> p.codes().stream())
              .toList();
      places.addAll(harvest(directory.resolve(name), name, codes, plants));
    }
    return places;
  }

  private static int indexOf(List<String> lines, Plant plant) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(plant.anchor())) {
        return i;
      }
    }
    throw new AssertionError("No line to plant " + plant);
  }

  /** Takes the markers out of the file and tells where they stood. */
  private static List<Place> harvest(
      Path file, String name, List<FaultCode> codes, List<Plant> plants) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<FaultCode> ofLine = codesOf(lines.get(i), name, plants);
      for (FaultCode code : ofLine) {
        int column = lines.get(i).indexOf(MARKER);
        places.add(new Place(name, i + 1, column + 1, code));
        lines.set(i, lines.get(i).replaceFirst(MARKER, ""));
      }
    }
    if (places.size() != codes.size()) {
      throw new AssertionError("Markers and codes of " + name + " differ");
    }
    Files.write(file, lines);
    return places;
  }

  private static List<FaultCode> codesOf(String line, String name, List<Plant> plants) {
    return plants.stream()
        .filter(p -> p.file().equals(name) && line.contains(MARKER))
        .filter(p -> p.text().lines().anyMatch(line::equals))
        .findFirst()
        .map(Plant::codes)
        .orElse(List.of());
  }
}
