package mx.openprep.centre.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.proof.Checkpoint;
import mx.openprep.centre.proof.GrowingTree;
import mx.openprep.centre.publication.manifest.SigningKey;
import mx.openprep.centre.tally.ActaTable;
import mx.openprep.centre.tally.SqlRecount;
import mx.openprep.election.ElectionPackage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gathers what belongs into a bundle; what is wrong is said in it and stops nothing. */
final class BundleMaker {
  private final DataSource database;
  private final JdbcClient jdbc;
  private final ElectionPackage election;
  private final Request request;

  /**
   * What is asked for.
   *
   * @param dataDirectory of the centre
   * @param publication directory
   * @param release hashes by file name of the release that should be running; empty when not known
   * @param images whether every image is read and hashed again
   */
  record Request(
      Bundle.Phase phase,
      Path dataDirectory,
      Path publication,
      Optional<Map<String, String>> release,
      boolean images,
      SigningKey key,
      Instant now) {}

  BundleMaker(DataSource database, ElectionPackage election, Request request) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    this.election = election;
    this.request = request;
  }

  void fill(Bundle bundle) throws IOException, SQLException {
    JournalTable journal = new JournalTable(jdbc);
    long size = journal.size();
    Components components = Components.ofThisProgram();
    bundle.add(Bundle.COVER, cover(size));
    components(bundle, components);
    bundle.add(Bundle.SBOM, out -> components.sbom(request.now(), out));
    zeros(bundle);
    people(bundle);
    cases(bundle);
    log(bundle, journal, size);
    cuts(bundle);
    images(bundle);
  }

  private byte[] cover(long size) {
    String realm = jdbc.sql("select realm from centre").query(String.class).single();
    return JsonFile.render(json -> {
      json.writeStringProperty("fase", request.phase().name());
      json.writeStringProperty("hora", request.now().toString());
      json.writeStringProperty("ambito", realm);
      json.writeStringProperty("proceso", election.process().id());
      json.writeStringProperty("paqueteElectoral", election.hash().hex());
      json.writeStringProperty("version", CentreJournal.softwareVersion());
      json.writeNumberProperty("registros", size);
      json.writeStringProperty("clave", request.key().id());
    });
  }

  private void components(Bundle bundle, Components components) throws IOException {
    Map<String, String> missing = new TreeMap<>(request.release().orElse(Map.of()));
    List<List<String>> rows = new ArrayList<>();
    for (Components.Component component : components.all()) {
      Optional<String> expected = Optional.ofNullable(missing.remove(component.name()));
      rows.add(
          List.of(
              component.name(),
              component.sha256(),
              expected.orElse(""),
              request.release().isEmpty()
                  ? Bundle.NOT_JUDGED.substring(1)
                  : Bundle.judged(expected.filter(component.sha256()::equals).isPresent())));
    }
    missing.forEach((name, hash) -> rows.add(List.of(name, "", hash, Bundle.judged(false))));
    bundle.table(Bundle.COMPONENTS, "componente,sha256,esperado,correcto", rows);
  }

  private void zeros(Bundle bundle) throws IOException {
    List<Zeros.Holding> holdings = new ArrayList<>(new Zeros(jdbc).tables());
    holdings.addAll(Zeros.stores(request.dataDirectory()));
    bundle.table(
        Bundle.ZEROS,
        "donde,filas,fuera_de_ceros,primera,correcto",
        holdings.stream()
            .map(holding ->
                List.of(
                    holding.where(),
                    Long.toString(holding.rows()),
                    Long.toString(holding.wrong()),
                    holding.found(),
                    request.phase() == Bundle.Phase.INICIO
                        ? Bundle.judged(holding.isWell())
                        : Bundle.NOT_JUDGED.substring(1)))
            .toList());
  }

  /** Who may do what; nobody's name. */
  private void people(Bundle bundle) throws IOException {
    bundle.table(
        Bundle.PEOPLE,
        "persona,papeles,catd,activa",
        jdbc.sql("select person, roles::text, catd, active from person order by person")
            .query((row, _) ->
                List.of(
                    row.getString("person"),
                    row.getString("roles"),
                    row.getString("catd"),
                    row.getBoolean("active") ? "SI" : "NO"))
            .list());
  }

  private void cases(Bundle bundle) throws IOException {
    bundle.table(
        Bundle.CASES,
        "eleccion,acta,situacion,esperado,obtenido,correcto",
        BlackBoxCases.of(election).stream()
            .map(c ->
                List.of(
                    c.election(),
                    c.acta(),
                    c.situation(),
                    c.expected(),
                    c.actual(),
                    Bundle.judged(c.isWell())))
            .toList());
  }

  private void log(Bundle bundle, JournalTable journal, long size) throws IOException {
    GrowingTree tree = new GrowingTree();
    bundle.add(Bundle.ENTRIES, out -> journal.write(size, tree, out));
    bundle.add(
        Bundle.LEAVES,
        out -> {
          for (long i = 0; i < tree.size(); i++) {
            out.write(tree.at(0, i));
          }
        });
    Checkpoint checkpoint =
        Checkpoint.of("openprep/auditoria/" + election.hash().brief(), tree.tree());
    bundle.add(Bundle.CHECKPOINT, checkpoint.note(request.key().spki(), request.key()::sign));
  }

  private void cuts(Bundle bundle) throws IOException, SQLException {
    List<List<String>> rows = new ArrayList<>();
    jdbc.sql(
            """
            select number, kind, position, encode(manifest_hash, 'hex') as manifest from cut
            where published_at is not null order by number
            """)
        .query(row -> {
          long number = row.getLong("number");
          String manifest = row.getString("manifest");
          rows.add(
              List.of(
                  Long.toString(number),
                  row.getString("kind"),
                  Long.toString(row.getLong("position")),
                  manifest,
                  Bundle.judged(manifest.equals(manifestHash(number)))));
        });
    rows.add(
        List.of("", "dos totales de todas las actas", "", "", Bundle.judged(differences() == 0)));
    bundle.table(Bundle.CUTS, "corte,tipo,posicion,manifiesto,correcto", rows);
  }

  private String manifestHash(long cut) {
    Path file = request.publication().resolve(Paths.cut(cut)).resolve(Paths.MANIFEST);
    try (InputStream in = Files.newInputStream(file)) {
      return BundleManifest.hash(in);
    } catch (IOException e) {
      return "";
    }
  }

  /** Everything is added up in memory and again in SQL. */
  private int differences() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return new SqlRecount()
            .differences(connection, new ActaTable(election).read(connection).tallies())
            .size();
      } finally {
        connection.rollback();
      }
    }
  }

  private void images(Bundle bundle) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    jdbc.sql("select hash, size from image order by hash")
        .query(row -> {
          ImageHash image = ImageHash.fromBytes(row.getBytes("hash"));
          rows.add(
              List.of(
                  image.hex(),
                  Long.toString(row.getLong("size")),
                  request.images()
                      ? Bundle.judged(image.hex().equals(hashOf(image)))
                      : Bundle.NOT_JUDGED.substring(1)));
        });
    bundle.table(Bundle.IMAGES, "imagen,bytes,correcto", rows);
  }

  private String hashOf(ImageHash image) {
    Path file =
        request
            .dataDirectory()
            .resolve("images")
            .resolve("complete")
            .resolve(image.hex().substring(0, 2))
            .resolve(image.hex() + ".jpg");
    try (InputStream in = Files.newInputStream(file)) {
      return BundleManifest.hash(in);
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * The hashes of a release, as {@code sha256sum} writes them.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Map<String, String> release(byte[] manifest) {
    Map<String, String> hashes = new TreeMap<>();
    new String(manifest, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> {
          if (!line.matches("[0-9a-f]{64} [ *].+")) {
            throw new IllegalArgumentException("Not a line of sha256sum: " + line);
          }
          String name = line.substring(66);
          hashes.put(name.substring(name.lastIndexOf('/') + 1), line.substring(0, 64));
        });
    return hashes;
  }
}
