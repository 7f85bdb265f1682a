package mx.openprep.desktop.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFileTest {
  private static final Map<String, byte[]> FILES = files();

  private static Map<String, byte[]> files() {
    try {
      Map<String, byte[]> files = new LinkedHashMap<>();
      files.put("jpeg", image("jpeg", page(1)));
      files.put("png", image("png", page(2)));
      files.put("pgm", PgmFile.encode(GreyPage.of(page(3))));
      files.put("tiff", tiff(List.of(page(4), page(5), page(6))));
      files.put("pdf", pdf(List.of(page(7), page(8)), true));
      files.put("flat pdf", pdf(List.of(page(9), page(10)), false));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] file(String kind) {
    return Objects.requireNonNull(FILES.get(kind));
  }

  private static BufferedImage page(int seed) {
    BufferedImage page = new BufferedImage(90, 120, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) page.getRaster().getDataBuffer()).getData();
    new Random(seed).nextBytes(pixels);
    return page;
  }

  private static byte[] image(String format, BufferedImage page) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(page, format, bytes);
    return bytes.toByteArray();
  }

  private static byte[] tiff(List<BufferedImage> pages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
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

  private static byte[] pdf(List<BufferedImage> pages, boolean jpeg) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (BufferedImage page : pages) {
        addPage(
            document,
            jpeg
                ? JPEGFactory.createFromImage(document, page)
                : LosslessFactory.createFromImage(document, page));
      }
      return saved(document);
    }
  }

  private static void addPage(PDDocument document, PDImageXObject picture) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(picture, 0, 0, 612, 792);
    }
  }

  private static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  /** A kind of file and how much of it there is. */
  record Cut(String kind, int length) {}

  @Provide
  Arbitrary<Cut> cuts() {
    return Arbitraries.of(FILES.keySet())
        .flatMap(kind -> {
          int whole = file(kind).length;
          Arbitrary<Integer> anywhere = Arbitraries.integers().between(0, whole - 1);
          Arbitrary<Integer> nearTheEnd =
              Arbitraries.integers().between(Math.max(0, whole - 400), whole - 1);
          return Combinators.combine(
                  Arbitraries.just(kind), Arbitraries.oneOf(anywhere, nearTheEnd))
              .as(Cut::new);
        });
  }

  /** Refused, or what was cut off held nothing. */
  @Property(tries = 1500)
  void aFileCutAnywhereIsNeverTakenForLessThanItWas(@ForAll("cuts") Cut cut) throws IOException {
    byte[] whole = file(cut.kind());
    List<BufferedImage> pages;
    try {
      pages = PageFile.read(Arrays.copyOf(whole, cut.length()));
    } catch (IOException refused) {
      return;
    }
    assertThat(greys(pages)).isEqualTo(greys(PageFile.read(whole)));
  }

  private static List<List<Byte>> greys(List<BufferedImage> pages) {
    List<List<Byte>> all = new ArrayList<>();
    for (BufferedImage page : pages) {
      List<Byte> greys = new ArrayList<>();
      for (byte grey : GreyPage.of(page).pixels()) {
        greys.add(grey);
      }
      all.add(greys);
    }
    return all;
  }

  @Test
  void wholeFilesGiveAllTheirPages() throws IOException {
    for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
      int expected =
          switch (file.getKey()) {
            case "tiff" -> 3;
            case "pdf", "flat pdf" -> 2;
            default -> 1;
          };
      List<BufferedImage> pages = PageFile.read(file.getValue());
      assertThat(pages).as(file.getKey()).hasSize(expected);
      assertThat(pages).allMatch(page -> page.getWidth() == 90 && page.getHeight() == 120);
    }
  }

  @Test
  void aFaxedPdfIsReadAsWell() throws IOException {
    BufferedImage page = new BufferedImage(90, 120, BufferedImage.TYPE_BYTE_BINARY);
    page.setRGB(3, 4, 0xffffff);
    try (PDDocument document = new PDDocument()) {
      addPage(document, CCITTFactory.createFromImage(document, page));

      BufferedImage read = PageFile.read(saved(document)).getFirst();

      assertThat(GreyPage.of(read).at(3, 4)).isEqualTo(255);
      assertThat(GreyPage.of(read).at(4, 4)).isZero();
    }
  }

  /** Each with its code, in bounded time and memory. */
  @Test
  void hostileFilesAreRefused(@TempDir Path directory) throws IOException {
    Map<String, byte[]> tooLarge = new LinkedHashMap<>();
    tooLarge.put("huge.png", hugePng());
    tooLarge.put("huge.jpg", hugeJpeg());
    tooLarge.put("huge.tif", hugeTiff());
    tooLarge.put("pages.pdf", pdfOfPages(10_000));
    tooLarge.put("bomb.pdf", pdfBomb());
    tooLarge.forEach((name, bytes) -> refused(directory, name, bytes, MessageCode.FILE_TOO_LARGE));

    Map<String, byte[]> broken = new LinkedHashMap<>();
    broken.put("empty.jpg", new byte[0]);
    broken.put("text.jpg", "not a picture".getBytes(StandardCharsets.UTF_8));
    broken.put("huge.pgm", "P5 99999 99999 255 ".getBytes(StandardCharsets.UTF_8));
    broken.put("circle.tif", circularTiff());
    broken.put("words.pdf", pdfOfWords());
    broken.forEach((name, bytes) -> refused(directory, name, bytes, MessageCode.FILE_BROKEN));
  }

  private static void refused(Path directory, String name, byte[] bytes, MessageCode code) {
    Path file = directory.resolve(name);
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();

    assertThatThrownBy(() -> PageFile.imported(file))
        .as(name)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).as("%s", refusal).isEqualTo(code));

    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("bytes for %s", name)
        .isLessThan(150_000_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("time for %s", name)
        .isLessThan(Duration.ofSeconds(20));
  }

  private static byte[] hugePng() throws IOException {
    byte[] png = file("png").clone();
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 100_000).putInt(20, 100_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return png;
  }

  private static byte[] hugeJpeg() {
    byte[] jpeg = file("jpeg").clone();
    for (int at = 2; ; at += 2 + (((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff))) {
      if ((jpeg[at + 1] & 0xff) == 0xc0) {
        ByteBuffer.wrap(jpeg).putShort(at + 5, (short) 65_000).putShort(at + 7, (short) 65_000);
        return jpeg;
      }
    }
  }

  private static ByteBuffer tiffHeader(int next) {
    ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    int[][] entries = {
      {256, 4, 100_000},
      {257, 4, 100_000},
      {258, 3, 8},
      {259, 3, 1},
      {262, 3, 1},
      {273, 4, 150},
      {277, 3, 1},
      {278, 4, 100_000},
      {279, 4, 10}
    };
    tiff.putShort((short) entries.length);
    for (int[] entry : entries) {
      tiff.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1).putInt(entry[2]);
    }
    tiff.putInt(next);
    return tiff;
  }

  private static byte[] hugeTiff() {
    return tiffHeader(0).array();
  }

  private static byte[] circularTiff() {
    return tiffHeader(8).array();
  }

  private static byte[] pdfOfPages(int count) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDImageXObject picture = LosslessFactory.createFromImage(document, page(1));
      for (int i = 0; i < count; i++) {
        PDPage page = new PDPage();
        page.setResources(new org.apache.pdfbox.pdmodel.PDResources());
        page.getResources().add(picture);
        document.addPage(page);
      }
      return saved(document);
    }
  }

  /** A picture of 90 × 120 whose stream unpacks to a gigabyte. */
  private static byte[] pdfBomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(9);
    byte[] zeros = new byte[1 << 20];
    byte[] out = new byte[1 << 16];
    for (int megabyte = 0; megabyte < 1024; megabyte++) {
      deflater.setInput(zeros);
      while (!deflater.needsInput()) {
        packed.write(out, 0, deflater.deflate(out));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      packed.write(out, 0, deflater.deflate(out));
    }
    deflater.end();
    try (PDDocument document = new PDDocument()) {
      PDImageXObject picture = LosslessFactory.createFromImage(document, page(1));
      COSStream stream = picture.getCOSObject();
      try (var raw = stream.createRawOutputStream()) {
        packed.writeTo(raw);
      }
      stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
      addPage(document, picture);
      return saved(document);
    }
  }

  private static byte[] pdfOfWords() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      return saved(document);
    }
  }
}
