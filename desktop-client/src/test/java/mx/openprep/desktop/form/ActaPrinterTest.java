package mx.openprep.desktop.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.CalculatedTotal;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.ProcessedPage;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.form.Box;
import mx.openprep.form.FormLayout;
import mx.openprep.journal.Realm;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActaPrinterTest {
  private static final Path PACKAGES = Path.of("..", "proto", "elections");
  private ElectionPackage mini;
  private ActaPrinter printer;

  @BeforeAll
  void readMini() throws Exception {
    mini = ElectionPackageReader.read(PACKAGES.resolve("mini"));
    printer = new ActaPrinter(mini, Realm.PRACTICE);
  }

  /** One acta for each form that differs. */
  private List<ExpectedActa> oneOfEachForm() {
    Map<String, ExpectedActa> forms = new LinkedHashMap<>();
    for (ExpectedActa acta : mini.actas()) {
      forms.putIfAbsent(
          FormDefinition.of(mini, acta).keyed() + acta.type().code() + acta.casilla().type(), acta);
    }
    return List.copyOf(forms.values());
  }

  @Test
  void everyFormPrintsOnOnePageWithItsFieldsAndItsKey() throws IOException {
    for (ExpectedActa acta : oneOfEachForm()) {
      try (PDDocument document = Loader.loadPDF(printer.pdf(acta))) {
        String text = new PDFTextStripper().getText(document);

        assertThat(document.getNumberOfPages()).isEqualTo(1);
        assertThat(text)
            .contains(acta.key(), "ACTA DE ESCRUTINIO Y CÓMPUTO", "CON NÚMERO", "sin valor oficial")
            .contains(mini.election(acta.election()).name());
        String letters = text.replaceAll("[\\s\\-]", "");
        for (FormField field : FormDefinition.of(mini, acta).keyed()) {
          assertThat(letters)
              .contains(
                  field.label().toUpperCase(java.util.Locale.of("es")).replaceAll("[\\s\\-]", ""));
        }
      }
    }
  }

  @Test
  void onlyTheOfficialRealmPrintsWithoutWatermark() throws IOException {
    ExpectedActa acta = mini.actas().getFirst();

    assertThat(text(Realm.PRACTICE, acta)).contains("PRÁCTICA");
    assertThat(text(Realm.DRILL, acta)).contains("SIMULACRO");
    assertThat(text(Realm.OFFICIAL, acta))
        .doesNotContain("SIMULACRO", "PRÁCTICA", "sin valor oficial");
  }

  private String text(Realm realm, ExpectedActa acta) throws IOException {
    try (PDDocument document = Loader.loadPDF(new ActaPrinter(mini, realm).pdf(acta))) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void theQrOfTheRenderedPageReadsBackAtLevelQ() throws NotFoundException {
    for (ExpectedActa acta : oneOfEachForm()) {
      BufferedImage page = printer.page(acta);
      int width = page.getWidth() / 2;
      Result qr = read(page.getSubimage(page.getWidth() - width, 0, width, page.getHeight() / 3));

      assertThat(ActaQr.parse(qr.getText())).contains(new ActaQr(mini.hash().brief(), acta.id()));
      assertThat(qr.getResultMetadata())
          .containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "Q");
    }
  }

  /** As the scan's reader does when the whole page is too busy: the quarter where it lies. */
  private static Result read(BufferedImage page) throws NotFoundException {
    byte[] grey = new byte[page.getWidth() * page.getHeight()];
    page.getRaster().getDataElements(0, 0, page.getWidth(), page.getHeight(), grey);
    LuminanceSource source =
        new PlanarYUVLuminanceSource(
            grey,
            page.getWidth(),
            page.getHeight(),
            0,
            0,
            page.getWidth(),
            page.getHeight(),
            false);
    return new MultiFormatReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(source)),
            Map.of(
                DecodeHintType.POSSIBLE_FORMATS,
                List.of(BarcodeFormat.QR_CODE),
                DecodeHintType.TRY_HARDER,
                true));
  }

  @Test
  void aFilledActaLaidCrookedIsIdentifiedByTheScansPipelineWithoutFaults() {
    for (ExpectedActa acta : oneOfEachForm().subList(0, 4)) {
      FormDefinition form = FormDefinition.of(mini, acta);
      HandwrittenActa written = new SimulatedHand(3).fill(acta, form, votes(form, 8));

      ProcessedPage page = new ImagePipeline().process(crooked(printer.page(written)));

      assertThat(page.faults()).as("%s", acta.id()).isEmpty();
      assertThat(page.qr().flatMap(ActaQr::parse).map(ActaQr::acta)).contains(acta.id());
    }
  }

  private static BufferedImage crooked(BufferedImage page) {
    BufferedImage scan =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = scan.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, scan.getWidth(), scan.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.rotate(Math.toRadians(0.8), scan.getWidth() / 2.0, scan.getHeight() / 2.0);
    graphics.drawImage(page, 0, 0, null);
    graphics.dispose();
    return scan;
  }

  /** Making one fails when it does not read back. */
  @Test
  void everyActaHasAQrThatReadsBackAndFitsTheHeader() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 400; i++) {
      int longest = i % 4 == 0 ? 48 : 12;
      String id = "x".repeat(random.nextInt(1, longest)) + random.nextInt(10);
      QrCode qr = new QrCode(new ActaQr(String.format("%08x", random.nextInt()), new ActaId(id)));

      assertThat(qr.size()).isLessThan(FormLayout.HEADER - 32);
    }
  }

  @Test
  void theModuleOfTheQrIsLargeEnoughForAScanner() {
    assertThat(QrCode.MODULE_POINTS / 72 * 25.4).isGreaterThanOrEqualTo(0.75);
  }

  @Test
  void theFieldsLieOnThePageWithoutOverlap() {
    for (ExpectedActa acta : oneOfEachForm()) {
      checkLayout(FormDefinition.of(mini, acta));
    }
  }

  /** The widest ballot of Jalisco: nine parties, coalitions of three and of five. */
  @Test
  void fortySixFieldsFitOnOneLegalPageLegibly() {
    FormLayout layout = checkLayout(WidestForm.FORM);

    assertThat(layout.heightPoints()).isEqualTo(FormLayout.LEGAL_POINTS);
    assertThat(layout.fields().values())
        .allMatch(boxes -> boxes.row().height() * layout.heightPoints() > 24);
  }

  private static FormLayout checkLayout(FormDefinition form) {
    FormLayout layout = FormLayout.of(form);
    assertThat(layout.fields().keySet())
        .containsExactlyElementsOf(form.keyed().stream().map(FormField::id).toList());
    List<FormLayout.FieldBoxes> all = List.copyOf(layout.fields().values());
    for (int i = 0; i < all.size(); i++) {
      Box row = all.get(i).row();
      assertThat(row.x()).isGreaterThan(0);
      assertThat(row.right()).isLessThan(1);
      assertThat(row.y()).isGreaterThan(0.1);
      assertThat(row.bottom()).isLessThan(0.95);
      assertThat(all.get(i).words().overlaps(all.get(i).digits())).isFalse();
      for (int j = 0; j < i; j++) {
        assertThat(row.overlaps(all.get(j).row())).isFalse();
      }
    }
    return layout;
  }

  @Test
  void aFilledPageHasInkInItsFieldsAndOnlyWhereSomethingIsWritten() {
    ExpectedActa acta = anyActa();
    FormDefinition form = FormDefinition.of(mini, acta);
    Map<FieldId, FieldValue> truth = new HashMap<>();
    form.keyed().forEach(field -> truth.put(field.id(), FieldValue.votes(187)));
    truth.put(FieldId.NULOS, FieldValue.Mark.BLANK);
    HandwrittenActa written =
        new SimulatedHand(7, new SimulatedHand.Habits(0, 0, 0, 0, 0)).fill(acta, form, truth);

    BufferedImage blank = printer.page(acta);
    BufferedImage filled = printer.page(written);
    FormLayout layout = FormLayout.of(form);
    layout
        .fields()
        .forEach((field, boxes) -> {
          boolean isWritten = !field.equals(FieldId.NULOS);
          assertThat(differ(blank, filled, boxes.words())).as("%s", field).isEqualTo(isWritten);
          assertThat(differ(blank, filled, boxes.digits())).as("%s", field).isEqualTo(isWritten);
        });
  }

  private static boolean differ(BufferedImage one, BufferedImage other, Box box) {
    int left = (int) Math.ceil(box.x() * one.getWidth()) + 3;
    int right = (int) (box.right() * one.getWidth()) - 3;
    int top = (int) Math.ceil(box.y() * one.getHeight()) + 3;
    int bottom = (int) (box.bottom() * one.getHeight()) - 3;
    int different = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        if (one.getRaster().getSample(x, y, 0) != other.getRaster().getSample(x, y, 0)) {
          different++;
        }
      }
    }
    return different > 20;
  }

  @Test
  void theHandCanWriteEveryWordOfEveryNumber() {
    ExpectedActa acta = anyActa();
    FormDefinition form = FormDefinition.of(mini, acta);
    SimulatedHand hand = new SimulatedHand(1, new SimulatedHand.Habits(0, 0, 0, 0, 0));
    int number = 0;
    while (number < FieldValue.Votes.MOST) {
      Map<FieldId, FieldValue> truth = new HashMap<>();
      for (FormField field : form.keyed()) {
        truth.put(field.id(), FieldValue.votes(Math.min(number, FieldValue.Votes.MOST)));
        number += number < 130 ? 1 : number < 2_000 ? 111 : 111_111;
      }
      assertThat(printer.pdf(hand.fill(acta, form, truth))).isNotEmpty();
    }
  }

  @Test
  void equalSeedsGiveEqualFilesAndOthersDoNot() {
    ExpectedActa acta = anyActa();
    FormDefinition form = FormDefinition.of(mini, acta);
    Map<FieldId, FieldValue> truth = votes(form, 3);

    byte[] first = printer.pdf(new SimulatedHand(1).fill(acta, form, truth));
    assertThat(printer.pdf(new SimulatedHand(1).fill(acta, form, truth))).isEqualTo(first);
    assertThat(printer.pdf(new SimulatedHand(2).fill(acta, form, truth))).isNotEqualTo(first);
  }

  private ExpectedActa anyActa() {
    return mini.actas().stream()
        .filter(acta -> acta.casilla().type() == CasillaType.BASICA)
        .findFirst()
        .orElseThrow();
  }

  static Map<FieldId, FieldValue> votes(FormDefinition form, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<FieldId, FieldValue> truth = new HashMap<>();
    for (FormField field : form.keyed()) {
      truth.put(field.id(), FieldValue.votes(random.nextInt(random.nextBoolean() ? 12 : 400)));
    }
    return truth;
  }

  /** {@code -Dopenprep.regenerate=true} renews the pictures of docs/gallery. */
  @Test
  void galleryHasABlankAndAFilledActa() throws IOException {
    Path gallery = Path.of("..", "docs", "gallery");
    if (Boolean.getBoolean("openprep.regenerate")) {
      Files.createDirectories(gallery);
      ExpectedActa acta = anyActa();
      FormDefinition form = FormDefinition.of(mini, acta);
      Map<FieldId, FieldValue> truth = votes(form, 11);
      truth.put(FieldId.NO_REGISTRADAS, FieldValue.Mark.BLANK);
      truth.put(FieldId.REPRESENTANTES_VOTARON, FieldValue.Mark.ILLEGIBLE);
      truth.put(FieldId.TOTAL_ASENTADO, FieldValue.votes(CalculatedTotal.of(form, truth)));
      SimulatedHand hand =
          new SimulatedHand(5, new SimulatedHand.Habits(0.08, 0.05, 0.05, 0.08, 0.15));
      save(printer.page(acta), gallery.resolve("acta-en-blanco.png"));
      save(printer.page(hand.fill(acta, form, truth)), gallery.resolve("acta-llenada.png"));
    }
    assertThat(gallery.resolve("acta-en-blanco.png")).isNotEmptyFile();
    assertThat(gallery.resolve("acta-llenada.png")).isNotEmptyFile();
  }

  private static void save(BufferedImage page, Path file) throws IOException {
    int width = page.getWidth() / 2;
    int height = page.getHeight() / 2;
    BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = half.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(page, 0, 0, width, height, null);
    graphics.dispose();
    ImageIO.write(half, "png", file.toFile());
  }
}
