package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.KeptPages;
import mx.openprep.desktop.scan.SimulatedScanner;
import mx.openprep.desktop.scan.escl.EsclSource;
import mx.openprep.desktop.sync.CentreDisk;
import mx.openprep.desktop.sync.TestAuthority;
import mx.openprep.desktop.sync.TestCentre;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.enrolment.EnrolmentCard;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.journal.Realm;
import mx.openprep.readiness.ReadinessCheck;
import mx.openprep.readiness.ReadinessFinding;
import mx.openprep.readiness.ReadinessReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * From an unknown machine to a station that people log in to, with keys alone: over real TLS, with
 * a real package, a real store, a printed acta, and a restart half-way.
 */
class SetupJourneyTest {
  private static final Path MINI = Path.of("..", "proto", "elections", "mini");

  @TempDir Path directory;

  private final TestAuthority authority = new TestAuthority();
  private final CentreDisk disk = new CentreDisk();

  @Test
  void aNewWorkstationIsSetUpFromItsCard() throws Exception {
    ElectionPackage election = ElectionPackageReader.read(MINI);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ElectionPackageReader.zip(MINI, zip);
    try (TestCentre centre = new TestCentre(authority, disk)) {
      centre.serve(zip.toByteArray(), election.hash());
      centre.runAhead(Duration.ofSeconds(90));
      enrol(centre, election);
      ReadinessReport report = finish(election);
      assertThat(report.item(ReadinessCheck.CLOCK).finding())
          .isEqualTo(ReadinessFinding.CLOCK_WRONG);
      assertThat(Long.parseLong(report.item(ReadinessCheck.CLOCK).value()))
          .isBetween(89_000L, 91_000L);
      assertThat(report.item(ReadinessCheck.PACKAGE).finding())
          .isEqualTo(ReadinessFinding.PACKAGE_COMPARED);
      assertThat(report.item(ReadinessCheck.SCANNER).finding())
          .isEqualTo(ReadinessFinding.SCANNER_TRIED);
      assertThat(report.item(ReadinessCheck.PRINTER).finding())
          .isEqualTo(ReadinessFinding.PRINTER_NONE);
    }
  }

  /** The card is read by a hand-held reader; after the certificate the power goes. */
  private void enrol(TestCentre centre, ElectionPackage election) throws Exception {
    EnrolmentCard card =
        new EnrolmentCard(
            centre.address().toString(), TestCentre.CODE, authority.fingerprint().hex());
    try (LocalStation station = station(election);
        Window window = Window.open(station, InstantSource.system()).strict()) {
      window.waitForFocus("#address").picture("setup-address");
      window.type(card.text()).press(KeyCode.ENTER);
      window.waitForFocus("#fingerprint").waitForText("La sede contestó");
      window.picture("setup-fingerprint").press(KeyCode.F9);
      window.waitForText("actas esperadas aquí").waitForFocus("#package-hash");
    }
  }

  /** It sends its report while it is open, or when it is opened again. */
  private ReadinessReport finish(ElectionPackage election) throws Exception {
    try (LocalStation station = station(election);
        Window window = Window.open(station, InstantSource.system()).strict()) {
      String hash = election.hash().hex();
      window.waitForFocus("#package-hash").type("0" + hash.substring(1, 16));
      window.waitForText("F414").picture("setup-package-differs");
      for (int i = 0; i < 16; i++) {
        window.press(KeyCode.BACK_SPACE);
      }
      window.type(hash.substring(0, 16)).picture("setup-package").press(KeyCode.ENTER);
      window
          .waitFor("#try-scanner", button -> !button.isDisabled())
          .press(KeyCode.F6)
          .waitForText("Sección");
      window.picture("setup-scanner").press(KeyCode.F9);
      window.waitFor("#no-printer");
      tick(window, "#no-printer");
      window.picture("setup-printer-none").press(KeyCode.F9);
      window.waitFor("#readiness-summary").picture("setup-ready").press(KeyCode.F9);
      window.waitForFocus("#person");
      return reportAtTheCentre();
    }
  }

  private static void tick(Window window, String box) {
    for (int i = 0; i < 20 && !isFocused(window, box); i++) {
      window.press(KeyCode.TAB);
    }
    window.press(KeyCode.SPACE);
  }

  private static boolean isFocused(Window window, String query) {
    return Window.onScreen(() -> window.scene().getRoot().lookup(query).isFocused());
  }

  private LocalStation station(ElectionPackage election) throws Exception {
    ScannedPages pages =
        new ScannedPages(new KeptPages(directory.resolve("scanned")), new ImagePipeline());
    ScannerMaker maker = new ScannerMaker(1, EsclSource.AUTOMATIC, directory.resolve("scanners"));
    BufferedImage paper = paper(election);
    SimulatedScanner scanner =
        new SimulatedScanner(() -> Optional.of(paper), new SimulatedScanner.Flaws(7, 0, 1.5));
    return new LocalStation(
        directory.resolve("station"),
        new ConfiguredPages(
            new Scanners(List.of(), maker, pages).with("Escáner de mesa", scanner), pages),
        Clock.systemUTC(),
        Optional.empty());
  }

  private static BufferedImage paper(ElectionPackage election) {
    ExpectedActa acta = election.actas(TestCentre.STATION.catd()).getFirst();
    FormDefinition form = FormDefinition.of(election, acta);
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    for (FormField field : form.keyed()) {
      values.put(field.id(), FieldValue.votes(11));
    }
    return new ActaPrinter(election, Realm.DRILL)
        .page(new SimulatedHand(5).fill(acta, form, values));
  }

  private ReadinessReport reportAtTheCentre() throws Exception {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> reports().findFirst().isPresent());
    return reports().findFirst().orElseThrow();
  }

  private java.util.stream.Stream<ReadinessReport> reports() {
    return disk.journal().stream()
        .map(SetupJourneyTest::fact)
        .filter(Fact.ReadinessReported.class::isInstance)
        .map(fact -> ((Fact.ReadinessReported) fact).report());
  }

  private static Fact fact(byte[] envelope) {
    try {
      return EventCodec.decode(envelope).fact();
    } catch (MalformedEventException e) {
      return fail(e);
    }
  }
}
