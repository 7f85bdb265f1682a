package mx.openprep.desktop.node;

import static mx.openprep.desktop.node.Client.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import mx.openprep.acta.ActaQr;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ReceiveActaRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcopioTest {
  @TempDir Path directory;
  private NodeFixture node;
  private ExpectedActa acta;
  private Client acopiador;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    acta = node.acta(10);
    acopiador = node.as(Role.ACOPIADOR);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private Optional<MessageCode> refusedQr(String text) {
    return refusal(() -> acopiador.acopio.find(FindActasRequest.newBuilder().setQr(text).build()));
  }

  private Optional<MessageCode> refusedClave(String clave) {
    return refusal(
        () -> acopiador.acopio.find(FindActasRequest.newBuilder().setClave(clave).build()));
  }

  @Test
  void aQrFindsItsActa() {
    ActaCard card =
        acopiador
            .acopio
            .find(FindActasRequest.newBuilder().setQr(node.qr(acta)).build())
            .getActas(0);
    assertThat(card)
        .isEqualTo(
            ActaCard.newBuilder()
                .setActa(acta.id().value())
                .setClaveCasilla(acta.casilla().key().toString())
                .setClaveActa(acta.key())
                .setElection(acta.election().value())
                .setElectionName(node.election.election(acta.election()).name())
                .setTerritoryName(card.getTerritoryName())
                .setMunicipalityName("PUERTO TINTERO")
                .setSection(acta.casilla().key().section())
                .setCasillaName(acta.casilla().key().displayName())
                .setState("ESPERADA")
                .setCatd("CATD-001")
                .build());
    assertThat(card.getTerritoryName()).isNotEmpty();
  }

  @Test
  void aClaveOfACasillaFindsAllItsActas() {
    String clave = acta.casilla().key().toString();
    assertThat(
            acopiador
                .acopio
                .find(
                    FindActasRequest.newBuilder()
                        .setClave(" " + clave.toLowerCase(java.util.Locale.ROOT) + " ")
                        .build())
                .getActasList())
        .extracting(ActaCard::getClaveCasilla)
        .hasSizeGreaterThan(1)
        .containsOnly(clave);
  }

  @Test
  void whatIsNotOursIsRefusedWithItsReason() {
    ExpectedActa foreign =
        node.election.actas(new CatdId("CATD-002")).stream()
            .filter(a -> a.casilla().type() == mx.openprep.election.CasillaType.BASICA)
            .findFirst()
            .orElseThrow();
    assertThat(refusedQr("algo")).contains(MessageCode.QR_UNREADABLE);
    assertThat(refusedQr(new ActaQr("00000000", acta.id()).text()))
        .contains(MessageCode.QR_OF_OTHER_ELECTION);
    assertThat(refusedQr(new ActaQr(node.election.hash().brief(), new ActaId("NADA")).text()))
        .contains(MessageCode.ACTA_UNKNOWN);
    assertThat(refusedQr(node.qr(foreign))).contains(MessageCode.ACTA_OF_OTHER_CATD);
    assertThat(refusedClave(foreign.key())).contains(MessageCode.ACTA_OF_OTHER_CATD);
    assertThat(refusedClave("999999B0100")).contains(MessageCode.ACTA_UNKNOWN);
    assertThat(refusal(() -> acopiador.receive(foreign))).contains(MessageCode.ACTA_OF_OTHER_CATD);
  }

  @Test
  void aSobreIsReceivedOnce() {
    acopiador.receive(acta);
    assertThat(refusal(() -> acopiador.receive(acta))).contains(MessageCode.ACTA_ALREADY_RECEIVED);
  }

  @Test
  void documentsAndMechanismsThisElectionDoesNotKnowAreRefused() {
    ReceiveActaRequest request =
        ReceiveActaRequest.newBuilder()
            .setActa(acta.id().value())
            .setDocumentType(DocumentType.ACTA_PREP)
            .setIdentifiedBy(IdentifiedBy.KEYED)
            .setTransferMechanism("PALOMA")
            .build();
    assertThat(refusal(() -> acopiador.acopio.receive(request)))
        .contains(MessageCode.VALUE_NOT_ALLOWED);
    assertThat(
            refusal(() ->
                acopiador.acopio.receive(
                    request.toBuilder().clearTransferMechanism().clearDocumentType().build())))
        .contains(MessageCode.VALUE_NOT_ALLOWED);
    assertThat(
            acopiador
                .acopio
                .receive(request.toBuilder().clearTransferMechanism().build())
                .getState())
        .isEqualTo("ACOPIADA");
  }
}
