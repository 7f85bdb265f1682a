package mx.openprep.desktop.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.print.DocFlavor;
import javax.print.PrintService;
import javax.print.StreamPrintServiceFactory;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.FakeDesk;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.FakeSetup;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.desktop.printing.MachinePrinting;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.enrolment.EnrolmentCard;
import mx.openprep.message.MessageCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SetupViewModelTest {
  private static final String ADDRESS = "prep.ejemplo.mx:9443";
  private static final EnrolmentCard CARD =
      new EnrolmentCard(ADDRESS, "K7QM-3XPA", FakeSetup.FINGERPRINT);

  private final List<PrintService> printers = new ArrayList<>();
  private final FakeNode node;
  private final FakeSetup desk;
  private final List<Channel> done = new ArrayList<>();
  private SetupViewModel model;

  SetupViewModelTest() throws IOException {
    node = new FakeNode();
    desk = new FakeSetup(node::channel, new MachinePrinting(Settings.forgotten(), () -> printers));
    model = newModel();
  }

  private SetupViewModel newModel() {
    return new SetupViewModel(desk, Immediately.background(), Texts.in("es"), done::add);
  }

  @BeforeEach
  void newWorkstation() {
    desk.record = SetupRecord.NEW;
    desk.enrolled = false;
    model.begin();
  }

  @AfterEach
  void close() {
    node.close();
  }

  private SetupStep step() {
    return model.stepProperty().get();
  }

  private String obstacle() {
    return model.obstacleProperty().getValue();
  }

  private Optional<String> noticed() {
    return model.noticeProperty().getValue().map(Notice::code);
  }

  private void enrolled() {
    model.read(CARD);
    model.goOn();
    assertThat(step()).isEqualTo(SetupStep.PACKAGE);
  }

  private void compared() {
    enrolled();
    model.electionPackage().typedProperty().set("CD34 CD34 CD34 CD34");
    model.goOn();
    assertThat(step()).isEqualTo(SetupStep.SCANNER);
  }

  @Nested
  class TheCard {
    @Test
    void isCopiedLineByLineAndEachSaysWhatItLacks() {
      assertThat(obstacle()).contains("Escriba la dirección");
      model.goOn();
      assertThat(step()).isEqualTo(SetupStep.ADDRESS);
      model.address().addressProperty().set("prep.ejemplo.mx");
      assertThat(obstacle()).contains("puerto");
      model.address().addressProperty().set(ADDRESS);
      assertThat(obstacle()).isEmpty();
      model.goOn();

      assertThat(step()).isEqualTo(SetupStep.CODE);
      model.code().codeProperty().set("k7qm-3xp");
      assertThat(obstacle()).contains("cuatro");
      model.code().codeProperty().set("k7qm3xpa");
      model.goOn();

      assertThat(step()).isEqualTo(SetupStep.FINGERPRINT);
      assertThat(obstacle()).contains("al menos 5").contains("van 0");
      model.fingerprint().fingerprintProperty().set("ab12 ab12 ab12 ab12 ab1");
      assertThat(obstacle()).contains("van 4");
      model.fingerprint().fingerprintProperty().set("ab12 ab12 ab12 ab12 ab12");
      assertThat(obstacle()).isEmpty();
      model.goOn();
      assertThat(desk.asked)
          .containsExactly(
              "fingerprint of " + ADDRESS,
              "enrol " + ADDRESS + " k7qm3xpa " + FakeSetup.FINGERPRINT,
              "package");
    }

    @Test
    void isReadByAReaderAtOnce() {
      model.read(CARD);
      assertThat(step()).isEqualTo(SetupStep.FINGERPRINT);
      assertThat(obstacle()).isEmpty();
      model.goOn();
      assertThat(desk.asked).contains("enrol " + ADDRESS + " K7QM-3XPA " + FakeSetup.FINGERPRINT);
    }

    @Test
    void ofAnotherCentreIsStoppedWhateverElseIsRight() {
      model.read(new EnrolmentCard(ADDRESS, "K7QM-3XPA", "ab12".repeat(15) + "ab13"));
      assertThat(obstacle()).contains("El grupo 16 no coincide");
      model.goOn();
      assertThat(step()).isEqualTo(SetupStep.FINGERPRINT);
      assertThat(desk.asked).noneMatch(asked -> asked.startsWith("enrol"));
    }

    @Test
    void withAWrongCodeIsRefusedAndMayBeMended() {
      model.read(CARD);
      desk.fails = Optional.of(MessageCode.ENROLMENT_CODE_WRONG);
      model.goOn();
      assertThat(noticed()).contains("F405");
      desk.fails = Optional.empty();
      model.goBack();
      assertThat(step()).isEqualTo(SetupStep.CODE);
      assertThat(noticed()).isEmpty();
    }

    @Test
    void goesNoFurtherWhileTheCentreIsSilent() {
      desk.fails = Optional.of(MessageCode.CENTRE_UNREACHABLE);
      model.read(CARD);
      assertThat(noticed()).contains("F416");
      assertThat(obstacle()).contains("todavía no contesta");
      desk.fails = Optional.empty();
      model.tryIt();
      assertThat(obstacle()).isEmpty();
    }

    @Test
    void isForgottenOnceItIsUsed() {
      enrolled();
      assertThat(desk.record.code()).isEmpty();
      assertThat(model.mayGoBackProperty().getValue()).isFalse();
      model.goBack();
      model.read(CARD);
      assertThat(step()).isEqualTo(SetupStep.PACKAGE);
    }
  }

  @Nested
  class ThePackage {
    @Test
    void mustBeTheOneOnPaper() {
      enrolled();
      assertThat(obstacle()).contains("van 0");
      model.electionPackage().typedProperty().set("CD34 CD34 CD35 CD34");
      assertThat(obstacle()).contains("El grupo 3");
      assertThat(noticed()).contains("F414");
      model.electionPackage().typedProperty().set("CD34 CD34 CD34 CD34");
      assertThat(noticed()).isEmpty();
      model.goOn();
      assertThat(desk.record.comparedPackage()).contains(FakeSetup.PACKAGE);
    }

    @Test
    void isAskedForAgainWhenItDidNotCome() {
      model.read(CARD);
      desk.fails = Optional.empty();
      model.goOn();
      SetupViewModel later = newModel();
      desk.fails = Optional.of(MessageCode.PACKAGE_FAULTY);
      later.begin();
      assertThat(later.obstacleProperty().getValue()).contains("todavía no llega");
      desk.fails = Optional.empty();
      later.tryIt();
      assertThat(later.obstacleProperty().getValue()).contains("van 0");
    }
  }

  @Nested
  class Equipping {
    @Test
    void theScannerMustReadTheTestActa() {
      compared();
      assertThat(obstacle()).contains("Falta escanear");
      model.tryIt();
      assertThat(noticed()).contains("F205");
      assertThat(obstacle()).contains("Falta escanear");
      desk.scanners.qr = Optional.of("OPENPREP1:cd34cd34:G-1");
      model.tryIt();
      assertThat(model.scanner().readProperty().getValue().orElseThrow().casilla())
          .isEqualTo("Contigua 2");
      model.goOn();
      assertThat(desk.scanners.chosen).containsExactly(FakeDesk.TABLE);
      assertThat(desk.record.scanner()).isEqualTo(new Equipment.Tried("Canon DR-C225"));
      assertThat(step()).isEqualTo(SetupStep.PRINTER);
    }

    @Test
    void aWorkstationWithoutScannerAndPrinterGoesOnAllTheSame() {
      compared();
      model.scanner().absentProperty().set(true);
      model.goOn();
      assertThat(obstacle()).contains("No hay impresoras");
      model.printer().absentProperty().set(true);
      model.goOn();
      assertThat(step()).isEqualTo(SetupStep.READY);
      assertThat(desk.record.scanner()).isEqualTo(new Equipment.Absent());
      assertThat(desk.record.printer()).isEqualTo(new Equipment.Absent());
    }

    @Test
    void thePrinterMustGiveASheetThatSomebodyReads() {
      ByteArrayOutputStream paper = new ByteArrayOutputStream();
      PrintService printer =
          StreamPrintServiceFactory.lookupStreamPrintServiceFactories(
              DocFlavor.SERVICE_FORMATTED.PAGEABLE, "application/postscript")[0]
              .getPrintService(paper);
      printers.add(printer);
      compared();
      model.scanner().absentProperty().set(true);
      model.goOn();
      assertThat(obstacle()).contains("Falta imprimir");
      model.tryIt();
      assertThat(paper.size()).isPositive();
      assertThat(obstacle()).contains("Falta el número");
      boolean found = false;
      for (int number = 0; number < 10_000 && !found; number++) {
        model.printer().typedProperty().set(String.format("%04d", number));
        found = obstacle().isEmpty();
      }
      assertThat(found).isTrue();
      model.goOn();
      assertThat(desk.record.printer()).isEqualTo(new Equipment.Tried(printer.getName()));
    }
  }

  @Nested
  class AtTheEnd {
    private void ready() {
      compared();
      model.scanner().absentProperty().set(true);
      model.goOn();
      model.printer().absentProperty().set(true);
      model.goOn();
    }

    @Test
    void whatIsNotWellKeepsNobodyFromFinishing() {
      desk.report = FakeSetup.bad();
      ready();
      assertThat(obstacle()).isEmpty();
      model.goOn();
      assertThat(desk.asked).contains("hand over FAULT");
      assertThat(done).containsExactly(node.channel());
      assertThat(desk.record.finished()).isTrue();
    }

    @Test
    void aNodeThatCannotBeOpenedLeavesItUnfinished() {
      ready();
      desk.fails = Optional.of(MessageCode.STORE_IN_USE);
      model.goOn();
      assertThat(noticed()).contains("F606");
      assertThat(done).isEmpty();
      assertThat(desk.record.finished()).isFalse();
    }
  }

  @Nested
  class AfterARestart {
    @Test
    void theCardIsStillThereAsFarAsItWasTyped() {
      model.address().addressProperty().set(ADDRESS);
      model.goOn();
      model.code().codeProperty().set("k7qm");
      model.stop();
      model = newModel();
      model.begin();
      assertThat(step()).isEqualTo(SetupStep.CODE);
      assertThat(model.address().addressProperty().get()).isEqualTo(ADDRESS);
      assertThat(model.code().codeProperty().get()).isEqualTo("k7qm");
    }

    @Test
    void theIdentityOnTheDiskDecidesWhatIsDone() {
      model.read(CARD);
      desk.enrolled = true;
      model.stop();
      model = newModel();
      model.begin();
      assertThat(step()).isEqualTo(SetupStep.PACKAGE);

      desk.record = desk.record.at(SetupStep.PRINTER);
      desk.enrolled = false;
      model = newModel();
      model.begin();
      assertThat(step()).isEqualTo(SetupStep.ADDRESS);
    }

    @Test
    void anAddressThatWasOfferedDoesNotReplaceWhatWasTyped() {
      model.offerCentre("otro.ejemplo.mx:1");
      assertThat(model.address().addressProperty().get()).isEqualTo("otro.ejemplo.mx:1");
      model.address().addressProperty().set(ADDRESS);
      model.stop();
      model = newModel();
      model.offerCentre("otro.ejemplo.mx:1");
      model.begin();
      assertThat(model.address().addressProperty().get()).isEqualTo(ADDRESS);
    }
  }
}
