package mx.openprep.desktop.digitization;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.FakeNode;
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
import org.junit.jupiter.api.Test;

class DigitizationViewModelTest {
  private static final ActaCard GUB = FakeNode.card("GUB-1", "140001B0100", "GUB");
  private static final String QR = "OPENPREP1:0123abcd:GUB-1";

  /** Gives the pages it was loaded with; a refusal when it is empty. */
  private static final class LoadedScanner implements PageSource, PageSources {
    private final Deque<Page> pages = new ArrayDeque<>();
    private int stored;
    private int cancelled;

    private void load(Optional<String> qr, MessageCode... faults) {
      pages.add(
          new Page(
              ByteString.copyFromUtf8("page " + pages.size()),
              ImageQuality.newBuilder().setWidth(1700).setHeight(2800).build(),
              qr,
              name(),
              List.of(faults),
              () -> stored++));
    }

    @Override
    public String name() {
      return "Escáner";
    }

    @Override
    public Page next(DoubleConsumer progress) {
      progress.accept(0.5);
      return Optional.ofNullable(pages.poll())
          .orElseThrow(() -> new Refusal(MessageCode.SCANNER_EMPTY));
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
    public PageSource file(Path image) {
      return this;
    }
  }

  private final LoadedScanner scanner = new LoadedScanner();
  private FakeNode node;
  private DigitizationViewModel model;

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    node.byQr.put(QR, GUB);
    node.byClave.put("140001B0100", List.of(GUB));
    model = model(Immediately.background());
    model.start();
  }

  private DigitizationViewModel model(Background background) {
    return new DigitizationViewModel(
        node.api(),
        background,
        Texts.in("es"),
        scanner,
        new SimpleObjectProperty<>(FakeNode.description()));
  }

  @AfterEach
  void close() {
    node.close();
  }

  private String code() {
    return model.noticeProperty().getValue().map(Notice::code).orElse("none");
  }

  private ByteString waiting() {
    return ((DigitizationStep.Unidentified) model.stepProperty().getValue()).image();
  }

  @Test
  void aPageWithItsQrIsKeptAndIdentifiedWithoutFurtherKeys() {
    scanner.load(Optional.of(QR));
    model.scan();
    assertThat(model.stepProperty().getValue()).isEqualTo(new DigitizationStep.Identified(GUB));
    assertThat(node.lastAsked(DigitizeRequest.class).getJpeg().toStringUtf8()).isEqualTo("page 0");
    assertThat(scanner.stored).isEqualTo(1);
  }

  @Test
  void aPageIsNotTakenFromItsSourceUntilItIsDurable() {
    scanner.load(Optional.of(QR));
    node.refuseNext(MessageCode.DISK_FULL);
    model.scan();
    assertThat(code()).isEqualTo("F601");
    assertThat(scanner.stored).isZero();
    assertThat(model.stepProperty().getValue()).isEqualTo(new DigitizationStep.Ready());
  }

  @Test
  void aPageWithoutQrIsIdentifiedByTheClaveOnIt() {
    scanner.load(Optional.empty());
    model.scan();
    ByteString image = waiting();
    assertThat(model.unidentifiedProperty().getValue()).isEqualTo(1);
    model.claveProperty().set("140001b0100");
    model.search();
    assertThat(model.foundProperty().getValue()).containsExactly(GUB);
    model.identifyAs(GUB);
    assertThat(node.lastAsked(IdentifyRequest.class))
        .isEqualTo(IdentifyRequest.newBuilder().setImage(image).setActa("GUB-1").build());
    assertThat(model.unidentifiedProperty().getValue()).isZero();
  }

  @Test
  void theNextPageDoesNotPushAsideOneThatWaitsForItsClave() {
    scanner.load(Optional.empty());
    scanner.load(Optional.of(QR));
    model.scan();
    model.scan();
    assertThat(model.stepProperty().getValue()).isInstanceOf(DigitizationStep.Unidentified.class);
    assertThat(model.back()).isTrue();
    model.scan();
    assertThat(model.stepProperty().getValue()).isEqualTo(new DigitizationStep.Identified(GUB));
  }

  @Test
  void whatWasLeftForLaterIsTakenFromTheTrayOldestFirst() {
    scanner.load(Optional.empty());
    model.scan();
    ByteString image = waiting();
    model.back();
    model.takeFromTray();
    assertThat(waiting()).isEqualTo(image);
    assertThat(model.pageProperty().getValue()).isPresent();
  }

  @Test
  void outsideTheCatalogueNeedsAnElectionAndWhatCanBeRead() {
    scanner.load(Optional.empty());
    model.scan();
    ByteString image = waiting();
    model.outside();
    model.electionProperty().set(ElectionName.newBuilder().setElection("AYUN").build());
    model.descriptionProperty().set(" Sección 9999 ");
    model.registerOutside();
    assertThat(node.lastAsked(MarkFueraDeCatalogoRequest.class))
        .isEqualTo(
            MarkFueraDeCatalogoRequest.newBuilder()
                .setImage(image)
                .setElection("AYUN")
                .setDescription("Sección 9999")
                .build());
  }

  @Test
  void aPoorPageIsKeptOnlyWhenAPersonSaysThatItCanBeRead() {
    scanner.load(Optional.of(QR), MessageCode.PAGE_BLURRED);
    model.scan();
    assertThat(code()).isEqualTo("F216");
    assertThat(node.asked).noneMatch(DigitizeRequest.class::isInstance);
    model.keepDoubtful();
    assertThat(model.stepProperty().getValue()).isEqualTo(new DigitizationStep.Identified(GUB));
  }

  @Test
  void anEmptyScannerIsExplainedAndReadyAgain() {
    model.scan();
    assertThat(code()).isEqualTo("F210");
    assertThat(model.stepProperty().getValue()).isEqualTo(new DigitizationStep.Ready());
  }

  @Test
  void aStoppedScanKeepsNothing() {
    Immediately.Held held = new Immediately.Held();
    DigitizationViewModel slow = model(held.background());
    slow.start();
    held.letGo();
    held.letGo();
    scanner.load(Optional.of(QR));
    slow.scan();
    assertThat(slow.busyProperty().getValue()).isTrue();
    slow.cancelScan();
    held.letGo();
    assertThat(scanner.cancelled).isEqualTo(1);
    assertThat(slow.stepProperty().getValue()).isEqualTo(new DigitizationStep.Ready());
    assertThat(node.asked).noneMatch(DigitizeRequest.class::isInstance);
  }
}
