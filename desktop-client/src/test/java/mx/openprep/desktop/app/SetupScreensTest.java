package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.print.DocFlavor;
import javax.print.StreamPrintServiceFactory;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.FakeSetup;
import mx.openprep.desktop.fake.PaperActa;
import mx.openprep.desktop.setup.SetupRecord;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.ReportReadinessRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first run and the readiness report, where the journey does not pass. */
class SetupScreensTest {
  private FakeNode node;
  private FakeStation station;

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    ImageIO.write(
        PaperActa.draw("Sección 0914 · Contigua 2", "-", Map.of("PAN", "17")), "jpg", page);
    node.image = ByteString.copyFrom(page.toByteArray());
    station = new FakeStation(node, node.image);
    station.setup.scanners.page = node.image;
    station.setup.scanners.qr = Optional.of("OPENPREP1:cd34cd34:G-1");
  }

  @AfterEach
  void close() {
    node.close();
  }

  private Window window() throws Exception {
    return Window.open(station, InstantSource.fixed(FakeSetup.NOW)).strict();
  }

  @Test
  void theCardIsCopiedByHandAndEveryStepSaysWhatItLacks() throws Exception {
    station.setup.record = SetupRecord.NEW;
    station.setup.enrolled = false;
    station.printers.add(
        StreamPrintServiceFactory.lookupStreamPrintServiceFactories(
            DocFlavor.SERVICE_FORMATTED.PAGEABLE, "application/postscript")[0]
            .getPrintService(new ByteArrayOutputStream()));
    try (Window window = window()) {
      window.waitForFocus("#address").type("prep.ejemplo.mx");
      window.waitForText("Falta el puerto").type(":9443").press(KeyCode.ENTER);
      window.waitForFocus("#code").type("k7qm-3xpa").picture("setup-code").press(KeyCode.ENTER);
      window.waitForFocus("#fingerprint").type("ab12 ab12 ab13");
      window.waitForText("El grupo 3 no coincide").picture("setup-fingerprint-differs");
      window.press(KeyCode.BACK_SPACE).type("2 ab12 ab12").press(KeyCode.ENTER);
      window.waitForFocus("#package-hash").type("cd34 cd34 cd34 cd34").press(KeyCode.ENTER);
      window
          .waitFor("#try-scanner", button -> !button.isDisabled())
          .press(KeyCode.F6)
          .waitForText("Contigua 2");
      window.picture("setup-scanner-network").press(KeyCode.F9);
      window.waitFor("#print-test").press(KeyCode.F6).waitForFocus("#sheet-number");
      window.type("12").waitForText("no es el número").picture("setup-printer");
    }
  }

  @Test
  void aCentreThatDoesNotAnswerIsSaidAndAskedAgain() throws Exception {
    station.setup.record =
        SetupRecord.NEW.withCard("prep.ejemplo.mx:9443", "K7QM-3XPA", "AB12 AB12 AB12 AB12 AB12");
    station.setup.enrolled = false;
    station.setup.fails = Optional.of(MessageCode.CENTRE_UNREACHABLE);
    try (Window window = window()) {
      window.waitForFocus("#address").press(KeyCode.ENTER).waitForFocus("#code");
      window.press(KeyCode.ENTER).waitForText("F416").picture("setup-silent");
      station.setup.fails = Optional.empty();
      window.press(KeyCode.F6).waitForText("La sede contestó");
    }
  }

  @Test
  void howTheWorkstationIsCanBeLookedAtAnyTime() throws Exception {
    station.setup.report = FakeSetup.bad();
    try (Window window = window()) {
      window.waitForFocus("#person").type("ana").press(KeyCode.ENTER);
      window.waitForFocus("#password").type(FakeNode.PASSWORD).press(KeyCode.ENTER);
      window.waitFor("#ACOPIO").press(KeyCode.CONTROL, KeyCode.G);
      window.waitForText("bitácora").picture("readiness");
      assertThat(node.lastAsked(ReportReadinessRequest.class).getReport().getItemsCount())
          .isEqualTo(7);
      window.press(KeyCode.ESCAPE).waitFor("#ACOPIO");
    }
  }
}
