package mx.openprep.installer.provisioning;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;

/**
 * Fills the tables of the Jalisco package from published lists. The four YAML files of the package
 * are written by people and must be in the output directory already; everything else there is made
 * anew, the same from the same lists.
 *
 * <p>The official list of casillas needs the columns CLAVE_CASILLA, ID_DISTRITO_LOCAL,
 * DISTRITO_LOCAL, ID_MUNICIPIO, MUNICIPIO, LISTA_NOMINAL, and may have UBICACION_CASILLA (1 or 2);
 * its especiales are taken as they are. Without it the frame of 2021 is used.
 */
public final class JaliscoImporter {
  private static final String README =
      """
      Resultados reales por casilla de elecciones anteriores, expresados en las actas de este paquete, solo para
      la demostración y los simulacros. No son resultados de 2024.

      DIP_LOC.csv.gz  diputaciones 2021
      GUB.csv.gz      gubernatura 2018, donde la clave de casilla existe en el marco de 2021
      AYUN.csv.gz     munícipes 2015, donde la clave de casilla existe en el marco de 2021

      Columnas: acta (id en actas.csv) y votos por campo. Celda vacía: la opción no está en esa boleta. Los campos
      sin columna tienen 0 votos. Se omiten los votos de partidos, combinaciones y candidaturas que ya no existen
      (Nueva Alianza, Encuentro Social, PES, Somos, RSP, Fuerza por México, Humanista, independientes), y las actas
      con clave repetida o cuyos votos exceden la lista nominal y los representantes de hoy.
      """;

  /** Those of today's that stood in 2015 and 2018 too. */
  private static final List<String> OLDER_PARTIES =
      JaliscoOptions.PARTIES.subList(0, JaliscoOptions.PARTIES.indexOf("HAGAMOS"));

  private final Path data;
  private final Path directory;

  private JaliscoImporter(Path data, Path directory) {
    this.data = data;
    this.directory = directory;
  }

  public static void main(String[] args) throws IOException {
    if (args.length < 2 || args.length > 3) {
      System.err.println("JaliscoImporter SHARED_DATA_DIR OUT_DIR [OFFICIAL_LIST.csv]");
      System.exit(2);
    }
    try {
      JaliscoImporter importer = new JaliscoImporter(Path.of(args[0]), Path.of(args[1]));
      CasillaFrame frame =
          args.length == 3 ? CasillaFrame.official(Path.of(args[2])) : importer.earlierFrame();
      importer.write(frame);
      importer.report(System.out);
    } catch (FaultyPackageException e) {
      e.faults().forEach(f -> System.err.println(f.line(Locale.getDefault())));
      System.exit(1);
    }
  }

  private CasillaFrame earlierFrame() throws IOException {
    return CasillaFrame.earlier(
        list("casillas_2021.csv.gz"), list("resultados_gubernatura_2018.csv.gz"));
  }

  private Path list(String name) {
    return data.resolve("jalisco").resolve(name);
  }

  /** Makes the package with the frame of 2021. */
  static void make(Path data, Path directory) throws IOException, FaultyPackageException {
    JaliscoImporter importer = new JaliscoImporter(data, directory);
    importer.write(importer.earlierFrame());
  }

  private void write(CasillaFrame frame) throws IOException, FaultyPackageException {
    new PackageTables(frame, directory).write();
    ElectionPackage made = ElectionPackageReader.read(directory);
    Path simulation = Files.createDirectories(directory.resolve("simulation"));
    Files.writeString(simulation.resolve("README.txt"), README);
    for (RestatedResults results : restated()) {
      results.write(made, simulation);
    }
  }

  private void report(PrintStream out) throws IOException, FaultyPackageException {
    ElectionPackage made = ElectionPackageReader.read(directory);
    out.printf(
        "%d casillas, %d actas, %d CATD, %d real results, package %s%n",
        made.casillas().size(),
        made.actas().size(),
        made.catds().size(),
        SimulationResults.read(directory).size(),
        made.hash());
    out.println("Check that the notice in process.yaml says what this package is made from.");
  }

  private List<RestatedResults> restated() {
    Map<String, String> diputaciones = fields("dl_21", JaliscoOptions.PARTIES);
    Map<String, String> gubernatura = fields("gb_18", OLDER_PARTIES);
    gubernatura.put("ele_pt_morena_gb_18", "C_PT_MORENA");
    Map<String, String> municipes = fields("pm_15", OLDER_PARTIES);
    municipes.put("ele_pan_prd_pm_15", "C_PAN_PRD");
    return List.of(
        new RestatedResults("DIP_LOC", list("resultados_diputaciones_2021.csv.gz"), diputaciones),
        new RestatedResults("GUB", list("resultados_gubernatura_2018.csv.gz"), gubernatura),
        new RestatedResults("AYUN", list("resultados_municipes_2015.csv.gz"), municipes));
  }

  /** The columns of the source for these parties, not registered and void. */
  private static Map<String, String> fields(String suffix, List<String> parties) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String party : parties) {
      fields.put("ele_" + party.toLowerCase(Locale.ROOT) + "_" + suffix, party);
    }
    fields.put("ele_noreg_" + suffix, "NO_REGISTRADAS");
    fields.put("ele_nulos_" + suffix, "NULOS");
    return fields;
  }
}
