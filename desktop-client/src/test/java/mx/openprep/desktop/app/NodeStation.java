package mx.openprep.desktop.app;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mx.openprep.desktop.acopio.QrPictures;
import mx.openprep.desktop.digitization.PageSources;
import mx.openprep.desktop.exercise.PracticeNode;
import mx.openprep.desktop.fake.FakeSetup;
import mx.openprep.desktop.node.Node;
import mx.openprep.desktop.node.NodeConfiguration;
import mx.openprep.desktop.printing.MachinePrinting;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.readiness.ReadinessDesk;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.KeptPages;
import mx.openprep.desktop.scan.SimulatedScanner;
import mx.openprep.desktop.scan.escl.EsclSource;
import mx.openprep.desktop.settings.Setting;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.desktop.setup.SetupDesk;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.PersonRecord;

/** A station without a centre: a real node on a real disk, its people, and a pile of paper. */
final class NodeStation implements Station {
  static final String PASSWORD = "puerto-tintero-99";

  // Far too cheap for a real password, so that tests log in quickly.
  private static final String HASH =
      Argon2Function.getInstance(256, 1, 1, 32, Argon2.ID).hash(PASSWORD).getResult();

  /** Of the practice actas. */
  static final long SEED = 3;

  /** Where practice is at home. */
  final Path practice;

  private final ElectionPackage election;
  private final CatdId catd;
  final FakeSharing sharing = new FakeSharing();
  private final Settings settings = Settings.forgotten();
  private final Printing printing = new MachinePrinting(settings, List::of);
  private final FakeSetup setup = new FakeSetup(this::open, printing);
  private final Node node;
  private final ManagedChannel channel;
  final TestCamera camera = new TestCamera();
  private final ConfiguredPages pages;
  private final Deque<BufferedImage> pile = new ArrayDeque<>();
  private final SimulatedScanner scanner =
      new SimulatedScanner(
          () -> Optional.ofNullable(pile.poll()), new SimulatedScanner.Flaws(7, 0, 1.5));

  NodeStation(Path directory, ElectionPackage election, CatdId catd) {
    this.election = election;
    this.catd = catd;
    practice = directory.resolveSibling(directory.getFileName() + "-practice");
    // Not the home of whoever runs the tests.
    settings.put(Setting.SHEET_FOLDER, directory.toString());
    node =
        Node.open(
            new NodeConfiguration(directory, new NodeId("CATD-001-A"), catd, Realm.DRILL),
            election,
            Clock.systemUTC());
    channel = node.newChannel();
    node.people()
        .replace(
            Map.of(
                    "alma", Role.ACOPIADOR,
                    "dario", Role.DIGITALIZADOR,
                    "carla", Role.CAPTURISTA,
                    "celso", Role.CAPTURISTA,
                    "vera", Role.VERIFICADOR,
                    "sofia", Role.SUPERVISOR,
                    "coral", Role.COORDINADOR,
                    "cora", Role.COORDINADOR)
                .entrySet()
                .stream()
                .map(person -> person(person.getKey(), person.getValue()))
                .toList());
    node.link().set(NodeStatus.Link.OFFLINE);
    pages = pages(directory.resolve("pages"));
  }

  private ConfiguredPages pages(Path folder) {
    try {
      ScannedPages scanned =
          new ScannedPages(new KeptPages(folder.resolve("scanned")), new ImagePipeline());
      ScannerMaker maker = new ScannerMaker(1, EsclSource.AUTOMATIC, folder.resolve("scanners"));
      return new ConfiguredPages(
          new Scanners(List.of(), maker, scanned).with("Escáner de mesa", scanner), scanned);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next scans fail so; no page is lost by it. */
  void failNext(MessageCode... codes) {
    scanner.failNext(codes);
  }

  private static PersonRecord person(String id, Role role) {
    String name = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1) + " Robles";
    return PersonRecord.newBuilder()
        .setPerson(id)
        .setName(name)
        .addRoles(role.name())
        .setPasswordHash(HASH)
        .setActive(true)
        .build();
  }

  /** The node behind the window, for what a centre would tell it. */
  Node node() {
    return node;
  }

  void put(BufferedImage paper) {
    pile.add(paper);
  }

  @Override
  public SetupDesk setup() {
    return setup;
  }

  @Override
  public ReadinessDesk readiness() {
    return setup::examine;
  }

  @Override
  public Channel open() {
    return channel;
  }

  @Override
  public QrPictures qrPictures() {
    return new CameraPictures(camera);
  }

  @Override
  public PageSources pages() {
    return pages;
  }

  @Override
  public mx.openprep.desktop.sharing.Sharing sharing() {
    return sharing;
  }

  @Override
  public PracticeNode practise() {
    return PracticeNode.open(practice, election, catd, Clock.systemUTC(), SEED);
  }

  @Override
  public Printing printing() {
    return printing;
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    node.close();
  }
}
