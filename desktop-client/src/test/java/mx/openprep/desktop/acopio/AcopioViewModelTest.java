package mx.openprep.desktop.acopio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ReceiveActaRequest;
import mx.openprep.v1.RegisterSinActaRequest;
import mx.openprep.v1.SinActaReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcopioViewModelTest {
  private static final String CLAVE = "140001B0100";
  private static final ActaCard GUB = FakeNode.card("GUB-1", CLAVE, "GUB");
  private static final ActaCard AYUN = FakeNode.card("AYUN-1", CLAVE, "AYUN");
  private static final String QR = "OPENPREP1:0123abcd:GUB-1";

  private FakeNode node;
  private AcopioViewModel model;

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    node.byClave.put(CLAVE, List.of(GUB, AYUN));
    node.byClave.put("140000M0100", List.of(FakeNode.card("GUB-M", "140000M0100", "GUB")));
    node.byQr.put(QR, GUB);
    model =
        new AcopioViewModel(
            node.api(),
            Immediately.background(),
            Texts.in("es"),
            new SimpleObjectProperty<>(FakeNode.description()));
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

  private String code() {
    return model.noticeProperty().getValue().map(Notice::code).orElse("none");
  }

  private Notice.Kind kind() {
    return model.noticeProperty().getValue().orElseThrow().kind();
  }

  @Test
  void aQrLeadsStraightToTheComparison() {
    search(QR);
    assertThat(model.stepProperty().getValue())
        .isEqualTo(new AcopioStep.Compare(GUB, IdentifiedBy.QR));
    assertThat(model.inputProperty().get()).isEmpty();
  }

  @Test
  void aReaderSetToAnotherKeyboardIsUnderstood() {
    search("openprep1Ñ0123abcdÑGUB'1".replace("openprep", "OPENPREP"));
    assertThat(node.lastAsked(FindActasRequest.class).getQr()).isEqualTo(QR);
  }

  @Test
  void aClaveOfSeveralActasLetsThePersonChoose() {
    search(" 140001b01 00 ");
    assertThat(model.stepProperty().getValue())
        .isEqualTo(new AcopioStep.Choose(List.of(GUB, AYUN), IdentifiedBy.KEYED));
    model.choose(AYUN);
    assertThat(model.stepProperty().getValue())
        .isEqualTo(new AcopioStep.Compare(AYUN, IdentifiedBy.KEYED));
  }

  @Test
  void whatMatchesIsReceivedAsTheScreenSaid() {
    search(QR);
    model.mechanismProperty().set("D");
    model.matches();
    assertThat(node.lastAsked(ReceiveActaRequest.class))
        .isEqualTo(
            ReceiveActaRequest.newBuilder()
                .setActa("GUB-1")
                .setDocumentType(DocumentType.ACTA_PREP)
                .setTransferMechanism("D")
                .setIdentifiedBy(IdentifiedBy.QR)
                .build());
    assertThat(model.stepProperty().getValue()).isEqualTo(new AcopioStep.Search());
    assertThat(kind()).isEqualTo(Notice.Kind.DONE);
  }

  @Test
  void whatDoesNotMatchIsNotWrittenDown() {
    search(QR);
    model.doesNotMatch();
    assertThat(node.asked).noneMatch(ReceiveActaRequest.class::isInstance);
    assertThat(model.stepProperty().getValue()).isEqualTo(new AcopioStep.Search());
    assertThat(kind()).isEqualTo(Notice.Kind.LOOK_AGAIN);
  }

  @Test
  void votesFromAbroadOfferTheirOwnDocument() {
    search("140000M0100");
    assertThat(model.documentTypeProperty().get()).isEqualTo(DocumentType.ACTA_VMRE);
  }

  @Test
  void withoutActaNeedsOneOfTheThreeReasons() {
    search(QR);
    model.withoutActa();
    model.reasonProperty().set(SinActaReason.CASILLA_NO_INSTALADA);
    model.registerWithoutActa();
    assertThat(node.lastAsked(RegisterSinActaRequest.class))
        .isEqualTo(
            RegisterSinActaRequest.newBuilder()
                .setActa("GUB-1")
                .setReason(SinActaReason.CASILLA_NO_INSTALADA)
                .build());
  }

  @Test
  void anUnknownClaveLeavesWhatWasTypedToBeCorrected() {
    search("149999B0100");
    assertThat(code()).isEqualTo("F101");
    assertThat(model.inputProperty().get()).isEqualTo("149999B0100");
  }

  @Test
  void aRefusedReceptionStaysAtTheComparison() {
    search(QR);
    node.refuseNext(MessageCode.ACTA_ALREADY_RECEIVED);
    model.matches();
    assertThat(code()).isEqualTo("F103");
    assertThat(model.stepProperty().getValue()).isInstanceOf(AcopioStep.Compare.class);
  }

  @Test
  void backGoesOneStepAndFinallyLeaves() {
    search(QR);
    model.withoutActa();
    assertThat(model.back()).isTrue();
    assertThat(model.back()).isTrue();
    assertThat(model.back()).isFalse();
  }

  @Test
  void whatHasNotArrivedIsListed() {
    assertThat(model.missingTitleProperty().getValue()).isEqualTo("Faltan por llegar: 3");
    assertThat(model.missingProperty().getValue()).contains(GUB, AYUN);
  }
}
