package mx.openprep.database;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Reads published databases: a file of text, plain or in a gzip, or every one in a zip, also in a
 * zip in a zip. Encoding, delimiter, line end, the lines above the rows and the columns are found
 * out; the layout says what names and words mean.
 */
public final class PublishedDatabaseReader {
  private final Layout layout;

  public PublishedDatabaseReader(Layout layout) {
    this.layout = layout;
  }

  /**
   * What was found in a file.
   *
   * @param others files beside the databases that are none
   * @param remarks files of which it is not known whether they are databases
   */
  public record Found(
      List<PublishedDatabase> databases, List<String> others, List<Remark> remarks) {
    public Found {
      databases = List.copyOf(databases);
      others = List.copyOf(others);
      remarks = List.copyOf(remarks);
    }
  }

  /** Reads with the names known to us. */
  public static PublishedDatabaseReader shipped() {
    return new PublishedDatabaseReader(Layout.shipped());
  }

  /**
   * The databases in a file; of each only what stands above the rows is read.
   *
   * @throws Refusal F650 when the file cannot be read, F651 when there is no database in it
   */
  public Found read(Path file) {
    List<PublishedDatabase> databases = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<Remark> remarks = new ArrayList<>();
    try {
      for (DatabaseSource source : DatabaseSource.in(file)) {
        if (source.isInArchive() && (source.isWorkbook() || layout.isOtherFile(source.ownName()))) {
          others.add(source.name());
          continue;
        }
        Optional<PublishedDatabase> database = database(source);
        if (database.isPresent()) {
          databases.add(database.get());
        } else {
          remarks.add(Remark.of(MessageCode.DATABASE_FILE_UNKNOWN, 0, 0, source.name()));
        }
      }
    } catch (IOException | CsvParseException e) {
      throw new Refusal(MessageCode.DATABASE_UNREADABLE, e, file.toString(), cause(e));
    }
    if (databases.isEmpty()) {
      throw new Refusal(MessageCode.DATABASE_NOT_FOUND, file.toString());
    }
    return new Found(databases, others, remarks);
  }

  /**
   * The only database in a file.
   *
   * @throws Refusal as {@link #read}, and F651 when there are several
   */
  public PublishedDatabase readOne(Path file) {
    Found found = read(file);
    if (found.databases().size() != 1) {
      throw new Refusal(MessageCode.DATABASE_NOT_FOUND, file.toString());
    }
    return found.databases().getFirst();
  }

  private Optional<PublishedDatabase> database(DatabaseSource source) throws IOException {
    Encoding encoding;
    try (InputStream bytes = source.open()) {
      encoding = Encoding.of(bytes);
    }
    try (InputStream bytes = source.open()) {
      return DatabaseHead.read(encoding, encoding.reader(bytes), layout)
          .map(head -> new PublishedDatabase(source, encoding, head, layout));
    }
  }

  private static String cause(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return switch (e) {
      case NoSuchFileException _, FileNotFoundException _ -> "it is not there";
      case EOFException _ -> "it ends in the middle";
      case ZipException _ -> "zip: " + message;
      default -> message;
    };
  }
}
