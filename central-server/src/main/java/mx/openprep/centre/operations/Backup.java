package mx.openprep.centre.operations;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.files.DurableFiles;

/**
 * Everything a centre needs to stand up again, of one moment, taken while it works: all tables, its
 * keys, and every image those tables know. Backups of one directory share their images, so that the
 * next one copies only what is new.
 */
final class Backup {
  /** Parts of the data directory that are no fold of anything else, beside the images. */
  static final List<String> KEYS = List.of("identity", "publication-key");

  static final String TABLES = "tables";
  static final String IMAGES = "images";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final DataSource database;
  private final Path dataDirectory;
  private final Clock clock;

  Backup(DataSource database, Path dataDirectory, Clock clock) {
    this.database = database;
    this.dataDirectory = dataDirectory;
    this.clock = clock;
  }

  /**
   * A backup that is on disk.
   *
   * @param copiedImages those that no backup before it had
   */
  record Made(Path place, BackupManifest manifest, long copiedImages) {}

  /** Makes one below the directory. */
  Made make(Path directory) throws IOException, SQLException {
    Instant now = clock.instant();
    makePrivate(directory);
    Path place = directory.resolve(NAME.format(now));
    makePrivate(place);
    makePrivate(place.resolve(TABLES));
    Map<String, BackupManifest.Content> files = new TreeMap<>();
    Belongs belongs;
    List<String> images = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      belongs = belongs(connection);
      TableCopy tables = new TableCopy(connection);
      for (String table : tables.tables()) {
        String path = TABLES + "/" + table + ".copy.gz";
        Path file = place.resolve(path);
        long rows;
        try (OutputStream out =
            new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
          rows = tables.read(table, out);
        }
        files.put(path, new BackupManifest.Content(rows, HashedFile.hash(file)));
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select hash from image order by hash")) {
        while (rows.next()) {
          images.add(HexFormat.of().formatHex(rows.getBytes(1)));
        }
      }
      connection.rollback();
    }
    copyKeys(place, files);
    List<String> missing = new ArrayList<>();
    long copied = copyImages(directory, images, missing);
    DurableFiles.settle(place);
    DurableFiles.settle(directory.resolve(IMAGES));
    BackupManifest manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            CentreJournal.softwareVersion(),
            belongs.schema(),
            belongs.realm(),
            belongs.packageHash(),
            now,
            belongs.position(),
            files,
            images,
            missing);
    manifest.write(place);
    DurableFiles.syncDirectory(directory);
    return new Made(place, manifest, copied);
  }

  private record Belongs(String realm, String packageHash, String schema, long position) {}

  private static Belongs belongs(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select realm, encode(package_hash, 'hex'),
                  (select version from flyway_schema_history
                    where success order by installed_rank desc limit 1),
                  (select coalesce(max(position), 0) from event)
                from centre
                """)) {
      if (!row.next()) {
        throw new IllegalStateException("No centre has started on this database");
      }
      return new Belongs(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
    }
  }

  private void copyKeys(Path place, Map<String, BackupManifest.Content> files) throws IOException {
    for (String part : KEYS) {
      Path from = dataDirectory.resolve(part);
      if (Files.isDirectory(from)) {
        makePrivate(place.resolve(part));
        try (Stream<Path> keys = Files.list(from).filter(Files::isRegularFile)) {
          for (Path key : keys.toList()) {
            String path = part + "/" + key.getFileName();
            Path to = place.resolve(path);
            DurableFiles.writePrivate(to, Files.readAllBytes(key));
            files.put(path, new BackupManifest.Content(0, HashedFile.hash(to)));
          }
        }
      }
    }
  }

  private long copyImages(Path directory, List<String> images, List<String> missing)
      throws IOException {
    Path to = directory.resolve(IMAGES);
    makePrivate(to);
    long copied = 0;
    Set<Path> shelves = new HashSet<>();
    for (String image : images) {
      Path shelf = to.resolve(image.substring(0, 2));
      if (shelves.add(shelf)) {
        makePrivate(shelf);
      }
      Path file = shelf.resolve(image + ".jpg");
      if (Files.exists(file)) {
        continue;
      }
      Path from =
          dataDirectory
              .resolve("images")
              .resolve("complete")
              .resolve(image.substring(0, 2))
              .resolve(image + ".jpg");
      if (Files.exists(from) && HashedFile.copy(from, file).equals(image)) {
        copied++;
      } else {
        Files.deleteIfExists(file);
        missing.add(image);
      }
    }
    return copied;
  }

  static void makePrivate(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
