package mx.openprep.desktop.acopio;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.printing.Letterhead;
import mx.openprep.desktop.printing.MachinePrinting;
import mx.openprep.desktop.printing.Sheet;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.Realm;
import mx.openprep.v1.ReceptionNote;
import mx.openprep.v1.SobreReceipt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReceiptSheetTest {
  private static final ActaCard GUB = FakeNode.card("GUB-1", "140001B0100", "Gubernatura");
  private static final ActaCard AYUN = FakeNode.card("AYUN-1", "140001B0100", "Munícipes");
  private static final ZoneId ZONE = ZoneId.of("America/Mexico_City");
  private static final String PROOF = "OPENPREP-ACUSE1:CATD-001-A:117:" + "0123abcd".repeat(8);

  private static final SobreReceipt RECEIPT =
      SobreReceipt.newBuilder()
          .setFolio("0123-ABCD-0123")
          .setProof(PROOF)
          .setSobre(FakeNode.sobre(List.of(GUB, AYUN)))
          .addActas(GUB)
          .addActas(AYUN)
          .setDocumentType(DocumentType.ACTA_PREP)
          .setTransferMechanism("F-D")
          .setSealIntact(false)
          .setSealComment("Etiqueta rota")
          .setOutsideOperation(true)
          .setReception(
              ReceptionNote.newBuilder()
                  .setReceived(WireValues.timestamp(Instant.parse("2024-06-03T05:40:07Z")))
                  .setPersonName("Alma Robles")
                  .setStation("CATD-001-A"))
          .build();

  private static Sheet sheet() {
    Texts texts = Texts.in("es");
    Stationery stationery =
        new Stationery(
            new MachinePrinting(Settings.forgotten(), List::of),
            () -> new Letterhead(Realm.DRILL, "CATD Acatic", "A", "Alma", Instant.EPOCH, ZONE),
            texts);
    return new ReceiptSheet(texts, new OfficialTime(ZONE), FakeNode.description())
        .of(RECEIPT, ReceiptSheet.begin(stationery));
  }

  @Test
  void saysWhatWasReceivedWhenByWhomAndWhereOnOnePage() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(sheet().pdf())) {
      assertThat(pdf.getNumberOfPages()).isOne();
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains(
              "SIMULACRO",
              "Sección 0001 · Básica",
              "Acatic",
              "0123-ABCD-0123",
              "02/06/2024 23:40:07",
              "Alma Robles",
              "CATD Acatic",
              "Gubernatura",
              "Munícipes",
              "140001B01002",
              "ACTA PREP",
              "F-D",
              "Etiqueta rota",
              "fuera del horario");
    }
  }

  @Test
  void itsCodeReadsBackWhatTheJournalSays() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(sheet().pdf())) {
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 200);
      int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
      assertThat(
              new QRCodeReader()
                  .decode(
                      new BinaryBitmap(
                          new HybridBinarizer(
                              new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels))),
                      java.util.Map.of(com.google.zxing.DecodeHintType.TRY_HARDER, true))
                  .getText())
          .isEqualTo(PROOF);
    }
  }
}
