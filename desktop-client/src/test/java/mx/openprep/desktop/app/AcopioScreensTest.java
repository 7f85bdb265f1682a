package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import mx.openprep.acta.ActaQr;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaType;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ListMissingSobresRequest;
import mx.openprep.v1.ListReceiptsRequest;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.SobreReceipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night of an acopiador in the real window on a real node: every stop, by keys alone. */
class AcopioScreensTest {
  private static final CatdId OURS = new CatdId("CATD-001");

  @TempDir Path directory;
  private ElectionPackage election;
  private NodeStation station;
  private Window window;
  private int keys;

  @BeforeEach
  void open() throws Exception {
    election = ElectionPackageReader.read(Path.of("..", "proto", "elections", "mini"));
    station = new NodeStation(directory, election, OURS);
    window = Window.open(station, InstantSource.system());
    window.waitForFocus("#person").type("alma").press(KeyCode.ENTER);
    window.waitForFocus("#password").type(NodeStation.PASSWORD).press(KeyCode.ENTER);
    window.waitFor("#ACOPIO").press(KeyCode.DIGIT1).waitForFocus("#search");
  }

  @AfterEach
  void close() {
    window.close();
    station.close();
  }

  /** The acta of the governor's election of an ordinary casilla; the first is a básica. */
  private ExpectedActa acta(CatdId catd, int index) {
    return election.actas(catd).stream()
        .filter(acta -> acta.election().value().equals("GUB"))
        .filter(acta ->
            acta.casilla().type() == CasillaType.BASICA
                || acta.casilla().type() == CasillaType.CONTIGUA)
        .toList()
        .get(index);
  }

  private ExpectedActa acta(int index) {
    return acta(OURS, index);
  }

  private String qr(ExpectedActa acta) {
    return new ActaQr(election.hash().brief(), acta.id()).text();
  }

  /** As a hand-held reader does it; not a key of the person's. */
  private Window scan(String text) {
    return window.type(text).press(KeyCode.ENTER);
  }

  private Window key(KeyCode key) {
    keys++;
    return window.press(key);
  }

  private NodeApi api(String person) {
    NodeApi api = new NodeApi();
    api.connect(station.open());
    api.useSession(
        api.session()
            .open(
                OpenSessionRequest.newBuilder()
                    .setPerson(person)
                    .setPassword(NodeStation.PASSWORD)
                    .build())
            .getToken());
    return api;
  }

  private List<SobreReceipt> receipts() {
    return api("alma")
        .sobres()
        .listReceipts(ListReceiptsRequest.getDefaultInstance())
        .getReceiptsList();
  }

  @Test
  void aGoodSobreTakesAtMostThreeKeysAfterTheReading() {
    scan(qr(acta(0))).waitForFocus("#matches");
    key(KeyCode.ENTER).waitForText("Recibido:");
    assertThat(keys).isLessThanOrEqualTo(3).isEqualTo(1);
    assertThat(receipts()).hasSize(1);
    assertThat(receipts().getFirst().getActasList())
        .extracting(ActaCard::getElection)
        .containsExactlyInAnyOrder("GUB", "DIP_LOC", "AYUN");
    window.waitForFocus("#search");
  }

  @Test
  void theReaderIsHeardWhateverHasTheFocusAndWhateverTheKeyboard() {
    ExpectedActa acta = acta(0);
    String mangled = qr(acta).replace(':', 'Ñ').replace('-', '\'').replace('_', '?');
    scan(mangled).waitForFocus("#matches").press(KeyCode.F4).waitForFocus("#seal-comment");
    window.type("etiqueta rota");
    scan(qr(acta)).waitForFocus("#seal-comment");
    assertThat(
            Window.onScreen(() -> ((TextField) window.scene().lookup("#seal-comment")).getText()))
        .isEqualTo("etiqueta rota");
    window.picture("acopio-seal").type(qr(acta).substring(0, 14)).press(KeyCode.ENTER);
    window.waitForText("F123").picture("acopio-garbled").press(KeyCode.ENTER);
    window.waitForFocus("#matches").press(KeyCode.ENTER).waitForText("Recibido:");
    assertThat(receipts().getFirst().getSealComment()).isEqualTo("etiqueta rota");
  }

