package mx.openprep.installer.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import mx.openprep.acta.ActaQr;
import mx.openprep.desktop.scan.ImagePipeline;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintActaTest {
  @TempDir Path folder;
  private final StringWriter printed = new StringWriter();

  @Test
  void printsEveryElectionOfACasilla() throws IOException {
    assertThat(run("990001B0100")).isZero();

    List<Path> files = files();
    assertThat(files).hasSize(3).allMatch(f -> f.toString().endsWith(".pdf"));
    for (Path file : files) {
      try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
        assertThat(pdf.getNumberOfPages()).isOne();
        assertThat(new PDFTextStripper().getText(pdf)).contains("990001B0100");
      }
    }
  }

  @Test
  void aFilledPageImageIsReadByTheScannersPipeline() throws IOException {
    assertThat(run("990001B01002", "--filled", "3", "--image")).isZero();

    Optional<String> qr =
        new ImagePipeline().process(ImageIO.read(files().getFirst().toFile())).qr();
    assertThat(qr.flatMap(ActaQr::parse)).isPresent();
  }

  @Test
  void anUnknownClaveIsRefusedWithItsCode() {
    assertThat(run("999999B0100")).isEqualTo(1);
    assertThat(printed.toString()).contains("F101");
  }

  @Test
  void neverFillsAnOfficialActa() throws IOException {
    assertThat(run("990001B01002", "--filled", "3", "--realm", "official")).isEqualTo(2);
    assertThat(files()).isEmpty();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--package", "../proto/elections/mini", "--to", folder.toString()));
    return PrintActa.commandLine()
        .setOut(new PrintWriter(printed, true))
        .setErr(new PrintWriter(printed, true))
        .execute(all.toArray(String[]::new));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
