package mx.openprep.desktop.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.Realm;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class SheetBuilderTest {
  private static final Texts TEXTS = Texts.in("es");
  private static final List<SheetBuilder.Column> COLUMNS =
      List.of(
          new SheetBuilder.Column("Casilla", 3), new SheetBuilder.Column("Votos & sumas", 1, true));

  private static Letterhead from(Realm realm) {
    return new Letterhead(
        realm,
        "Tepatitlán",
        "CATD-001-A",
        "Íñigo Núñez",
        Instant.parse("2024-06-03T05:07:09Z"),
        ZoneId.of("America/Mexico_City"));
  }

  private static Sheet manyCasillas(Realm realm) {
    return new SheetBuilder("Lista de envío «pequeña»", from(realm), TEXTS)
        .paragraph("Revise <cada> sobre.")
        .table(
            COLUMNS,
            IntStream.rangeClosed(1, 120)
                .mapToObj(n -> List.of("Sección %04d básica".formatted(n), "" + n))
                .toList())
        .qr("1|AB12|G-005", "Código del paquete")
        .signatures("Entrega", "Recibe")
        .build("lista-de-envio");
  }

  private static String text(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document);
  }

  @Test
  void everyPageSaysWherePrintedByWhomWhenAndWhichPageItIs() throws IOException {
    try (PDDocument document = Loader.loadPDF(manyCasillas(Realm.DRILL).pdf())) {
      assertThat(document.getNumberOfPages()).isGreaterThan(2);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        assertThat(text(document, page))
            .contains("OpenPREP · Tepatitlán · CATD-001-A · Íñigo Núñez · 02/06/2024 23:07:09")
            .contains(page + " de " + document.getNumberOfPages());
      }
    }
  }

  @Test
  void aTableOverPagesRepeatsItsHeadAndLosesNoRow() throws IOException {
    try (PDDocument document = Loader.loadPDF(manyCasillas(Realm.DRILL).pdf())) {
      assertThat(text(document, 2)).contains("Votos & sumas");
      String all = new PDFTextStripper().getText(document);
      for (int n = 1; n <= 120; n++) {
        assertThat(all).containsOnlyOnce("Sección %04d básica".formatted(n));
      }
      assertThat(all).contains("Revise <cada> sobre.", "Entrega", "Recibe");
    }
  }

  @Test
  void whatIsNotOfficialSaysSoAndWhatIsSaysNothing() throws IOException {
    try (PDDocument drill = Loader.loadPDF(manyCasillas(Realm.DRILL).pdf());
        PDDocument practice = Loader.loadPDF(manyCasillas(Realm.PRACTICE).pdf());
        PDDocument official = Loader.loadPDF(manyCasillas(Realm.OFFICIAL).pdf())) {
      for (int page = 1; page <= drill.getNumberOfPages(); page++) {
        assertThat(text(drill, page)).contains("SIMULACRO");
        assertThat(text(practice, page)).contains("PRÁCTICA");
        assertThat(text(official, page)).doesNotContain("SIMULACRO", "PRÁCTICA");
      }
    }
  }

  @Test
  void itIsTaggedNamesItsLanguageAndBringsItsFont() throws IOException {
    try (PDDocument document = Loader.loadPDF(manyCasillas(Realm.DRILL).pdf())) {
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("es-MX");
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo("Lista de envío «pequeña»");
      for (PDPage page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
        }
      }
    }
  }

  @Test
  void theQrIsReadFromThePrintedPage() throws Exception {
    try (PDDocument document = Loader.loadPDF(manyCasillas(Realm.DRILL).pdf())) {
      BufferedImage page =
          new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 150);
      int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
      RGBLuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);

      assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText())
          .isEqualTo("1|AB12|G-005");
    }
  }

  /** To look at, with the other pictures. */
  @Test
  @EnabledIfSystemProperty(named = "openprep.gallery", matches = ".+")
  void itsFirstPageIsPictured() throws IOException {
    try (PDDocument document = Loader.loadPDF(manyCasillas(Realm.DRILL).pdf())) {
      Path folder = Path.of(System.getProperty("openprep.gallery"));
      for (int page : List.of(0, document.getNumberOfPages() - 1)) {
        BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, 80);
        ImageIO.write(picture, "png", folder.resolve("sheet-" + page + ".png").toFile());
      }
    }
  }

  @Test
  void aRowMustFitItsColumns() {
    SheetBuilder sheet = new SheetBuilder("Lista", from(Realm.DRILL), TEXTS);

    assertThatThrownBy(() -> sheet.table(COLUMNS, List.of(List.of("una sola"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
