package mx.openprep.centre.operations;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import mx.openprep.centre.journal.Alteration;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.journal.JournalWatch;
import mx.openprep.election.ElectionPackage;
import mx.openprep.files.DurableFiles;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a backup into an empty place, then folds all journals again and compares: a centre is given
 * back only when every entry, result and image is what it was.
 */
final class Restore {
  private final Path backup;
  private final BackupManifest manifest;
  private final ElectionPackage election;

  /**
   * A restore that is about to begin.
   *
   * @throws Refusal BACKUP_FAULTY when a file of the backup is not what was written;
   *     STORE_OF_OTHER_PACKAGE
   */
  Restore(Path backup, ElectionPackage election) throws IOException {
    this.backup = backup.toAbsolutePath().normalize();
    this.manifest = BackupManifest.of(backup);
    this.election = election;
    if (!manifest.packageHash().equals(election.hash().hex())) {
      throw new Refusal(
          MessageCode.STORE_OF_OTHER_PACKAGE,
          election.hash().brief(),
          manifest.packageHash().substring(0, 8));
    }
    for (String image : manifest.images()) {
      if (!image.matches("[0-9a-f]{64}")) {
        throw new Refusal(MessageCode.BACKUP_FAULTY, image);
      }
    }
    for (Map.Entry<String, BackupManifest.Content> file : manifest.files().entrySet()) {
      Path place = backup.resolve(file.getKey()).normalize();
      if (!place.startsWith(backup)
          || !Files.isRegularFile(place)
          || !HashedFile.hash(place).equals(file.getValue().sha256())) {
        throw new Refusal(MessageCode.BACKUP_FAULTY, place.toString());
      }
    }
  }

  BackupManifest manifest() {
    return manifest;
  }

  /**
   * Makes sure that nothing is overwritten.
   *
   * @throws Refusal RESTORE_NOT_EMPTY
   */
  static void requireEmpty(Path dataDirectory) throws IOException {
    if (Files.exists(dataDirectory)) {
      try (Stream<Path> content = Files.list(dataDirectory)) {
        if (content.findAny().isPresent()) {
          throw new Refusal(MessageCode.RESTORE_NOT_EMPTY, dataDirectory.toString());
        }
      }
    }
  }

  /**
   * Puts back keys and images.
   *
   * @throws Refusal BACKUP_FAULTY when an image is not what its name says
   */
  void files(Path dataDirectory) throws IOException {
    for (String path : manifest.files().keySet()) {
      if (Backup.KEYS.stream().anyMatch(part -> path.startsWith(part + "/"))) {
        Path to = dataDirectory.resolve(path);
        Backup.makePrivate(to.resolveSibling(""));
        DurableFiles.writePrivate(to, Files.readAllBytes(backup.resolve(path)));
      }
    }
    Path images = dataDirectory.resolve("images").resolve("complete");
    Files.createDirectories(images);
    for (String image : manifest.images()) {
      if (!manifest.missing().contains(image)) {
        String place = image.substring(0, 2) + "/" + image + ".jpg";
        Path from = backup.resolveSibling(Backup.IMAGES).resolve(place);
        Path to = images.resolve(place);
        Files.createDirectories(to.resolveSibling(""));
        if (!Files.exists(from) || !HashedFile.copy(from, to).equals(image)) {
          throw new Refusal(MessageCode.BACKUP_FAULTY, from.toString());
        }
      }
    }
    DurableFiles.settle(images);
  }

  /**
   * Puts back the tables, all or none, into a database that has none.
   *
   * @throws Refusal RESTORE_NOT_EMPTY, RESTORE_DIFFERS
   */
  void tables(DataSource database) throws IOException, SQLException {
    requireEmpty(database);
    // First as they were when the backup was made, then as this program has them.
    Flyway.configure().dataSource(database).target(manifest.schema()).load().migrate();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TableCopy tables = new TableCopy(connection);
      for (String table : tables.tables()) {
        String path = Backup.TABLES + "/" + table + ".copy.gz";
        BackupManifest.Content content =
            Optional.ofNullable(manifest.files().get(path))
                .orElseThrow(() -> new Refusal(MessageCode.BACKUP_FAULTY, path));
        try (InputStream in =
            new GZIPInputStream(
                new BufferedInputStream(Files.newInputStream(backup.resolve(path))))) {
          long rows = tables.write(table, in);
          if (rows != content.rows()) {
            throw new Refusal(
                MessageCode.RESTORE_DIFFERS, table + ": " + rows + " / " + content.rows());
          }
        }
      }
      forget(connection, manifest.missing());
      connection.commit();
    }
    Flyway.configure().dataSource(database).load().migrate();
    // So that stations offer again what the backup lacks.
    JdbcClient.create(database).sql("update centre set store = gen_random_uuid()").update();
  }

  private static void requireEmpty(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select current_database(), count(*) from information_schema.tables
                where table_schema = 'public'
                """)) {
      if (row.next() && row.getLong(2) > 0) {
        throw new Refusal(MessageCode.RESTORE_NOT_EMPTY, row.getString(1));
      }
    }
  }

  /** So that their stations are asked for them again. */
  private static void forget(Connection connection, List<String> images) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from image where hash = ?")) {
      for (String image : images) {
        delete.setBytes(1, HexFormat.of().parseHex(image));
        delete.executeUpdate();
      }
    }
  }

  /**
   * Folds every journal again and compares with every result; then the centre's journal tells that
   * it was restored.
   *
   * @throws Refusal RESTORE_DIFFERS
   */
  void prove(DataSource database) {
    List<Alteration> alterations = JournalWatch.of(database, election).look();
    if (!alterations.isEmpty()) {
      throw new Refusal(
          MessageCode.RESTORE_DIFFERS,
          alterations.size() + ": " + alterations.getFirst().toString());
    }
    CentreJournal journal =
        CentreJournal.withoutActas(JdbcClient.create(database), Clock.systemUTC());
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(status ->
            journal.append(
                Fact.AdministrativeAct.of("CENTRE_RESTORED", String.valueOf(backup.getFileName()))
                    .with("position", Long.toString(manifest.position()))
                    .with("made", manifest.madeAt().toString())));
  }
}
