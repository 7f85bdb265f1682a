package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.desktop.lan.HostAddress;
import mx.openprep.desktop.lan.HostDoor;
import mx.openprep.desktop.lan.SharingSettings;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.KeptPages;
import mx.openprep.desktop.scan.escl.EsclSource;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.station.StationName;
import mx.openprep.desktop.station.TestIdentities;
import mx.openprep.desktop.sync.TestAuthority;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.Digitization;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.ImageQuality;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.Origin;
import mx.openprep.v1.ReceiveActaRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Two windows at one host over real TLS; and the screen on which a person decides who hosts. */
class SeveralWorkstationsTest {
  private static final Path MINI = Path.of("..", "proto", "elections", "mini");
  private static final CatdId CATD = new CatdId("CATD-001");

  @TempDir Path directory;
  private final TestAuthority authority = new TestAuthority();

  private StationIdentity enrolled(String station, ElectionPackage election) {
    StationName name = new StationName(Realm.DRILL, CATD, new NodeId(station));
    return TestIdentities.enrolled(
        directory.resolve(station),
        new CentreAddress("localhost", 1),
        name,
        election.hash(),
        key -> authority.chain(key, name, Instant.now().plusSeconds(3_600)));
  }

  private HostDoor door(NodeStation host, StationIdentity identity, int port) {
    return HostDoor.open(
        host.node(),
        identity,
        new PackageStore(directory.resolve("CATD-001-A")),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        Clock.systemUTC());
  }

  private LocalStation joined(String station, ElectionPackage election, int port)
      throws IOException {
    enrolled(station, election);
    Path home = directory.resolve(station);
    ScannedPages scanned =
        new ScannedPages(new KeptPages(home.resolve("scanned")), new ImagePipeline());
    ScannerMaker maker = new ScannerMaker(1, EsclSource.AUTOMATIC, home.resolve("scanners"));
    return new LocalStation(
        home,
        new ConfiguredPages(new Scanners(List.of(), maker, scanned), scanned),
        Clock.systemUTC(),
        Optional.of(new SharingSettings.Joined(new HostAddress("127.0.0.1", port), "")));
  }

  @Test
  void whatIsKeyedOutlastsTheLossOfTheHost() throws Exception {
    ElectionPackage election = ElectionPackageReader.read(MINI);
    ExpectedActa acta = election.acta(new ActaId("G-005")).orElseThrow();
    List<FormField> form = FormDefinition.of(election, acta).keyed();
    StationIdentity hostIdentity = enrolled("CATD-001-A", election);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ElectionPackageReader.zip(MINI, zip);
    new PackageStore(directory.resolve("CATD-001-A")).keep(zip.toByteArray(), election.hash());
    try (NodeStation host = new NodeStation(directory.resolve("CATD-001-A"), election, CATD)) {
      digitized(host, election, acta);
      HostDoor door = door(host, hostIdentity, 0);
      int port = door.port();
      try (LocalStation b = joined("CATD-001-B", election, port);
          LocalStation c = joined("CATD-001-C", election, port);
          Window desk = Window.open(b, InstantSource.system())) {
        logIn(desk, "carla");
        desk.press(KeyCode.DIGIT3).waitForFocus(".figure");
        desk.type("12").press(KeyCode.ENTER);
        String first = firstFigure(desk);
        assertThat(first).isEqualTo("12");

        door.close();
        desk.waitForText("Sin comunicación con el anfitrión CATD-001-A").picture("host-lost");
        assertThat(firstFigure(desk)).isEqualTo(first);

        door = door(host, hostIdentity, port);
        desk.waitForText("CATD-001-A volvió").picture("host-returned");
        for (int field = 1; field < form.size(); field++) {
          desk.type("3").press(KeyCode.ENTER);
        }
        desk.waitForFocus("#send").press(KeyCode.ENTER).waitForText("Mire otra vez");
        desk.press(KeyCode.ENTER).waitForText("F301");

        try (Window coordination = Window.open(c, InstantSource.system())) {
          logIn(coordination, "cora");
          coordination.press(KeyCode.CONTROL, KeyCode.R).waitForText("3 conectados de 3");
          Set<String> justNow = justNow(election);
          coordination
              .waitFor(".table-cell", cell -> justNow.contains(((TableCell<?, ?>) cell).getText()))
              .picture("stations");
        }
      } finally {
        door.close();
      }
    }
  }

