package mx.openprep.desktop.acopio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.desktop.printing.Letterhead;
import mx.openprep.desktop.printing.MachinePrinting;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.desktop.settings.Setting;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FindSobresRequest;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.Realm;
import mx.openprep.v1.ReceiveSobreRequest;
import mx.openprep.v1.ReceptionNote;
import mx.openprep.v1.RegisterSinActasRequest;
import mx.openprep.v1.SinActaReason;
import mx.openprep.v1.SobreActa;
import mx.openprep.v1.SobreCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcopioViewModelTest {
  private static final String CLAVE = "140001B0100";
  private static final ActaCard GUB = FakeNode.card("GUB-1", CLAVE, "GUB");
  private static final ActaCard AYUN = FakeNode.card("AYUN-1", CLAVE, "AYUN");
  private static final String QR = "OPENPREP1:0123abcd:GUB-1";

  private final Pictures pictures = new Pictures();
  private final Settings settings = Settings.forgotten();
  private FakeNode node;
  private AcopioViewModel model;

  /** A camera that sees what it is told and then breaks. */
  private static final class Pictures implements QrPictures {
    private final Deque<Optional<String>> seen = new ArrayDeque<>();
    private MessageCode opening = MessageCode.CAMERA_NONE;
    private boolean there;
    private boolean on;

    @Override
    public void openCamera() {
      if (!there) {
        throw new Refusal(opening);
      }
      on = true;
    }

    @Override
    public QrFrame frame() {
      if (seen.isEmpty()) {
        throw new Refusal(MessageCode.CAMERA_FAILED, "Cámara");
      }
      return new QrFrame(1, 1, new int[1], seen.removeFirst());
    }

    @Override
    public void closeCamera() {
      on = false;
    }

    @Override
    public String read(Path image) {
      if (image.toString().equals("good.png")) {
        return QR;
      }
      throw new Refusal(MessageCode.IMAGE_WITHOUT_QR, image.toString());
    }
  }

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    node.byClave.put(CLAVE, List.of(GUB, AYUN));
    node.byClave.put("140000M0100", List.of(FakeNode.card("GUB-M", "140000M0100", "GUB")));
    node.byQr.put(QR, GUB);
    SimpleObjectProperty<mx.openprep.v1.NodeDescription> description =
        new SimpleObjectProperty<>(FakeNode.description());
    Stationery stationery =
        new Stationery(
            new MachinePrinting(settings, List::of),
            () ->
                new Letterhead(
                    Realm.DRILL, "CATD Acatic", "A", "Ana", Instant.EPOCH, ZoneId.of("UTC")),
            Texts.in("es"));
    model =
        new AcopioViewModel(
            node.api(),
            Immediately.background(),
            Texts.in("es"),
            description,
            new Receipts(node.api(), Immediately.background(), description, stationery, settings),
            pictures);
    model.start();
  }

  @AfterEach
  void close() {
    node.close();
  }

  private void search(String typed) {
    model.inputProperty().set(typed);
    model.search();
  }

  private AcopioStep step() {
    return model.stepProperty().getValue();
  }

  private String code() {
    return model.noticeProperty().getValue().map(Notice::code).orElse("none");
  }

  private Notice.Kind kind() {
    return model.noticeProperty().getValue().orElseThrow().kind();
  }

  private static SobreCard sobre(SobreActa... actas) {
    return FakeNode.sobre(List.of(GUB, AYUN)).toBuilder()
        .clearActas()
        .addAllActas(List.of(actas))
        .build();
  }

  private static SobreActa here(ActaCard card) {
    return SobreActa.newBuilder()
        .setCard(card.toBuilder().setState("ACOPIADA"))
        .setReception(ReceptionNote.newBuilder().setPersonName("Alma").setStation("A"))
        .build();
  }

  private static SobreActa awaited(ActaCard card) {
    return SobreActa.newBuilder().setCard(card.toBuilder().setState("ESPERADA")).build();
  }

  private Set<String> ticked() {
    return model.handover().tickedProperty().get();
  }

  @Test
  void aQrLeadsStraightToTheSobreWithAllItsActas() {
    model.read(QR);
    assertThat(step())
        .isEqualTo(new AcopioStep.Compare(FakeNode.sobre(List.of(GUB, AYUN)), IdentifiedBy.QR));
    assertThat(ticked()).containsExactlyInAnyOrder("GUB-1", "AYUN-1");
  }

  @Test
  void aClaveIsCleanedAndLeadsToTheSame() {
    search(" 140001b01 00 ");
    assertThat(node.lastAsked(FindSobresRequest.class).getClave()).isEqualTo(CLAVE);
    assertThat(step()).isInstanceOf(AcopioStep.Compare.class);
    assertThat(model.inputProperty().get()).isEmpty();
  }

  @Test
  void whatMatchesIsReceivedAsTheScreenSaid() {
    model.read(QR);
    model.handover().mechanismProperty().set("D");
    model.handover().tick("AYUN-1", false);
    assertThat(model.turnSeal()).isTrue();
    model.handover().sealCommentProperty().set(" Etiqueta rota ");
    model.matches();
    assertThat(node.lastAsked(ReceiveSobreRequest.class))
        .isEqualTo(
            ReceiveSobreRequest.newBuilder()
                .setCasilla(CLAVE)
                .addActas("GUB-1")
                .setDocumentType(DocumentType.ACTA_PREP)
                .setTransferMechanism("D")
                .setIdentifiedBy(IdentifiedBy.QR)
                .setSealIntact(false)
                .setSealComment("Etiqueta rota")
                .build());
    assertThat(step()).isEqualTo(new AcopioStep.Search());
    assertThat(kind()).isEqualTo(Notice.Kind.DONE);
    assertThat(model.receipts().lastProperty().getValue()).hasSize(1);
  }

  @Test
  void theNextSobreBeginsWithItsSealIntactAndTheSameMechanism() {
    model.read(QR);
    model.handover().mechanismProperty().set("D");
    model.turnSeal();
    model.matches();
    model.read(QR);
    assertThat(model.handover().sealIntactProperty().get()).isTrue();
    assertThat(model.handover().mechanismProperty().get()).isEqualTo("D");
  }

  @Test
  void whatDoesNotMatchIsNotWrittenDownAndSaysWhereToGo() {
    model.read(QR);
    model.doesNotMatch();
    assertThat(node.asked).noneMatch(ReceiveSobreRequest.class::isInstance);
    assertThat(step())
        .isInstanceOfSatisfying(
            AcopioStep.Stopped.class,
            stopped -> {
              assertThat(stopped.stop()).isEqualTo(AcopioStep.Stop.MISMATCH);
              assertThat(stopped.notice().action()).contains("coordinación");
            });
    model.back();
    assertThat(step()).isEqualTo(new AcopioStep.Search());
  }

  @Test
  void aSobreReceivedBeforeStopsWithWhenWhoAndWhere() {
    node.sobres.put(CLAVE, sobre(here(GUB), here(AYUN)));
    model.read(QR);
    assertThat(step())
        .isInstanceOfSatisfying(
            AcopioStep.Stopped.class,
            stopped -> {
              assertThat(stopped.stop()).isEqualTo(AcopioStep.Stop.DUPLICATE);
              assertThat(stopped.notice().code()).isEqualTo("F118");
              assertThat(stopped.notice().cause()).contains("Alma").contains("31/12/1969");
            });
  }

  @Test
  void ofASobreThatIsPartlyHereOnlyTheRestIsTicked() {
    node.sobres.put(CLAVE, sobre(here(GUB), awaited(AYUN)));
    model.read(QR);
    assertThat(ticked()).containsExactly("AYUN-1");
  }

  @Test
  void whatWasPhotographedAtTheCasillaGoesOn() {
    node.sobres.put(CLAVE, sobre(awaited(GUB).toBuilder().setPhotographed(true).build()));
    model.read(QR);
    assertThat(step()).isInstanceOf(AcopioStep.Compare.class);
    assertThat(kind()).isEqualTo(Notice.Kind.LOOK_AGAIN);
    model.matches();
    assertThat(node.lastAsked(ReceiveSobreRequest.class).getActasList()).containsExactly("GUB-1");
  }

  @Test
  void paperOfAnotherCatdElectionOrNoneIsSetAside() {
    for (MessageCode code :
        List.of(
            MessageCode.ACTA_OF_OTHER_CATD,
            MessageCode.QR_OF_OTHER_ELECTION,
            MessageCode.ACTA_UNKNOWN)) {
      node.refuseNext(code, "CATD Cerro");
      model.read(QR);
      assertThat(step())
          .isInstanceOfSatisfying(
              AcopioStep.Stopped.class,
              stopped -> assertThat(stopped.notice().code()).isEqualTo(code.code()));
      model.back();
    }
  }

  @Test
  void anUnknownClaveLeavesWhatWasTypedToBeCorrected() {
    search("149999B0100");
    assertThat(code()).isEqualTo("F101");
    assertThat(model.inputProperty().get()).isEqualTo("149999B0100");
  }

  @Test
  void anotherReadingBeforeConfirmingSaysThatTheFirstWasNotRegistered() {
    node.byQr.put("OPENPREP1:0123abcd:GUB-M", FakeNode.card("GUB-M", "140000M0100", "GUB"));
    model.read(QR);
    model.handover().tick("AYUN-1", false);
    model.read(QR);
    assertThat(ticked()).as("what was said stays said").containsExactly("GUB-1");
    model.read("OPENPREP1:0123abcd:GUB-M");
    assertThat(kind()).isEqualTo(Notice.Kind.LOOK_AGAIN);
    assertThat(model.handover().documentTypeProperty().get()).isEqualTo(DocumentType.ACTA_VMRE);
  }

  @Test
  void withoutActaNeedsOneOfTheThreeReasons() {
    search(CLAVE);
    model.withoutActa();
    model.handover().reasonProperty().set(SinActaReason.CASILLA_NO_INSTALADA);
    model.registerWithoutActa();
    assertThat(node.lastAsked(RegisterSinActasRequest.class))
        .isEqualTo(
            RegisterSinActasRequest.newBuilder()
                .setCasilla(CLAVE)
                .addActas("GUB-1")
                .addActas("AYUN-1")
                .setReason(SinActaReason.CASILLA_NO_INSTALADA)
                .build());
    assertThat(kind()).isEqualTo(Notice.Kind.DONE);
  }

  @Test
  void aRefusedReceptionStaysAtTheSobre() {
    model.read(QR);
    node.refuseNext(MessageCode.DISK_FULL);
    model.matches();
    assertThat(code()).isEqualTo("F601");
    assertThat(step()).isInstanceOf(AcopioStep.Compare.class);
  }

  @Test
  void aReceptionOutsideTheOperationWarns() {
    node.outsideOperation = true;
    model.read(QR);
    model.matches();
    assertThat(code()).isEqualTo("W128");
    assertThat(kind()).isEqualTo(Notice.Kind.LOOK_AGAIN);
    assertThat(step()).isEqualTo(new AcopioStep.Search());
  }

  @Test
  void halfAReadingSaysSoAndChangesNothing() {
    model.read(QR);
    model.readGarbled("OPENPREP1:01");
    assertThat(code()).isEqualTo("F123");
    assertThat(step()).isInstanceOf(AcopioStep.Compare.class);
  }

  @Test
  void withoutACameraThereIsAPlainMessage() {
    model.look();
    assertThat(code()).isEqualTo("F124");
    assertThat(step()).isEqualTo(new AcopioStep.Search());
  }

  @Test
  void theCameraLooksUntilItReadsAndGoesOff() {
    pictures.there = true;
    pictures.seen.addAll(List.of(Optional.empty(), Optional.empty(), Optional.of(QR)));
    model.look();
    assertThat(step()).isInstanceOf(AcopioStep.Compare.class);
    assertThat(pictures.on).isFalse();
    assertThat(pictures.seen).isEmpty();
  }

  @Test
  void aCameraThatBreaksIsTold() {
    pictures.there = true;
    pictures.seen.add(Optional.empty());
    model.look();
    assertThat(code()).isEqualTo("F125");
    assertThat(pictures.on).isFalse();
  }

  @Test
  void anImageIsReadLikeAReader() {
    model.readImage(Path.of("bad.png"));
    assertThat(code()).isEqualTo("F126");
    model.readImage(Path.of("good.png"));
    assertThat(step()).isInstanceOf(AcopioStep.Compare.class);
  }

  @Test
  void aReceiptThatCannotBePrintedDoesNotUndoTheReception() {
    model.receipts().automaticProperty().set(true);
    assertThat(settings.get(Setting.PRINT_RECEIPTS)).contains("yes");
    model.read(QR);
    model.matches();
    assertThat(model.receipts().lastProperty().getValue()).hasSize(1);
    assertThat(step()).isEqualTo(new AcopioStep.Search());
  }

  @Test
  void backGoesOneStepAndFinallyLeaves() {
    model.read(QR);
    model.withoutActa();
    assertThat(model.back()).isTrue();
    assertThat(step()).isInstanceOf(AcopioStep.Compare.class);
    assertThat(model.back()).isTrue();
    assertThat(model.back()).isFalse();
  }
}
