package mx.openprep.desktop.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages that were scanned and are not at the node yet, each a file on disk before the next one is
 * asked for: what a scanner has pulled in outlives a crash of the program or of the machine, and
 * waits for the next start. A page leaves when the node has it, or when a person decides against
 * it; then its file goes to the folder {@code left} beside the others, and is not lost either.
 */
public final class KeptPages {
  private static final Logger log = LoggerFactory.getLogger(KeptPages.class);
  private static final String NAME = "[0-9]{10}\\.pgm";
  private static final String DRAFT = "\\.new-.*\\.tmp";
  private static final int NUMBER = 10;
  private static final int LONGEST_REMARK = 300;

  private final Path directory;
  private long last;

  /**
   * With the pages that an earlier run has left there.
   *
   * @param directory made with the first page
   * @throws IOException if it cannot be read
   */
  public KeptPages(Path directory) throws IOException {
    this.directory = directory;
    last =
        all().stream()
            .map(KeptPage::file)
            .map(file -> Long.parseLong(file.getFileName().toString().substring(0, NUMBER)))
            .max(Long::compare)
            .orElse(0L);
    for (Path draft : files(DRAFT)) {
      // A page that a crash cut short; the scanner was never told that it is here.
      Files.delete(draft);
    }
  }

  /** The pages that wait, in the order they were scanned. */
  public List<KeptPage> all() throws IOException {
    return files(NAME).stream().map(file -> new KeptPage(this, file)).toList();
  }

  private List<Path> files(String name) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().matches(name)).sorted().toList();
    }
  }

  /**
   * Keeps a page. When this returns, the page is on disk, and its scanner has been told so.
   *
   * @param scanner what stands in the journal as the scanner of the image
   * @throws Refusal DISK_FULL or STORE_FAILED; the scanner keeps the page then, if it keeps any
   */
  public synchronized KeptPage keep(ScannedPage page, String scanner) {
    byte[] picture = PgmFile.encode(GreyPage.of(page.image()), scanner);
    Path file = directory.resolve("%010d.pgm".formatted(last + 1));
    try {
      DurableFiles.writePrivate(file, picture);
    } catch (IOException e) {
      throw new Refusal(
          hasRoom(picture.length) ? MessageCode.STORE_FAILED : MessageCode.DISK_FULL, e);
    }
    last++;
    page.stored();
    return new KeptPage(this, file);
  }

  private boolean hasRoom(int bytes) {
    try {
      return Files.getFileStore(directory).getUsableSpace() > bytes;
    } catch (IOException e) {
      log.debug("How much room there is cannot be told", e);
      return true;
    }
  }

  /** As it was scanned. */
  ScannedPage read(Path file) throws IOException {
    return ScannedPage.of(PgmFile.decode(Files.readAllBytes(file)).toImage(), scanner(file));
  }

  private static String scanner(Path file) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(LONGEST_REMARK);
    }
    return new String(start, StandardCharsets.UTF_8)
        .lines()
        .limit(2)
        .filter(line -> line.startsWith("#"))
        .map(line -> line.substring(1))
        .findFirst()
        .orElse("");
  }

  void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The image is stored: at worst the page is offered again and recognised.
      log.warn("{} could not be removed", file, e);
    }
  }

  void leave(Path file) {
    try {
      Path left = directory.resolve("left");
      DurableFiles.createDirectories(left);
      String name = System.currentTimeMillis() + "-" + file.getFileName();
      Files.move(file, left.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("{} could not be put aside", file, e);
    }
  }
}