  private static void waitForAddress(Window window, String address) throws Exception {
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () ->
            Window.onScreen(() ->
                window.scene().getRoot().lookup("#host-address") instanceof TextField field
                    && field.getText().equals(address)));
  }

  /** The last minutes as the clock of the election has them. */
  private static Set<String> justNow(ElectionPackage election) {
    DateTimeFormatter hour =
        DateTimeFormatter.ofPattern("HH:mm").withZone(election.process().zone());
    Instant now = Instant.now();
    return IntStream.rangeClosed(0, 5)
        .mapToObj(minutes -> hour.format(now.minus(Duration.ofMinutes(minutes))))
        .collect(Collectors.toSet());
  }

  private static String firstFigure(Window window) {
    return Window.onScreen(() ->
        ((TextField) window.scene().getRoot().lookupAll(".figure").iterator().next()).getText());
  }

  private static void logIn(Window window, String person) {
    window.waitForFocus("#person").type(person).press(KeyCode.ENTER);
    window.waitForFocus("#password").type(NodeStation.PASSWORD).press(KeyCode.ENTER);
    window.waitFor("#ACOPIO");
  }

  private static void digitized(NodeStation host, ElectionPackage election, ExpectedActa acta)
      throws IOException {
    FormDefinition form = FormDefinition.of(election, acta);
    Map<FieldId, FieldValue> truth = new LinkedHashMap<>();
    form.keyed().forEach(field -> truth.put(field.id(), FieldValue.votes(12)));
    BufferedImage page =
        new ActaPrinter(election, Realm.DRILL).page(new SimulatedHand(5).fill(acta, form, truth));
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(page, "jpg", jpeg);
    NodeApi api = new NodeApi();
    api.connect(host.open());
    logIn(api, "alma");
    var _ =
        api.acopio()
            .receive(
                ReceiveActaRequest.newBuilder()
                    .setActa(acta.id().value())
                    .setDocumentType(DocumentType.ACTA_PREP)
                    .setTransferMechanism("F")
                    .setIdentifiedBy(IdentifiedBy.QR)
                    .build());
    logIn(api, "dario");
    var _ =
        api.digitization()
            .digitize(
                DigitizeRequest.newBuilder()
                    .setJpeg(ByteString.copyFrom(jpeg.toByteArray()))
                    .setOrigin(Origin.CATD)
                    .setDigitization(Digitization.ESCANER)
                    .setScanner("mesa")
                    .setQuality(ImageQuality.newBuilder().setWidth(1700).setHeight(2800))
                    .setQr(new ActaQr(election.hash().brief(), acta.id()).text())
                    .build());
  }

  private static void logIn(NodeApi api, String person) {
    api.endSession();
    api.useSession(
        api.session()
            .open(
                OpenSessionRequest.newBuilder()
                    .setPerson(person)
                    .setPassword(NodeStation.PASSWORD)
                    .build())
            .getToken());
  }

  @Test
  void aPersonDecidesHowTheWorkstationWorks() throws Exception {
    try (FakeNode node = new FakeNode()) {
      FakeStation station = new FakeStation(node, node.image);
      station.openingFails = Optional.of(MessageCode.HOST_LOST);
      try (Window window = Window.open(station, InstantSource.system())) {
        window.waitForText("F420").picture("start-host-lost");
        window.press(KeyCode.CONTROL, KeyCode.R).waitForFocus("#sharing-ALONE");
        window.picture("sharing-alone").press(KeyCode.DOWN).waitForFocus("#sharing-HOST");
        window.waitForText("192.168.1.21").picture("sharing-host").press(KeyCode.DOWN);
        waitForAddress(window, "192.168.1.20:9447");
        window.picture("sharing-joined");
        station.sharing.refuses =
            Optional.of(new Refusal(MessageCode.STATION_OF_OTHER_CATD, "CATD-001", "CATD-007"));
        window.press(KeyCode.F9).waitForText("F423").picture("sharing-refused");
        station.sharing.refuses = Optional.empty();
        station.openingFails = Optional.empty();
        window.press(KeyCode.F9).waitForFocus("#person");
        assertThat(station.sharing.chosen())
            .isEqualTo(
                new SharingSettings.Joined(new HostAddress("192.168.1.20", 9447), "CATD-001-A"));
      }
    }
  }
}
