package mx.openprep.desktop.app;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javax.print.PrintService;
import mx.openprep.desktop.acopio.QrPictures;
import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.PageSource;
import mx.openprep.desktop.digitization.PageSources;
import mx.openprep.desktop.digitization.ScannerDesk;
import mx.openprep.desktop.digitization.WaitingPage;
import mx.openprep.desktop.exercise.PracticeNode;
import mx.openprep.desktop.fake.FakeDesk;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.FakePage;
import mx.openprep.desktop.fake.FakeSetup;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.desktop.printing.MachinePrinting;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.readiness.ReadinessDesk;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.desktop.setup.SetupDesk;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ImageQuality;

/**
 * A station whose node does as it is told and whose scanner gives the same page again and again.
 */
final class FakeStation implements Station, PageSource, PageSources {
  final Settings settings = Settings.forgotten();
  final List<PrintService> printers = new CopyOnWriteArrayList<>();
  private final Printing printing = new MachinePrinting(settings, () -> List.copyOf(printers));
  final FakeNode node;
  final FakeSetup setup;
  Optional<MessageCode> openingFails = Optional.empty();
  List<MessageCode> faults = List.of();
  final TestCamera camera = new TestCamera();
  final FakeSharing sharing = new FakeSharing();
  private final ByteString page;
  private Consumer<HostState> hostWatcher = state -> {};

  FakeStation(FakeNode node, ByteString page) {
    this.node = node;
    this.setup = new FakeSetup(node::channel, printing);
    this.page = page;
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
    openingFails.ifPresent(code -> {
      throw new Refusal(code, "un detalle");
    });
    return node.channel();
  }

  @Override
  public void watchHost(Consumer<HostState> watcher) {
    hostWatcher = watcher;
  }

  /** What a link would tell. */
  void tellHost(HostState state) {
    hostWatcher.accept(state);
  }

  @Override
  public QrPictures qrPictures() {
    return new CameraPictures(camera);
  }

  @Override
  public PageSources pages() {
    return this;
  }

  @Override
  public mx.openprep.desktop.sharing.Sharing sharing() {
    return sharing;
  }

  /** Never opened with a centre in reach. */
  @Override
  public PracticeNode practise() {
    throw new Refusal(MessageCode.PRACTICE_WITHOUT_PACKAGE);
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
  public void close() {}

  @Override
  public List<PageSource> find() {
    return List.of(this);
  }

  @Override
  public Profile profile() {
    return new Profile("Acta", 200, 215.9, 355.6);
  }

  @Override
  public PageSource files(List<Path> pictures) {
    return this;
  }

  @Override
  public List<WaitingPage> waiting() {
    return List.of();
  }

  @Override
  public Optional<String> qr(byte[] jpeg) {
    return Optional.empty();
  }

  @Override
  public ScannerDesk desk() {
    return new FakeDesk();
  }

  @Override
  public String name() {
    return "Escáner de mesa";
  }

  @Override
  public Optional<WaitingPage> first(DoubleConsumer progress) {
    ImageQuality quality = ImageQuality.newBuilder().setWidth(1700).setHeight(2800).build();
    return Optional.of(
        new FakePage(new Page(page, page, quality, Optional.empty(), name(), faults)));
  }

  /** A glass: one page at a time. */
  @Override
  public Optional<WaitingPage> next(DoubleConsumer progress) {
    return Optional.empty();
  }

  @Override
  public void cancel() {}
}
