package mx.openprep.centre.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.centre.publication.manifest.SigningKey;

/**
 * The bundle of an act with public faith (Anexo 13): files in a folder on their way into one signed
 * zip. What a table in it judges stands in its last column.
 */
final class Bundle {
  /** The first entry: what this bundle is. */
  static final String COVER = "auditoria.json";

  static final String CHECKPOINT = "bitacora/checkpoint";

  /** All entries of all journals, as {@link Entries}. */
  static final String ENTRIES = "bitacora/eventos.bin";

  /** The hashes of the leaves, 32 bytes each. */
  static final String LEAVES = "bitacora/hojas.bin";

  static final String COMPONENTS = "componentes.csv";
  static final String SBOM = "sbom.cdx.json";
  static final String ZEROS = "ceros.csv";
  static final String PEOPLE = "papeles.csv";
  static final String CASES = "casos.csv";
  static final String CUTS = "cortes.csv";
  static final String IMAGES = "imagenes.csv";

  /** Tables whose lines say whether something is as it should be. */
  static final List<String> JUDGED = List.of(COMPONENTS, ZEROS, CASES, CUTS, IMAGES);

  static final String WELL = ",SI";
  static final String NOT_WELL = ",NO";
  static final String NOT_JUDGED = ",-";

  private final Path folder;
  private final List<String> names = new ArrayList<>();

  Bundle(Path folder) {
    this.folder = folder;
  }

  /** When the bundle is made (Anexo 13). */
  enum Phase {
    /** Before the start: everything is to be in zeros. */
    INICIO,
    INTERMEDIO,
    CIERRE
  }

  /** What an entry is written by. */
  interface Content {
    void to(OutputStream out) throws IOException;
  }

  void add(String name, Content content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.to(out);
    }
    names.add(name);
  }

  void add(String name, byte[] content) throws IOException {
    add(name, out -> out.write(content));
  }

  /** A table; fields are quoted where they must be. */
  void table(String name, String header, List<List<String>> rows) throws IOException {
    StringBuilder text = new StringBuilder(header).append('\n');
    rows.forEach(row ->
        text.append(String.join(",", row.stream().map(Bundle::quoted).toList())).append('\n'));
    add(name, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String judged(boolean isWell) {
    return (isWell ? WELL : NOT_WELL).substring(1);
  }

  private static String quoted(String field) {
    String line = field.replaceAll("[\r\n]+", " ");
    return line.matches("[^\",]*") ? line : '"' + line.replace("\"", "\"\"") + '"';
  }

  /** Signs what was added and writes the zip. */
  void seal(SigningKey key, OutputStream out) throws IOException {
    add(BundleManifest.KEY, key.publicPem());
    SortedMap<String, String> hashes = new TreeMap<>();
    for (String name : names) {
      try (InputStream in = Files.newInputStream(folder.resolve(name))) {
        hashes.put(name, BundleManifest.hash(in));
      }
    }
    byte[] manifest = BundleManifest.render(hashes);
    add(BundleManifest.FILE, manifest);
    String signature = HexFormat.of().formatHex(key.sign(manifest)) + "\n";
    add(BundleManifest.SIGNATURE, signature.getBytes(StandardCharsets.US_ASCII));
    BundleZip.write(folder, names, out);
  }
}
