package mx.openprep.desktop.digitization;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.FakeDesk;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.FakePage;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.ElectionName;
import mx.openprep.v1.IdentifyRequest;
import mx.openprep.v1.ImageQuality;
import mx.openprep.v1.MarkFueraDeCatalogoRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DigitizationViewModelTest {
  private static final String QR = "OPENPREP1:0123abcd:GUB-";
  private static final ActaCard GUB = card(1);

  /** A feeder with the pages it was loaded with, and what goes wrong between them. */
  private static final class Feeder implements PageSource, PageSources {
    private final Deque<Object> pile = new ArrayDeque<>();
    private final List<FakePage> came = new ArrayList<>();
    private final List<WaitingPage> earlier = new ArrayList<>();
    private final FakeDesk desk = new FakeDesk();
    private Optional<String> readable = Optional.empty();
    private int cancelled;

    private FakePage page(Optional<String> qr, MessageCode... faults) {
      ByteString jpeg = ByteString.copyFromUtf8("page " + (pile.size() + came.size()));
      ImageQuality quality = ImageQuality.newBuilder().setWidth(1700).setHeight(2800).build();
      return new FakePage(new Page(jpeg, jpeg, quality, qr, name(), List.of(faults)));
    }

    private void load(Optional<String> qr, MessageCode... faults) {
      pile.add(page(qr, faults));
    }

    private void breakThere(MessageCode code) {
      pile.add(code);
    }

    @Override
    public Profile profile() {
      return new Profile("Acta", 200, 215.9, 355.6);
    }

    @Override
    public String name() {
      return "Escáner";
    }

    @Override
    public Optional<WaitingPage> first(DoubleConsumer progress) {
      Optional<WaitingPage> page = next(progress);
      if (page.isEmpty()) {
        throw new Refusal(MessageCode.SCANNER_EMPTY);
      }
      return page;
    }

    @Override
    public Optional<WaitingPage> next(DoubleConsumer progress) {
      progress.accept(0.5);
      return switch (pile.poll()) {
        case null -> Optional.empty();
        case MessageCode code -> throw new Refusal(code);
        case FakePage page -> {
          came.add(page);
          yield Optional.of(page);
        }
        case Object other -> throw new AssertionError(other);
      };
    }

    @Override
    public void cancel() {
      cancelled++;
    }

    @Override
    public List<PageSource> find() {
      return List.of(this);
    }

    @Override
    public PageSource files(List<Path> pictures) {
      return this;
    }

    @Override
    public List<WaitingPage> waiting() {
      return earlier;
    }

    @Override
    public Optional<String> qr(byte[] jpeg) {
      return readable;
    }

    @Override
    public ScannerDesk desk() {
      return desk;
    }
  }

  private final Feeder scanner = new Feeder();
  private Instant now = Instant.parse("2024-06-03T04:00:00Z");
  private FakeNode node;
  private DigitizationViewModel model;

  private static ActaCard card(int number) {
    return FakeNode.card("GUB-" + number, "14000%dB0100".formatted(number), "GUB");
  }

  private static Optional<String> qr(int number) {
    return Optional.of(QR + number);
  }

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    for (int number = 1; number <= 9; number++) {
      node.byQr.put(QR + number, card(number));
      node.byClave.put("14000%dB0100".formatted(number), List.of(card(number)));
    }
    model = model(Immediately.background());
    model.start();
  }

  private DigitizationViewModel model(Background background) {
    return new DigitizationViewModel(
        node.api(),
        background,
        Texts.in("es"),
        scanner,
        new SimpleObjectProperty<>(FakeNode.description()),
        () -> now);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private DigitizationStep step() {
    return model.stepProperty().getValue();
  }

  private String stop() {
    return model.stopProperty().getValue().map(why -> why.code().code()).orElse("none");
  }

  private int waiting() {
    return model.tray().sizeProperty().getValue();
  }

  private List<Class<?>> outcomes() {
    return model.strip().stream().<Class<?>>map(page -> page.outcome().getClass()).toList();
  }

  private long digitized() {
    return node.asked.stream().filter(DigitizeRequest.class::isInstance).count();
  }

  @Nested
  class ABatch {
    @Test
    void goesPageAfterPageWithOneKeyAndFilesEach() {
      scanner.load(qr(1));
      scanner.load(qr(2));
      scanner.load(qr(3));
      model.scan();
      assertThat(step()).isEqualTo(new DigitizationStep.Finished(Optional.empty()));
      assertThat(outcomes())
          .containsExactly(
              PageOutcome.Filed.class, PageOutcome.Filed.class, PageOutcome.Filed.class);
      assertThat(scanner.came).allMatch(page -> page.filed);
      assertThat(model.batch().figuresProperty().getValue().pages()).isEqualTo(3);
    }

    @Test
    void ofOnePageShowsItsActa() {
      scanner.load(qr(1));
      model.scan();
      assertThat(step()).isEqualTo(new DigitizationStep.Finished(Optional.of(GUB)));
      assertThat(node.lastAsked(DigitizeRequest.class).getJpeg().toStringUtf8())
          .isEqualTo("page 0");
    }

    @Test
    void goesOnPastAPageThatStoppedWhichWaitsInTheTray() {
      scanner.load(qr(1));
      scanner.load(qr(2), MessageCode.PAGE_BLURRED);
      scanner.load(qr(3));
      model.scan();
      assertThat(outcomes())
          .containsExactly(
              PageOutcome.Filed.class, PageOutcome.Stopped.class, PageOutcome.Filed.class);
      assertThat(waiting()).isEqualTo(1);
      assertThat(scanner.came.get(1).filed).isFalse();
      model.takeFromTray();
      assertThat(stop()).isEqualTo("F216");
    }

    @Test
    void haltsAtAJamAndGoesOnWithTheSameKeyAfterwards() {
      scanner.load(qr(1));
      scanner.breakThere(MessageCode.SCANNER_JAMMED);
      scanner.load(qr(2));
      model.scan();
      assertThat(stop()).isEqualTo("F211");
      model.scan();
      assertThat(model.strip()).hasSize(2);
      assertThat(model.batch().figuresProperty().getValue().pages()).isEqualTo(2);
      assertThat(step()).isEqualTo(new DigitizationStep.Finished(Optional.empty()));
    }

    @Test
    void pausesByItselfWhenPagesStopOneAfterAnother() {
      for (int page = 1; page <= 6; page++) {
        scanner.load(qr(page), MessageCode.PAGE_STREAKED);
      }
      Immediately.Held held = new Immediately.Held();
      DigitizationViewModel slow = model(held.background());
      slow.start();
      held.letAllGo();
      slow.scan();
      held.letAllGo();
      assertThat(slow.strip()).hasSizeBetween(3, 5);
      assertThat(slow.stepProperty().getValue()).isEqualTo(new DigitizationStep.Ready());
      assertThat(slow.noticeProperty().getValue().map(Notice::title).orElse(""))
          .contains("3 páginas seguidas");
    }

    @Test
    void tellsPagesAMinuteOfScanning() {
      scanner.load(qr(1));
      scanner.load(qr(2));
      Immediately.Held held = new Immediately.Held();
      DigitizationViewModel slow = model(held.background());
      slow.start();
      held.letAllGo();
      slow.scan();
      now = now.plus(Duration.ofSeconds(2));
      held.letGo();
      now = now.plus(Duration.ofSeconds(4));
      held.letAllGo();
      assertThat(slow.batch().figuresProperty().getValue())
          .isEqualTo(new Batch.Figures(2, Duration.ofSeconds(6), 20));
    }

    @Test
    void thatIsCancelledKeepsThePageThatWasWholeByThen() {
      scanner.load(qr(1));
      scanner.load(qr(2));
      Immediately.Held held = new Immediately.Held();
      DigitizationViewModel slow = model(held.background());
      slow.start();
      held.letAllGo();
      slow.scan();
      slow.back();
      assertThat(scanner.cancelled).isEqualTo(1);
      held.letAllGo();
      assertThat(slow.strip()).hasSize(1);
      assertThat(scanner.came.getFirst().filed).isTrue();
      assertThat(scanner.pile).hasSize(1);
    }

    @Test
    void withoutPaperIsExplainedAndReadyAgain() {
      model.scan();
      assertThat(stop()).isEqualTo("F210");
      scanner.load(qr(1));
      model.scan();
      assertThat(step()).isEqualTo(new DigitizationStep.Finished(Optional.of(GUB)));
    }
  }

  @Nested
  class APage {
    @Test
    void isNotLetGoOfUntilItIsAtTheNode() {
      scanner.load(qr(1));
      node.refuseNext(MessageCode.DISK_FULL);
      model.scan();
      assertThat(stop()).isEqualTo("F601");
      assertThat(scanner.came.getFirst().filed).isFalse();
      assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void ofAnEarlierRunIsFiledAtTheNextStart() {
      DigitizationViewModel later = model(Immediately.background());
      FakePage rescued = scanner.page(qr(4));
      scanner.earlier.add(rescued);
      later.start();
      assertThat(rescued.filed).isTrue();
      assertThat(later.noticeProperty().getValue().map(Notice::title).orElse(""))
          .contains("a salvo");
    }

    @Test
    void thatIsPoorIsKeptOnlyWhenAPersonSaysThatItCanBeRead() {
      scanner.load(qr(1), MessageCode.PAGE_BLURRED);
      model.scan();
      assertThat(stop()).isEqualTo("F216");
      assertThat(digitized()).isZero();
      model.act(StopAction.KEEP);
      assertThat(step()).isEqualTo(new DigitizationStep.Finished(Optional.of(GUB)));
      assertThat(waiting()).isZero();
    }

    @Test
    void scannedAgainMakesThePoorOneStepAside() {
      scanner.load(qr(1), MessageCode.PAGE_CUT_OFF);
      model.scan();
      scanner.load(qr(1));
      model.scan();
      assertThat(step()).isEqualTo(new DigitizationStep.Finished(Optional.of(GUB)));
      assertThat(scanner.came.getFirst().aside).isTrue();
      assertThat(waiting()).isZero();
    }

    @Test
    void thatCouldNotBeScannedAgainStaysWhereItIs() {
      scanner.load(qr(1), MessageCode.PAGE_CUT_OFF);
      model.scan();
      model.scan();
      assertThat(stop()).isEqualTo("F210");
      assertThat(scanner.came.getFirst().aside).isFalse();
      assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void fedTwiceIsNoStopOfTheBatch() {
      scanner.load(qr(1));
      scanner.load(qr(1));
      scanner.load(qr(2));
      model.scan();
      assertThat(outcomes())
          .containsExactly(
              PageOutcome.Filed.class, PageOutcome.Repeated.class, PageOutcome.Filed.class);
      assertThat(waiting()).isZero();
    }

    @Test
    void isComparedWithTheOneThereIsBeforeItTakesItsPlace() {
      scanner.load(qr(1));
      scanner.load(qr(1));
      model.scan();
      model.open(model.strip().get(1));
      assertThat(stop()).isEqualTo("F201");
      model.act(StopAction.COMPARE);
      assertThat(step()).isInstanceOf(DigitizationStep.Comparing.class);
      model.settling().replace();
      assertThat(node.lastAsked(DigitizeRequest.class).getReplace()).isTrue();
      assertThat(step()).isEqualTo(new DigitizationStep.Finished(Optional.of(GUB)));
    }

    @Test
    void thatIsNotBetterIsPutAside() {
      scanner.load(qr(1));
      scanner.load(qr(1));
      model.scan();
      model.open(model.strip().get(1));
      model.act(StopAction.COMPARE);
      model.act(StopAction.SET_ASIDE);
      assertThat(scanner.came.get(1).aside).isTrue();
      assertThat(digitized()).isEqualTo(2);
    }
  }

  @Nested
  class AnImageThatNobodyKnows {
    private ByteString image() {
      return ((DigitizationStep.Unidentified) step()).image();
    }

    @Test
    void isIdentifiedByTheClaveOnIt() {
      scanner.load(Optional.empty());
      model.scan();
      ByteString image = image();
      assertThat(stop()).isEqualTo("F205");
      assertThat(waiting()).isEqualTo(1);
      model.identification().claveProperty().set("140001b0100");
      model.settling().search();
      assertThat(model.identification().foundProperty().getValue()).containsExactly(GUB);
      model.settling().identifyAs(GUB);
      assertThat(node.lastAsked(IdentifyRequest.class))
          .isEqualTo(IdentifyRequest.newBuilder().setImage(image).setActa("GUB-1").build());
      assertThat(waiting()).isZero();
      assertThat(outcomes()).containsExactly(PageOutcome.Filed.class);
    }

    @Test
    void isNotPushedAsideByTheNextPage() {
      scanner.load(Optional.empty());
      model.scan();
      scanner.load(qr(1));
      model.scan();
      assertThat(step()).isInstanceOf(DigitizationStep.Unidentified.class);
      assertThat(model.back()).isTrue();
      model.scan();
      assertThat(step()).isEqualTo(new DigitizationStep.Finished(Optional.of(GUB)));
    }

    @Test
    void waitsInTheTrayAndItsQrIsReadAgain() {
      scanner.load(Optional.empty());
      model.scan();
      ByteString image = image();
      model.back();
      scanner.readable = qr(1);
      model.takeFromTray();
      assertThat(image()).isEqualTo(image);
      assertThat(model.identification().foundProperty().getValue()).containsExactly(GUB);
    }

    @Test
    void outsideTheCatalogueNeedsAnElectionAndWhatCanBeRead() {
      scanner.load(Optional.empty());
      model.scan();
      ByteString image = image();
      model.settling().outside();
      model
          .identification()
          .electionProperty()
          .set(ElectionName.newBuilder().setElection("AYUN").build());
      model.identification().descriptionProperty().set(" Sección 9999 ");
      model.settling().registerOutside();
      assertThat(node.lastAsked(MarkFueraDeCatalogoRequest.class))
          .isEqualTo(
              MarkFueraDeCatalogoRequest.newBuilder()
                  .setImage(image)
                  .setElection("AYUN")
                  .setDescription("Sección 9999")
                  .build());
    }
  }

  @Nested
  class TheScanner {
    @Test
    void isChosenAndRemembered() {
      model.chooseScanner();
      assertThat(model.choices().foundProperty().getValue())
          .containsExactly(FakeDesk.TABLE, FakeDesk.NETWORK);
      model.choices().markedProperty().set(Optional.of(FakeDesk.NETWORK));
      model.choices().test();
      assertThat(model.choices().triedProperty().getValue()).isPresent();
      model.keepScanner();
      assertThat(scanner.desk.chosen).containsExactly(FakeDesk.NETWORK);
      assertThat(step()).isEqualTo(new DigitizationStep.Ready());
    }

    @Test
    void withAnotherCertificateIsTrustedOnlyAfterAPersonHasSeenIt() {
      scanner.breakThere(MessageCode.SCANNER_CERTIFICATE_CHANGED);
      model.scan();
      assertThat(stop()).isEqualTo("F230");
      model.act(StopAction.SCANNER);
      model.choices().markedProperty().set(Optional.of(FakeDesk.NETWORK));
      model.choices().trust();
      assertThat(scanner.desk.trusted).isEmpty();
      model.choices().askFingerprint();
      model.choices().trust();
      assertThat(scanner.desk.trusted).hasSize(1);
    }

    @Test
    void ofAnAddressNobodyUnderstandsIsRefusedWithACode() {
      model.chooseScanner();
      model.choices().addressProperty().set("no es una");
      model.choices().add();
      assertThat(model.noticeProperty().getValue().map(Notice::code)).contains("F238");
    }
  }
}
