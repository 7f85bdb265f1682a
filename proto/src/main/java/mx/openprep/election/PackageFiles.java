package mx.openprep.election;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of a package by name, read whole from a directory or zip. Only names of the format are
 * read, so nothing hostile reaches further than a fault.
 */
final class PackageFiles {
  static final String PROCESS = "process.yaml";
  static final String RULES = "rules.yaml";
  static final String ELECTIONS = "elections.yaml";
  static final String PUBLICATION = "publication.yaml";
  static final String DISTRICTS = "districts.csv";
  static final String MUNICIPALITIES = "municipalities.csv";
  static final String CATDS = "catds.csv";
  static final String CASILLAS = "casillas.csv";
  static final String BALLOTS = "ballots.csv";
  static final String ACTAS = "actas.csv";
  static final String CANDIDACIES = "candidacies.csv";
  static final List<String> OBLIGATORY =
      List.of(
          PROCESS,
          RULES,
          ELECTIONS,
          PUBLICATION,
          DISTRICTS,
          MUNICIPALITIES,
          CATDS,
          CASILLAS,
          BALLOTS,
          ACTAS,
          CANDIDACIES);

  static final String COLORS = "colors.csv";
  static final String MAP = "map.csv";

  /** How the public site shows the election; without them it has no colours and no outlines. */
  static final List<String> OPTIONAL = List.of(COLORS, MAP);

  /** A country of 170,000 casillas and six elections needs about 50 MiB. */
  static final long LARGEST_PACKAGE = 192L << 20;

  static final int MOST_FILES = 64;

  private static final Pattern SIMULATION =
      Pattern.compile("simulation/[A-Za-z0-9_][A-Za-z0-9._-]{0,79}");
  private static final Pattern SAFE =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._ -]*(/[A-Za-z0-9_][A-Za-z0-9._ -]*)*");

  private final SortedMap<String, byte[]> contents = new TreeMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Faults faults;
  private long remaining;

  private PackageFiles(Faults faults, long limit) {
    this.faults = faults;
    this.remaining = limit;
  }

  /**
   * Reads what is there.
   *
   * @throws IOException when the disk fails or there is nothing at the path
   */
  static PackageFiles read(Path directoryOrZip, Faults faults) throws IOException {
    PackageFiles files;
    if (Files.isDirectory(directoryOrZip)) {
      files = new PackageFiles(faults, LARGEST_PACKAGE);
      DirectoryFiles.read(directoryOrZip, files);
    } else {
      files = new PackageFiles(faults, ZipFiles.limit(directoryOrZip));
      ZipFiles.read(directoryOrZip, files);
    }
    for (String name : OBLIGATORY) {
      if (!files.seen.contains(name)) {
        faults.add(name, FaultCode.FILE_MISSING, name, "");
      }
    }
    return files;
  }

  /** Whether a file of this name may be part of a package; if not, that is a fault. */
  boolean accepts(String name) {
    if (!seen.add(name)) {
      faults.add(name, FaultCode.FILE_TWICE, name, "");
      return false;
    }
    if (OBLIGATORY.contains(name)
        || OPTIONAL.contains(name)
        || SIMULATION.matcher(name).matches()) {
      return true;
    }
    FaultCode code =
        SAFE.matcher(name).matches() ? FaultCode.FILE_UNKNOWN : FaultCode.FILE_NAME_UNSAFE;
    faults.add(
        name,
        code,
        name,
        String.join(", ", OBLIGATORY) + ", " + String.join(", ", OPTIONAL) + ", simulation/…");
    return false;
  }

  /** False, and a fault, when there are more files than any package has. */
  boolean acceptsCount(int count) {
    if (count > MOST_FILES) {
      faults.add("", FaultCode.TOO_MANY_FILES, String.valueOf(count), String.valueOf(MOST_FILES));
    }
    return count <= MOST_FILES;
  }

  /** How many bytes more the package may have. */
  long remaining() {
    return remaining;
  }

  void put(String name, byte[] content) {
    contents.put(name, content);
    remaining -= content.length;
  }

  /** A fault of a file that is there but not read. */
  void refuse(String name, FaultCode code, String found, String expected) {
    seen.add(name);
    faults.add(name, code, found, expected);
  }

  SortedMap<String, byte[]> contents() {
    return Collections.unmodifiableSortedMap(contents);
  }

  Optional<SourceText> text(String name) {
    byte[] content = contents.get(name);
    return content == null ? Optional.empty() : SourceText.decode(name, content, faults);
  }
}
