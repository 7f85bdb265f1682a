package mx.openprep.centre.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds. It is written last: a backup without it was not finished.
 *
 * @param format of the backup, 1
 * @param software that made it
 * @param schema the last migration of the tables
 * @param packageHash of the election package, in hexadecimal digits
 * @param position of the last journal entry in it
 * @param files by their path in the backup; tables and keys
 * @param images in hexadecimal digits, their SHA-256
 * @param missing images whose files were not as recorded, and so are not in it
 */
record BackupManifest(
    int format,
    String software,
    String schema,
    String realm,
    String packageHash,
    Instant madeAt,
    long position,
    Map<String, Content> files,
    List<String> images,
    List<String> missing) {
  static final int FORMAT = 1;
  private static final String NAME = "manifest.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  BackupManifest {
    files = Map.copyOf(files);
    images = List.copyOf(images);
    missing = List.copyOf(missing);
  }

  /**
   * A file of the backup.
   *
   * @param rows of the table; 0 for what is none
   * @param sha256 in hexadecimal digits
   */
  record Content(long rows, String sha256) {}

  void write(Path backup) throws IOException {
    DurableFiles.writePrivate(backup.resolve(NAME), JSON.writeValueAsBytes(this));
  }

  /**
   * Reads that of a backup.
   *
   * @throws Refusal BACKUP_FAULTY
   */
  static BackupManifest of(Path backup) throws IOException {
    Path file = backup.resolve(NAME);
    try {
      BackupManifest manifest = JSON.readValue(Files.readAllBytes(file), BackupManifest.class);
      if (manifest.format() != FORMAT) {
        throw new Refusal(MessageCode.BACKUP_FAULTY, file + ": format " + manifest.format());
      }
      return manifest;
    } catch (java.nio.file.NoSuchFileException | JacksonException | NullPointerException e) {
      throw new Refusal(MessageCode.BACKUP_FAULTY, e, file.toString());
    }
  }
}
