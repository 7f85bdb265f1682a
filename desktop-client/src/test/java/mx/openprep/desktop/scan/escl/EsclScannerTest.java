package mx.openprep.desktop.scan.escl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.ProcessedPage;
import mx.openprep.desktop.scan.ScanProgress;
import mx.openprep.desktop.scan.ScannedPage;
import mx.openprep.desktop.scan.Scanner;
import mx.openprep.desktop.scan.escl.FakeEscl.Fault;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a scanner that speaks HTTP on this machine. */
@Timeout(30)
class EsclScannerTest {
  private static final EsclPatience HASTY =
      new EsclPatience(
          Duration.ofSeconds(2),
          Duration.ofMillis(700),
          Duration.ofMillis(500),
          Duration.ofMillis(1500),
          Duration.ofMillis(300),
          Duration.ofMillis(20),
          Duration.ofSeconds(2));

  @TempDir private Path directory;
  private FakeEscl fake;

  @BeforeEach
  void switchOn() throws IOException {
    fake = FakeEscl.plain();
  }

  @AfterEach
  void switchOff() {
    fake.close();
  }

  @Nested
  class Paper {
    @Test
    void onTheGlassComesBackPixelForPixelAndTheJobIsEnded() throws Exception {
      byte[] page = Pages.small(1).getFirst();
      fake.layOnGlass(page);
      try (EsclScanner scanner = scanner()) {
        assertThat(pixels(scanner.scan(ScanProgress.NONE))).isEqualTo(Pages.pixels(page));
        assertThat(pixels(scanner.scan(ScanProgress.NONE))).isEqualTo(Pages.pixels(page));
      }

      assertThat(fake.count("POST /eSCL/ScanJobs")).isEqualTo(2);
      assertThat(fake.count("DELETE /eSCL/ScanJobs/")).isEqualTo(2);
      assertThat(fake.count("GET /eSCL/ScanJobs/1/NextDocument")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 410})
    void inTheFeederComesInItsOrderUntilItIsEmptyAndAgainWhenFilled(int end) throws Exception {
      fake.end = end;
      List<byte[]> pages = Pages.small(7);
      fake.fill(pages);
      try (EsclScanner scanner = scanner()) {
        assertThat(batch(scanner)).isEqualTo(pages.stream().map(Pages::pixels).toList());

        fake.fill(pages.subList(0, 3));
        assertThat(batch(scanner)).hasSize(3);
      }

      // Two with paper, two that found none.
      assertThat(fake.count("DELETE /eSCL/ScanJobs/")).isEqualTo(4);
    }

    @Test
    void isTakenFromTheFeederWhileThereIsSomeAndThenFromTheGlass() throws Exception {
      List<byte[]> pages = Pages.small(3);
      fake.fill(pages.subList(0, 2));
      fake.layOnGlass(pages.get(2));
      try (EsclScanner scanner = scanner()) {
        for (byte[] page : pages) {
          assertThat(pixels(scanner.scan(ScanProgress.NONE))).isEqualTo(Pages.pixels(page));
        }
      }
    }

    @Test
    void onTheGlassIsNeverPartOfAFeedersBatch() throws Exception {
      List<byte[]> pages = Pages.small(3);
      fake.fill(pages.subList(0, 2));
      fake.layOnGlass(pages.get(2));
      try (EsclScanner scanner = scanner()) {
        assertThat(batch(scanner)).hasSize(2);
      }
    }

    @Test
    void onAGlassWithoutAFeederIsOneAndNoBatch() throws Exception {
      change(xml -> xml.replaceAll("(?s)<scan:Adf>.*</scan:Adf>", ""));
      fake.layOnGlass(Pages.small(1).getFirst());
      try (EsclScanner scanner = scanner()) {
        scanner.scan(ScanProgress.NONE);
        assertThat(scanner.scanNext(ScanProgress.NONE)).isEmpty();
        assertThat(scanner.scan(ScanProgress.NONE)).isNotNull();
      }
    }

