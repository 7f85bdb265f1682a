package mx.openprep.desktop.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FolderScannerTest {
  private static final BufferedImage PAGE = SyntheticPage.withoutQr(11);

  @TempDir private Path folder;
  private FolderScanner scanner;

  @BeforeEach
  void watch() throws IOException {
    scanner = started(Duration.ofMillis(100), Duration.ofMinutes(5));
  }

  @AfterEach
  void stop() {
    scanner.close();
  }

  private FolderScanner started(Duration patience, Duration writingTime) throws IOException {
    return new FolderScanner(folder, patience, writingTime);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.jpg", "page.png", "page.tif", "PAGE.PGM"})
  void takesWholePictures(String name) throws IOException {
    Files.write(folder.resolve(name), picture(name));

    ScannedPage page = scanner.scan(ScanProgress.NONE);

    assertThat(page.origin()).isEqualTo(name);
    assertThat(page.image().getHeight()).isEqualTo(PAGE.getHeight());
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.jpg", "page.png", "page.tif", "page.pgm"})
  void leavesHalfWrittenOnesUntilTheyAreWhole(String name) throws IOException {
    byte[] whole = picture(name);
    for (double share : new double[] {0, 0.001, 0.3, 0.9, 0.999}) {
      Files.write(folder.resolve(name), Arrays.copyOf(whole, (int) (share * whole.length)));
      assertThat(scanner.scanNext(ScanProgress.NONE)).isEmpty();
    }
    Files.write(folder.resolve(name), whole);

    assertThat(scanner.scan(ScanProgress.NONE).origin()).isEqualTo(name);
  }

  @Test
  void waitsForAFileToBeMovedIn(@TempDir Path elsewhere) throws Exception {
    try (FolderScanner patient = started(Duration.ofSeconds(20), Duration.ofMinutes(5));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ScannedPage> page = threads.submit(() -> patient.scan(ScanProgress.NONE));
      Path made = Files.write(elsewhere.resolve("a.jpg"), picture("a.jpg"));
      Files.move(made, folder.resolve("a.jpg"));

      assertThat(page.get().origin()).isEqualTo("a.jpg");
    }
  }

  @Test
  void offersAPageAgainAfterACrashUntilItIsStored() throws IOException {
    Files.write(folder.resolve("a.jpg"), picture("a.jpg"));
    scanner.scan(ScanProgress.NONE);
    assertThat(scanner.scanNext(ScanProgress.NONE)).as("not twice to one node").isEmpty();
    scanner.close();

    scanner = started(Duration.ofMillis(100), Duration.ofMinutes(5));
    ScannedPage again = scanner.scan(ScanProgress.NONE);
    assertThat(folder.resolve("a.jpg")).exists();
    again.stored();

    assertThat(folder.resolve("a.jpg")).doesNotExist();
    assertThat(folder.resolve("taken/a.jpg")).exists();
    scanner.close();
    scanner = started(Duration.ofMillis(100), Duration.ofMinutes(5));
    assertThat(scanner.scanNext(ScanProgress.NONE)).isEmpty();
  }

  @Test
  void keepsTakenFilesOfTheSameNameApart() throws IOException {
    for (int copy = 0; copy < 3; copy++) {
      Files.write(folder.resolve("scan.pgm"), picture("scan.pgm"));
      scanner.scan(ScanProgress.NONE).stored();
    }

    assertThat(folder.resolve("taken")).isDirectoryContaining("glob:**/*scan.pgm");
    assertThat(folder.resolve("taken").toFile().list()).hasSize(3);
  }

  @Test
  void doesNotTakeAwayAnotherPageThatCameUnderTheSameName() throws IOException {
    Path file = folder.resolve("scan.pgm");
    Files.write(file, picture("scan.pgm"));
    ScannedPage first = scanner.scan(ScanProgress.NONE);
    Files.write(file, PgmFile.encode(GreyPage.of(SyntheticPage.blank().getSubimage(0, 0, 9, 9))));
    first.stored();

    ScannedPage second = scanner.scan(ScanProgress.NONE);
    assertThat(second.image().getWidth()).isEqualTo(9);
    second.stored();
    assertThat(file).doesNotExist();
  }

  @Test
  void takesTheOldestFirst() throws IOException {
    for (String name : List.of("b.pgm", "a.pgm", "c.pgm")) {
      Files.write(folder.resolve(name), picture(name));
    }
    Files.setLastModifiedTime(folder.resolve("c.pgm"), FileTime.fromMillis(1000));
    Files.setLastModifiedTime(folder.resolve("b.pgm"), FileTime.fromMillis(2000));

    assertThat(scanner.scan(ScanProgress.NONE).origin()).isEqualTo("c.pgm");
    assertThat(scanner.scan(ScanProgress.NONE).origin()).isEqualTo("b.pgm");
    assertThat(scanner.scan(ScanProgress.NONE).origin()).isEqualTo("a.pgm");
  }

  @Test
  void leavesAFileOfSeveralPagesUntilAllAreStored() throws IOException {
    Files.write(folder.resolve("batch.tiff"), tiff(PAGE, SyntheticPage.blank(), PAGE));
    ScannedPage first = scanner.scan(ScanProgress.NONE);
    ScannedPage second = scanner.scan(ScanProgress.NONE);
    first.stored();
    first.stored();
    second.stored();
    assertThat(folder.resolve("batch.tiff")).exists();

    scanner.scan(ScanProgress.NONE).stored();
    assertThat(folder.resolve("taken/batch.tiff")).exists();
  }

  @Test
  void refusesAFileThatStaysIncompleteAndGoesOn() throws IOException {
    Files.write(folder.resolve("a.jpg"), Arrays.copyOf(picture("a.jpg"), 5000));
    Files.setLastModifiedTime(folder.resolve("a.jpg"), FileTime.fromMillis(1000));
    Files.write(folder.resolve("b.jpg"), picture("b.jpg"));
    scanner.close();
    scanner = started(Duration.ofSeconds(1), Duration.ZERO);

    assertThat(scanner.scan(ScanProgress.NONE).origin()).as("not held up").isEqualTo("b.jpg");
    assertThat(catchThrowableOfType(Refusal.class, () -> scanner.scan(ScanProgress.NONE)).code())
        .isEqualTo(MessageCode.SCAN_TRUNCATED);
    assertThat(folder.resolve("rejected/a.jpg")).exists();
    assertThat(scanner.scanNext(ScanProgress.NONE)).isEmpty();
  }

  @Test
  void ignoresWhatIsNoPicture() throws IOException {
    Files.write(folder.resolve(".a.jpg"), picture("a.jpg"));
    Files.write(folder.resolve("a.jpg.part"), picture("a.jpg"));
    Files.writeString(folder.resolve("notes.txt"), "x");

    assertThat(scanner.scanNext(ScanProgress.NONE)).isEmpty();
  }

  @Test
  void tellsThatTheFolderHasGone(@TempDir Path other) throws IOException {
    Path share = Files.createDirectory(other.resolve("share"));
    try (FolderScanner lost =
        new FolderScanner(share, Duration.ofMillis(50), Duration.ofMinutes(1))) {
      Files.delete(share);
      assertThat(catchThrowableOfType(Refusal.class, () -> lost.scan(ScanProgress.NONE)).code())
          .isEqualTo(MessageCode.SCANNER_GONE);
    }
  }

  @Test
  void stopsWaitingWhenCancelled() throws IOException {
    try (FolderScanner patient = started(Duration.ofHours(1), Duration.ofMinutes(5))) {
      assertThatThrownBy(() -> patient.scan(percent -> patient.cancel()))
          .isInstanceOf(CancellationException.class);
    }
  }

  private static byte[] picture(String name) throws IOException {
    String format = name.substring(name.lastIndexOf('.') + 1);
    return switch (format) {
      case "jpg" -> JpegFile.encode(GreyPage.of(PAGE)).toByteArray();
      case "tif" -> tiff(PAGE);
      case "png" -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(PAGE, "png", bytes);
        yield bytes.toByteArray();
      }
      default -> PgmFile.encode(GreyPage.of(PAGE));
    };
  }

  private static byte[] tiff(BufferedImage... pages) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage page : pages) {
        writer.writeToSequence(new IIOImage(page, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
