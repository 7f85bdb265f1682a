package mx.openprep.desktop.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.print.DocFlavor;
import javax.print.PrintService;
import javax.print.StreamPrintServiceFactory;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.Realm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints through the PostScript service of Java, which is what reaches a printer on Linux. */
class MachinePrintingTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream paper = new ByteArrayOutputStream();
  private Settings settings;

  @BeforeEach
  void start() {
    settings = Settings.in(directory);
  }

  private PrintService postScript() {
    return StreamPrintServiceFactory.lookupStreamPrintServiceFactories(
        DocFlavor.SERVICE_FORMATTED.PAGEABLE, "application/postscript")[0]
        .getPrintService(paper);
  }

  private static Sheet sheet() {
    return new SheetBuilder(
            "Prueba",
            new Letterhead(
                Realm.DRILL, "CATD", "A", "Ana", Instant.EPOCH, ZoneId.of("America/Mexico_City")),
            Texts.in("es"))
        .paragraph("Hoja de prueba")
        .pageBreak()
        .paragraph("Segunda hoja")
        .build("prueba");
  }

  private static void assertRefused(MessageCode code, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void aSheetReachesThePrinterPageByPage() {
    PrintService printer = postScript();
    Printing printing = new MachinePrinting(settings, () -> List.of(printer));

    assertThat(printing.print(sheet())).isEqualTo(printer.getName());

    String postScript = paper.toString(StandardCharsets.ISO_8859_1);
    assertThat(postScript).startsWith("%!PS");
    assertThat(postScript.lines().filter(line -> line.startsWith("%%Page:"))).hasSize(2);
  }

  @Test
  void withoutPrinterNothingIsPrinted() {
    assertRefused(
        MessageCode.PRINTER_NONE, () -> new MachinePrinting(settings, List::of).print(sheet()));
  }

  @Test
  void aChosenPrinterThatIsGoneIsNotReplacedByAnother() {
    PrintService printer = postScript();
    Printing printing = new MachinePrinting(settings, () -> List.of(printer));
    printing.choose("Oficina de junto");

    assertRefused(MessageCode.PRINTER_GONE, () -> printing.print(sheet()));
    assertThat(paper.size()).isZero();
    assertThat(new MachinePrinting(Settings.in(directory), List::of).chosen())
        .contains("Oficina de junto");
  }

  @Test
  void aSavedSheetNeverReplacesAnother() throws Exception {
    Printing printing = new MachinePrinting(settings, List::of);
    Sheet sheet = sheet();
    Path folder = directory.resolve("hojas");

    Path first = printing.save(sheet, folder);
    Path second = printing.save(sheet, folder);

    assertThat(first).hasBinaryContent(sheet.pdf()).hasFileName("prueba.pdf");
    assertThat(second).hasBinaryContent(sheet.pdf()).hasFileName("prueba-2.pdf");
    assertThat(printing.folder()).isEqualTo(folder.toAbsolutePath());
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws Exception {
    Path file = Files.writeString(directory.resolve("no-es-carpeta"), "x");

    assertRefused(
        MessageCode.SHEET_NOT_SAVED,
        () -> new MachinePrinting(settings, List::of).save(sheet(), file));
  }

  @Test
  void thisMachineListsItsPrintersWithoutFailing() {
    assertThat(new MachinePrinting(settings).printers()).doesNotContainNull();
  }
}
