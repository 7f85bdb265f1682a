package mx.openprep.election;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads an election package and checks it as a whole. The format is described in {@code
 * docs/election-package.md}; the JSON Schemas of its YAML files and the columns of its CSV files
 * lie beside this class.
 */
public final class ElectionPackageReader {
  private final String source;
  private final Faults faults = new Faults();
  private final PackageFiles files;
  private final TableDescriptions tables = TableDescriptions.load();

  private ElectionPackageReader(Path directoryOrZip) throws IOException {
    this.source = String.valueOf(directoryOrZip.getFileName());
    this.files = PackageFiles.read(directoryOrZip, faults);
  }

  /**
   * Reads a package.
   *
   * @throws FaultyPackageException with every fault there is, not only the first
   * @throws IOException when the files cannot be read at all
   */
  public static ElectionPackage read(Path directoryOrZip)
      throws IOException, FaultyPackageException {
    return new ElectionPackageReader(directoryOrZip).read();
  }

  /**
   * Writes the package as the zip that travels; the same files give the same bytes.
   *
   * @throws FaultyPackageException when a file is missing or does not belong; what the files say is
   *     not checked
   */
  public static void zip(Path directoryOrZip, OutputStream out)
      throws IOException, FaultyPackageException {
    ElectionPackageReader reader = new ElectionPackageReader(directoryOrZip);
    reader.throwFaults();
    ZipFiles.write(reader.files.contents(), out);
  }

  private ElectionPackage read() throws FaultyPackageException {
    ProcessSection process = ProcessSection.read(yaml(PackageFiles.PROCESS));
    Catalogue<ElectionCode, ElectionDraft> elections =
        ElectionsSection.read(yaml(PackageFiles.ELECTIONS));
    Optional<PublicationRules> publication =
        PublicationSection.read(yaml(PackageFiles.PUBLICATION), process, elections);
    Territories territories =
        Territories.read(
            process.entity(), csv(PackageFiles.DISTRICTS), csv(PackageFiles.MUNICIPALITIES));
    Catalogue<CatdId, Catd> catds = CatdsSection.read(csv(PackageFiles.CATDS), territories);
    Optional<Rules> rules = RulesSection.read(yaml(PackageFiles.RULES), catds);
    Catalogue<CasillaId, Casilla> casillas =
        CasillasSection.read(csv(PackageFiles.CASILLAS), territories, catds);
    Catalogue<BallotKey, Ballot> ballots =
        BallotsSection.read(csv(PackageFiles.BALLOTS), territories, elections);
    List<Candidacy> candidacies =
        new CandidaciesSection(territories, elections, ballots).read(csv(PackageFiles.CANDIDACIES));
    List<ExpectedActa> actas =
        new ActasSection(rules, territories, elections, casillas, ballots, faults)
            .read(csv(PackageFiles.ACTAS));
    Appearance appearance =
        new AppearanceSection(territories, elections)
            .read(csv(PackageFiles.COLORS), csv(PackageFiles.MAP));
    throwFaults();
    return new ElectionPackage(
        PackageHash.of(files.contents()),
        process.process().orElseThrow(),
        rules.orElseThrow(),
        publication.orElseThrow(),
        elections.values().stream().map(e -> e.election().orElseThrow()).toList(),
        territories.all(process.process().orElseThrow()),
        ballots.values(),
        casillas.values(),
        actas,
        catds.values(),
        candidacies,
        appearance);
  }

  private YamlDocument yaml(String name) {
    return YamlDocument.read(name, files.text(name), faults);
  }

  private CsvTable csv(String name) {
    return CsvTable.read(files.text(name), tables.columns(name), faults);
  }

  private void throwFaults() throws FaultyPackageException {
    if (!faults.isEmpty()) {
      throw new FaultyPackageException(source, faults.byPlace());
    }
  }
}
