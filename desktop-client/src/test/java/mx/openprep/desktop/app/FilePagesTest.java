package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import mx.openprep.desktop.digitization.WaitingPage;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.KeptPages;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePagesTest {
  @TempDir Path directory;
  private ScannedPages kept;

  @BeforeEach
  void keep() throws IOException {
    kept = new ScannedPages(new KeptPages(directory.resolve("kept")), new ImagePipeline());
  }

  private FilePages pages(Path... files) {
    return new FilePages(List.of(files), kept);
  }

  private Refusal refusal(Path file) {
    FilePages pages = pages(file);
    return catchThrowableOfType(Refusal.class, () -> pages.first(done -> {}));
  }

  @Test
  void everyPageOfAScannedPdfIsAPage() throws IOException {
    Path pdf = directory.resolve("actas.pdf");
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < 2; i++) {
        PDPage page = new PDPage();
        document.addPage(page);
        PDImageXObject scan = JPEGFactory.createFromImage(document, paper());
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(scan, 0, 0, 612, 792);
        }
      }
      document.save(pdf.toFile());
    }
    FilePages pages = pages(pdf);
    Optional<WaitingPage> first = pages.first(done -> {});
    Optional<WaitingPage> second = pages.next(done -> {});
    assertThat(first).isPresent();
    assertThat(second).isPresent();
    assertThat(pages.next(done -> {})).isEmpty();
    assertThat(pages.name()).isEqualTo("actas.pdf");
  }

  @Test
  void aFileThatOpensToFarTooMuchIsRefusedAsSuch() throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    ImageIO.write(paper(), "png", small);
    byte[] png = small.toByteArray();
    // The width and height of the header, after signature, length and name of its chunk.
    png[16] = 0;
    png[17] = 1;
    png[20] = 0;
    png[21] = 1;
    Path file = Files.write(directory.resolve("enorme.png"), png);
    assertThat(refusal(file).code()).isEqualTo(MessageCode.FILE_TOO_LARGE);
    assertThat(refusal(file).details()).startsWith("enorme.png");
  }

  @Test
  void aFileThatEndsEarlyIsBroken() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    ImageIO.write(paper(), "jpg", whole);
    byte[] half = java.util.Arrays.copyOf(whole.toByteArray(), whole.size() / 2);
    Path file = Files.write(directory.resolve("media.jpg"), half);
    assertThat(refusal(file).code()).isEqualTo(MessageCode.FILE_BROKEN);
  }

  private static BufferedImage paper() {
    BufferedImage paper = new BufferedImage(425, 550, BufferedImage.TYPE_BYTE_GRAY);
    java.awt.Graphics2D pen = paper.createGraphics();
    pen.setColor(java.awt.Color.WHITE);
    pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
    pen.dispose();
    return paper;
  }
}
