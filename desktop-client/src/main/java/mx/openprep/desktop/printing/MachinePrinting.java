package mx.openprep.desktop.printing;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.JobName;
import mx.openprep.desktop.settings.Setting;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.printing.PDFPageable;

/** The printers of this machine, by the Java print service: CUPS, or those of Windows. */
public final class MachinePrinting implements Printing {
  private static final DocFlavor PAGES = DocFlavor.SERVICE_FORMATTED.PAGEABLE;
  private static final int SAME_NAME_TRIES = 100;

  private final Settings settings;
  private final Supplier<List<PrintService>> services;

  public MachinePrinting(Settings settings) {
    this(settings, MachinePrinting::lookUp);
  }

  /** With print services of one's own. */
  public MachinePrinting(Settings settings, Supplier<List<PrintService>> services) {
    this.settings = settings;
    this.services = services;
  }

  private static List<PrintService> lookUp() {
    List<PrintService> found = new ArrayList<>();
    PrintService standard = PrintServiceLookup.lookupDefaultPrintService();
    if (standard != null) {
      found.add(standard);
    }
    Stream.of(PrintServiceLookup.lookupPrintServices(PAGES, null))
        .filter(service -> !service.equals(standard))
        .forEach(found::add);
    return found;
  }

  @Override
  public List<String> printers() {
    return services.get().stream().map(PrintService::getName).toList();
  }

  @Override
  public Optional<String> chosen() {
    return settings.get(Setting.PRINTER);
  }

  @Override
  public void choose(String printer) {
    settings.put(Setting.PRINTER, printer);
  }

  @Override
  public String print(Sheet sheet) {
    PrintService service = service();
    PrintRequestAttributeSet job = new HashPrintRequestAttributeSet();
    job.add(new JobName(sheet.name(), null));
    try (PDDocument document = Loader.loadPDF(sheet.pdf())) {
      service.createPrintJob().print(new SimpleDoc(new PDFPageable(document), PAGES, null), job);
    } catch (PrintException | IOException e) {
      throw new Refusal(MessageCode.PRINTER_FAILED, e, service.getName());
    }
    return service.getName();
  }

  private PrintService service() {
    List<PrintService> there = services.get();
    Optional<String> wanted = chosen();
    if (wanted.isEmpty()) {
      return there.stream().findFirst().orElseThrow(() -> new Refusal(MessageCode.PRINTER_NONE));
    }
    return there.stream()
        .filter(service -> service.getName().equals(wanted.get()))
        .findFirst()
        .orElseThrow(() -> new Refusal(MessageCode.PRINTER_GONE, wanted.get()));
  }

  @Override
  public Path folder() {
    return settings
        .get(Setting.SHEET_FOLDER)
        .map(Path::of)
        .filter(Files::isDirectory)
        .orElseGet(() -> Path.of(System.getProperty("user.home")));
  }

  @Override
  public Path save(Sheet sheet, Path folder) {
    try {
      Path file = write(sheet, folder);
      settings.put(Setting.SHEET_FOLDER, folder.toAbsolutePath().toString());
      return file;
    } catch (IOException e) {
      throw new Refusal(MessageCode.SHEET_NOT_SAVED, e, folder.toString());
    }
  }

  private static Path write(Sheet sheet, Path folder) throws IOException {
    DurableFiles.createDirectories(folder.toAbsolutePath());
    for (int copy = 1; copy <= SAME_NAME_TRIES; copy++) {
      Path file = folder.resolve(sheet.name() + (copy == 1 ? "" : "-" + copy) + ".pdf");
      try {
        DurableFiles.writeNew(file, sheet.pdf());
        DurableFiles.syncDirectory(folder);
        return file;
      } catch (FileAlreadyExistsException taken) {
        // The next number, then.
      }
    }
    throw new FileAlreadyExistsException(sheet.name());
  }
}