    @Test
    void onTheGlassIsFoundByAScannerThatWronglyClaimsPaperInItsFeeder() throws Exception {
      byte[] page = Pages.small(1).getFirst();
      fake.layOnGlass(page);
      fake.feederState = Optional.of("ScannerAdfLoaded");
      try (EsclScanner scanner = scanner()) {
        assertThat(pixels(scanner.scan(ScanProgress.NONE))).isEqualTo(Pages.pixels(page));
      }
    }

    @Test
    void isTakenFromWhereTheStationSays() throws Exception {
      List<byte[]> pages = Pages.small(2);
      fake.fill(pages.subList(0, 1));
      fake.layOnGlass(pages.get(1));
      try (EsclScanner glass = new EsclScanner(settings().withSource(EsclSource.GLASS));
          EsclScanner feeder = new EsclScanner(settings().withSource(EsclSource.FEEDER))) {
        assertThat(pixels(glass.scan(ScanProgress.NONE))).isEqualTo(Pages.pixels(pages.get(1)));
        assertThat(pixels(feeder.scan(ScanProgress.NONE))).isEqualTo(Pages.pixels(pages.get(0)));
        assertThat(codeOf(feeder)).isEqualTo(MessageCode.SCANNER_EMPTY);
      }
    }

    @Test
    void ofATrueActaGoesThroughThePipelineToItsActa() throws Exception {
      ElectionPackage mini =
          ElectionPackageReader.read(Path.of("..", "proto", "elections", "mini"));
      ExpectedActa acta = mini.actas().getFirst();
      FormDefinition form = FormDefinition.of(mini, acta);
      Map<FieldId, FieldValue> truth = new HashMap<>();
      for (FormField field : form.keyed()) {
        truth.put(field.id(), FieldValue.votes(truth.size()));
      }
      byte[] page =
          Pages.jpeg(
              new ActaPrinter(mini, Realm.DRILL)
                  .page(new SimulatedHand(4).fill(acta, form, truth)));
      fake.fill(List.of(page));
      try (EsclScanner scanner = scanner()) {
        ProcessedPage processed = new ImagePipeline().process(scanner.scan(ScanProgress.NONE));

        assertThat(processed.qr()).contains(new ActaQr(mini.hash().brief(), acta.id()).text());
        assertThat(processed.faults()).isEmpty();
      }
    }

    @Test
    void tellsHowFarItHasCome() throws Exception {
      fake.layOnGlass(
          Pages.jpeg(mx.openprep.desktop.fake.PaperActa.draw("A", "A", Map.of("A", "1"))));
      List<Integer> told = new ArrayList<>();
      try (EsclScanner scanner = scanner()) {
        scanner.scan(told::add);
      }

      assertThat(told).startsWith(0).endsWith(100).isSorted();
    }
  }

  @Nested
  class TheProfile {
    @Test
    void isAskedForAsFarAsTheGlassGoes() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      try (EsclScanner scanner = scanner()) {
        scanner.scan(ScanProgress.NONE);
      }

      assertThat(fake.lastRequest)
          .contains("<pwg:InputSource>Platen<")
          .contains("<pwg:Width>2550<")
          .contains("<pwg:Height>3508<")
          .contains("<scan:ColorMode>Grayscale8<")
          .contains("<scan:XResolution>200<")
          .contains("<scan:YResolution>200<")
          .contains("<pwg:DocumentFormat>image/jpeg<")
          .doesNotContain("DocumentFormatExt", "Duplex");
    }

    @Test
    void isAskedForAsFarAsTheFeederGoes() throws Exception {
      fake.fill(Pages.small(1));
      try (EsclScanner scanner = scanner()) {
        scanner.scan(ScanProgress.NONE);
      }

      assertThat(fake.lastRequest)
          .contains("<pwg:InputSource>Feeder<")
          .contains("<pwg:Height>4200<")
          .contains("<scan:ColorMode>RGB24<")
          .contains("<scan:XResolution>200<")
          .contains("<scan:DocumentFormatExt>image/jpeg<")
          .contains("<scan:Duplex>false<");
    }