  @Test
  void everyStopSaysWhatTheHandDoesNext() {
    ExpectedActa acta = acta(0);
    ExpectedActa foreign = acta(new CatdId("CATD-002"), 0);

    scan(qr(acta)).waitForFocus("#matches").press(KeyCode.F8);
    window.waitForText("No se registró nada").picture("acopio-mismatch").press(KeyCode.ENTER);
    window.waitForFocus("#search");
    assertThat(receipts()).isEmpty();

    scan(qr(acta)).waitForFocus("#matches").press(KeyCode.F9).waitForText("Recibido:");
    scan(qr(acta)).waitForText("F118").picture("acopio-duplicate").press(KeyCode.F9);
    window.waitForFocus("#search");

    scan(qr(foreign)).waitForText("F102").waitForText("CATD Cerro del Papalote");
    window.picture("acopio-other-catd").press(KeyCode.F9).waitForFocus("#search");

    scan(new ActaQr("0badcafe", acta.id()).text()).waitForText("F206");
    window.picture("acopio-other-election").press(KeyCode.ESCAPE).waitForFocus("#search");

    scan(new ActaQr(election.hash().brief(), new ActaId("NADA-9")).text()).waitForText("F101");
    window.picture("acopio-unknown").press(KeyCode.F9).waitForFocus("#search");

    scan(qr(acta(2))).waitForFocus("#matches");
    scan(qr(acta(3))).waitForText("Sobre anterior sin registrar").picture("acopio-left");
    assertThat(receipts()).hasSize(1);
  }

  @Test
  void sinActaTakesTwoKeysAndIsUndoneWhenThePaperTurnsUp() {
    ExpectedActa acta = acta(0);
    window.type(acta.casilla().key().toString()).press(KeyCode.ENTER).waitForFocus("#matches");
    key(KeyCode.F6).waitForText("No hay acta").picture("acopio-sin-acta");
    key(KeyCode.F9).waitForText("Sin acta:");
    assertThat(keys).isEqualTo(2);
    scan(qr(acta)).waitForText("Estaba sin acta: Paquete no entregado");
    window.waitForFocus("#matches").picture("acopio-after-sin-acta").press(KeyCode.ENTER);
    window.waitForText("Recibido:").picture("acopio-received");
    assertThat(receipts()).hasSize(1);
  }

  @Test
  void whatIsMissingIsSearchedAnnouncedAndMarkedWhenLate() {
    ExpectedActa acta = acta(0);
    scan(qr(acta(1))).waitForFocus("#matches").press(KeyCode.ENTER).waitForText("Recibido:");
    window.press(KeyCode.F7).waitForFocus("#missing-search").waitForText("Faltan");
    window.type("basica " + acta.casilla().key().section()).waitForText("Faltan 1 casillas");
    window.press(KeyCode.ENTER).waitForFocus("#missing-list").press(KeyCode.DOWN);
    window.press(KeyCode.HOME).press(KeyCode.ENTER).waitForFocus("#expected");
    window.type(justGone()).press(KeyCode.ENTER).waitForFocus("#arrival-note");
    window.type("Viene en camino, radio").press(KeyCode.F9).waitForText("Anotado:");
    window.waitForText("ATRASADA").press(KeyCode.F2).waitForFocus("#missing-search");
    Window.onScreen(() -> {
      ((TextField) window.scene().lookup("#missing-search")).clear();
      return true;
    });
    window.waitForText("Viene en camino, radio").picture("acopio-missing");
    assertThat(
            api("alma")
                .sobres()
                .listMissingSobres(
                    ListMissingSobresRequest.newBuilder()
                        .setArrival(ListMissingSobresRequest.Arrival.OVERDUE)
                        .build())
                .getSobresList())
        .extracting(sobre -> sobre.getClaveCasilla())
        .containsExactly(acta.casilla().key().toString());
    window.press(KeyCode.F5).waitForText("F4").press(KeyCode.ESCAPE).waitForFocus("#search");
  }

  /** A few minutes ago on the official clock. */
  private String justGone() {
    return java.time.format.DateTimeFormatter.ofPattern("HHmm")
        .format(java.time.ZonedDateTime.now(election.process().zone()).minusMinutes(5));
  }

  @Test
  void withoutACameraItSaysSoAndWithOneItReadsByItself() {
    window.press(KeyCode.F2).waitForText("F124").picture("acopio-no-camera");
    ExpectedActa acta = acta(0);
    station.camera.sees(desk());
    window.press(KeyCode.F2).waitForText("dentro del marco").picture("acopio-camera");
    station.camera.sees(held(new ActaPrinter(election, Realm.DRILL).page(acta)));
    window.waitForFocus("#matches").picture("acopio-compare");
  }

  private static BufferedImage desk() {
    BufferedImage desk = new BufferedImage(1280, 720, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = desk.createGraphics();
    g.setColor(new Color(94, 78, 66));
    g.fillRect(0, 0, 1280, 720);
    g.setColor(new Color(226, 226, 220));
    g.rotate(0.06, 640, 360);
    g.fillRect(420, 120, 900, 700);
    g.dispose();
    return desk;
  }

  /** Its upper right corner fills the picture. */
  private static BufferedImage held(BufferedImage page) {
    BufferedImage seen = desk();
    Graphics2D g = seen.createGraphics();
    g.drawImage(page, -page.getWidth() + 1200, 60, null);
    g.dispose();
    return seen;
  }
}