    @Test
    void takesTheNextFinerResolution() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      change(said -> said.replace(">200<", ">300<"));
      try (EsclScanner scanner = scanner()) {
        scanner.scan(ScanProgress.NONE);
      }

      assertThat(fake.lastRequest).contains("<scan:XResolution>300<");
    }

    @Test
    void cannotBeHadInBlackAndWhite() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      change(said -> said.replace("RGB24", "BlackAndWhite1").replace("Grayscale8", "Other"));
      try (EsclScanner scanner = scanner()) {
        assertThat(codeOf(scanner)).isEqualTo(MessageCode.SCANNER_FAILED);
      }
    }
  }

  @Nested
  class Failures {
    @ParameterizedTest
    @CsvSource({
      "JAMS, SCANNER_JAMMED",
      "OPENS_ITS_COVER, SCANNER_COVER_OPEN",
      "CUTS_THE_BODY, SCAN_TRUNCATED",
      "CUTS_BEFORE_THE_FIRST_BYTE, SCAN_TRUNCATED",
      "ENDS_AN_UNSIZED_BODY, SCAN_TRUNCATED",
      "CUTS_THE_PICTURE, SCAN_TRUNCATED",
      "SENDS_NOTHING, SCAN_TRUNCATED",
      "DROPS_THE_LINE, SCANNER_GONE",
      "SILENT_FROM_THE_START, SCANNER_TIMEOUT",
      "SILENT_IN_THE_PAGE, SCANNER_TIMEOUT",
      "DRIPS_FOR_EVER, SCANNER_TIMEOUT",
      "WAIT_FOR_EVER, SCANNER_TIMEOUT",
      "SENDS_A_WEB_PAGE, SCANNER_FAILED",
      "FAILS, SCANNER_FAILED"
    })
    void comeAfterThePagesBeforeThemAndTheOthersFollow(Fault fault, MessageCode code)
        throws Exception {
      List<byte[]> pages = Pages.small(5);
      fake.fill(pages);
      fake.breakAfter(2, fault);
      try (EsclScanner scanner = scanner()) {
        assertThat(pixels(scanner.scan(ScanProgress.NONE))).isEqualTo(Pages.pixels(pages.get(0)));
        assertThat(pixels(scanner.scan(ScanProgress.NONE))).isEqualTo(Pages.pixels(pages.get(1)));
        Refusal refusal =
            catchThrowableOfType(Refusal.class, () -> scanner.scan(ScanProgress.NONE));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.details()).startsWith("fake");
        assertThat(fake.count("DELETE /eSCL/ScanJobs/1")).isEqualTo(1);

        fake.repair();
        assertThat(batch(scanner)).isEqualTo(pages.stream().skip(2).map(Pages::pixels).toList());
      }
    }

    @Test
    void ofThePlugKeepEveryPageThatWasReceived() throws Exception {
      List<byte[]> pages = Pages.small(5);
      fake.fill(pages);
      fake.breakAfter(3, Fault.GOES);
      try (EsclScanner scanner = scanner()) {
        for (int page = 0; page < 3; page++) {
          assertThat(pixels(scanner.scan(ScanProgress.NONE)))
              .isEqualTo(Pages.pixels(pages.get(page)));
        }
        assertThat(codeOf(scanner)).isEqualTo(MessageCode.SCANNER_GONE);
        assertThat(codeOf(scanner)).isEqualTo(MessageCode.SCANNER_GONE);
      }
    }

    @Test
    void anEmptyFeederWithoutAGlassIsEmpty() throws Exception {
      change(said -> said.replaceAll("(?s)<scan:Platen>.*</scan:Platen>", ""));
      try (EsclScanner scanner = scanner()) {
        assertThat(codeOf(scanner)).isEqualTo(MessageCode.SCANNER_EMPTY);
      }
    }

    @Test
    void aScannerThatWorksForSomebodyElseIsBusyAndThenIsNot() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      fake.jobsRefusedAsBusy.set(Integer.MAX_VALUE);
      try (EsclScanner scanner = scanner()) {
        assertThat(codeOf(scanner)).isEqualTo(MessageCode.SCANNER_BUSY);

        fake.jobsRefusedAsBusy.set(2);
        assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "Sun, 06 Nov 1994 08:49:37 GMT", "-1", "nonsense"})
    void aScannerThatAsksToWaitIsAskedAgain(String retryAfter) throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      fake.pagesToWaitFor.set(4);
      fake.retryAfter = retryAfter;
      try (EsclScanner scanner = scanner()) {
        assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }

      assertThat(fake.count("GET /eSCL/ScanJobs/1/NextDocument")).isEqualTo(5);
    }

    @Test
    void nobodyAtTheAddressIsGone() throws Exception {
      fake.close();
      try (EsclScanner scanner = scanner()) {
        assertThat(codeOf(scanner)).isEqualTo(MessageCode.SCANNER_GONE);
      }
    }

    @Test
    void aJobWithoutAPlaceIsAFailure() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      fake.location = job -> "http://[nonsense";
      try (EsclScanner scanner = scanner()) {
        assertThat(codeOf(scanner)).isEqualTo(MessageCode.SCANNER_FAILED);
      }
    }

    @Test
    void ofTheStationsDiskAreNotTheScanners() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      Files.writeString(directory.resolve(fake.host().replace(':', '_')), "in the way");
      try (EsclScanner scanner = scanner()) {
        assertThat(codeOf(scanner)).isEqualTo(MessageCode.STORE_FAILED);
      }
    }
  }

  @Nested
  class Cancelling {
    @ParameterizedTest
    @CsvSource({"SILENT_FROM_THE_START", "SILENT_IN_THE_PAGE"})
    void endsEvenAHangingScanAndTheNextPageComes(Fault fault) throws Exception {
      fake.fill(Pages.small(2));
      fake.breakAfter(0, fault);
      try (EsclScanner scanner = new EsclScanner(settings().withPatience(EsclPatience.USUAL));
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<ScannedPage> page = threads.submit(() -> scanner.scan(ScanProgress.NONE));
        fake.awaitStuck();
        long begun = System.nanoTime();
        scanner.cancel();

        assertThatThrownBy(page::get)
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        fake.awaitEnds(1);
        fake.repair();
        assertThat(batch(scanner)).hasSize(2);
      }
    }

    @Test
    void byInterruptionDoesTheSame() throws Exception {
      fake.fill(Pages.small(2));
      fake.breakAfter(0, Fault.SILENT_FROM_THE_START);
      try (EsclScanner scanner = new EsclScanner(settings().withPatience(EsclPatience.USUAL));
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<ScannedPage> page = threads.submit(() -> scanner.scan(ScanProgress.NONE));
        fake.awaitStuck();
        page.cancel(true);
        fake.awaitEnds(1);
        fake.repair();

        assertThat(batch(scanner)).hasSize(2);
      }
    }

    @Test
    void keepsThePagesThatWereReceived() throws Exception {
      List<byte[]> pages = Pages.small(4);
      fake.fill(pages);
      fake.breakAfter(2, Fault.SILENT_FROM_THE_START);
      try (EsclScanner scanner = new EsclScanner(settings().withPatience(EsclPatience.USUAL))) {
        scanner.scan(ScanProgress.NONE);
        fake.awaitStuck();
        scanner.cancel();
        fake.awaitEnds(1);
        fake.repair();

        assertThat(batch(scanner)).isEqualTo(pages.stream().skip(1).map(Pages::pixels).toList());
      }
    }

    @Test
    void nothingHarmsNothing() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      try (EsclScanner scanner = scanner()) {
        scanner.cancel();

        assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }
    }
  }

  @Nested
  class AfterACrash {
    @Test
    void thePagesThatWereReceivedAndNotStoredAreOfferedAgain() throws Exception {
      List<byte[]> pages = Pages.small(5);
      fake.fill(pages);
      // Never closed, as when the power goes.
      EsclScanner first = scanner();
      first.scan(ScanProgress.NONE).stored();
      first.scan(ScanProgress.NONE);
      fake.awaitEnds(1);

      try (EsclScanner second = scanner()) {
        assertThat(batch(second)).isEqualTo(pages.stream().skip(1).map(Pages::pixels).toList());
      }
    }

    @Test
    void pagesThatSomebodyDecidedAgainstAreNot() throws Exception {
      fake.fill(Pages.small(2));
      try (EsclScanner first = scanner()) {
        first.scan(ScanProgress.NONE);
        first.scan(ScanProgress.NONE).stored();
      }

      try (EsclScanner second = scanner()) {
        assertThat(batch(second)).isEmpty();
      }
      try (Stream<Path> left =
          Files.list(directory.resolve(fake.host().replace(':', '_')).resolve("left"))) {
        assertThat(left).hasSize(1);
      }
    }
  }

  @Nested
  class WhatAScannerSays {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
              + "<r>&b;&b;&b;</r>",
          "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/x.dtd\"><r/>",
          "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><r>&a;</r>",
          "<scan:Other/>",
          "<scan:ScannerCapabilities/>",
          "<scan:ScannerCapabilities>",
          "",
          "not at all"
        })
    void isRefusedWhenItIsNotWhatScannersSay(String said) throws Exception {
      fake.capabilities = said.getBytes(StandardCharsets.UTF_8);
      try (EsclScanner scanner = scanner()) {
        assertThat(codeOf(scanner)).isEqualTo(MessageCode.SCANNER_FAILED);

        fake.capabilities = FakeEscl.CAPABILITIES.getBytes(StandardCharsets.UTF_8);
        fake.layOnGlass(Pages.small(1).getFirst());
        assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }
    }

    @Test
    void isRefusedWhenItHasNoEnd() throws Exception {
      for (String large :
          List.of(
              FakeEscl.CAPABILITIES + " ".repeat(10_000_000),
              "<a>".repeat(100_000),
              "<a>" + "<b/>".repeat(100_000) + "</a>")) {
        fake.capabilities = large.getBytes(StandardCharsets.UTF_8);
        try (EsclScanner scanner = scanner()) {
          assertThat(codeOf(scanner)).isEqualTo(MessageCode.SCANNER_FAILED);
        }
      }
    }

    @Test
    void isUnderstoodWithoutItsNamespaces() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      change(said -> said.replaceAll(" xmlns:[a-z]+=\"[^\"]*\"", "").replace("scan:", "hp:"));
      try (EsclScanner scanner = scanner()) {
        assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/eSCL/ScanJobs/%d",
          "/eSCL/ScanJobs/%d/",
          "ScanJobs/%d",
          "http://localhost/eSCL/ScanJobs/%d",
          "http://198.51.100.7:9/eSCL/ScanJobs/%d",
          "//198.51.100.7/eSCL/ScanJobs/%d"
        })
    void ofTheJobsPlaceIsTakenAsAPlaceOfItsOwn(String location) throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      fake.location = location::formatted;
      try (EsclScanner scanner = scanner()) {
        assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }

      assertThat(fake.requests()).contains("DELETE /eSCL/ScanJobs/1");
    }

    @Test
    void needNotBeSaidToItsEnd() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      fake.dropsTheLineAfterTheJob = true;
      try (EsclScanner scanner = scanner()) {
        assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }
    }
  }

  @Nested
  class Quirks {
    @Test
    void ofTheHostAreFollowed() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      fake.requiredHost = "localhost";
      try (EsclScanner plain = scanner();
          EsclScanner quirky = quirky("Fake ScanMaster*: host-localhost")) {
        assertThat(codeOf(plain)).isEqualTo(MessageCode.SCANNER_FAILED);
        assertThat(quirky.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }
      fake.requiredHost = fake.host();
      try (EsclScanner quirky = quirky("Fake ScanMaster*: host-with-port")) {
        assertThat(quirky.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }
    }

    @Test
    void areKnownByTheProgramToo() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      fake.requiredHost = "localhost";
      fake.program = "HP_Compact_Server";
      try (EsclScanner scanner = scanner()) {
        assertThat(scanner.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }
    }

    @Test
    void ofTheJobsPlaceAreFollowed() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      fake.location = String::valueOf;
      try (EsclScanner plain = scanner();
          EsclScanner quirky = quirky("*: bare-job-location")) {
        assertThat(codeOf(plain)).isEqualTo(MessageCode.SCANNER_FAILED);
        assertThat(quirky.scan(ScanProgress.NONE).image().getHeight()).isEqualTo(300);
      }
    }

    @Test
    void keepFromDeleting() throws Exception {
      fake.fill(Pages.small(2));
      try (EsclScanner quirky = quirky("fake scanmaster 9: no-delete")) {
        assertThat(batch(quirky)).hasSize(2);
      }

      assertThat(fake.count("DELETE")).isZero();
    }

    @Test
    void changeTheNamespaceOfTheSource() throws Exception {
      fake.layOnGlass(Pages.small(1).getFirst());
      try (EsclScanner quirky = quirky("*: source-in-scan-namespace")) {
        quirky.scan(ScanProgress.NONE);
      }

      assertThat(fake.lastRequest).contains("<scan:InputSource>Platen</scan:InputSource>");
    }

    @Test
    void keepFromStartingAnEmptyFeeder() throws Exception {
      try (EsclScanner quirky = quirky("*: check-feeder")) {
        assertThat(batch(quirky)).isEmpty();
        assertThat(fake.count("POST")).isZero();
      }
    }

    @Test
    void startAFeederThatIsWronglySaidToBeEmpty() throws Exception {
      List<byte[]> pages = Pages.small(2);
      fake.fill(pages.subList(0, 1));
      fake.layOnGlass(pages.get(1));
      fake.feederState = Optional.of("ScannerAdfEmpty");
      try (EsclScanner quirky = quirky("*: feeder-state-untrue")) {
        assertThat(pixels(quirky.scan(ScanProgress.NONE))).isEqualTo(Pages.pixels(pages.get(0)));
      }
    }

    @Test
    void giveAFeederItsPause() throws Exception {
      fake.fill(Pages.small(4));
      fake.needsBetweenPages = Duration.ofMillis(100).toNanos();
      try (EsclScanner quirky = quirky("Fake*: pause=150")) {
        assertThat(batch(quirky)).hasSize(4);
      }

      // One for the pages, and the one that found no more.
      assertThat(fake.count("POST")).isEqualTo(2);
    }
  }

  private EsclSettings settings() {
    return EsclSettings.of(fake.address(), "fake", directory).withPatience(HASTY);
  }

  private EsclScanner scanner() throws IOException {
    return new EsclScanner(settings());
  }

  private EsclScanner quirky(String table) throws IOException {
    return new EsclScanner(settings(), EsclQuirks.Table.parse(table));
  }

  private void change(UnaryOperator<String> change) {
    fake.capabilities = change.apply(FakeEscl.CAPABILITIES).getBytes(StandardCharsets.UTF_8);
  }

  private static List<IntBuffer> batch(Scanner scanner) {
    List<IntBuffer> pages = new ArrayList<>();
    Optional<ScannedPage> page = scanner.scanNext(ScanProgress.NONE);
    while (page.isPresent()) {
      page.get().stored();
      pages.add(pixels(page.get()));
      page = scanner.scanNext(ScanProgress.NONE);
    }
    return pages;
  }

  private static IntBuffer pixels(ScannedPage page) {
    return Pages.pixels(page.image());
  }

  private static MessageCode codeOf(Scanner scanner) {
    return catchThrowableOfType(Refusal.class, () -> scanner.scan(ScanProgress.NONE)).code();
  }
}
