package mx.openprep.desktop.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import mx.openprep.desktop.acopio.AcopioView;
import mx.openprep.desktop.acopio.AcopioViewModel;
import mx.openprep.desktop.acopio.MissingView;
import mx.openprep.desktop.acopio.MissingViewModel;
import mx.openprep.desktop.acopio.Receipts;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.app.ui.Theme;
import mx.openprep.desktop.capture.CaptureView;
import mx.openprep.desktop.capture.CaptureViewModel;
import mx.openprep.desktop.capture.CaptureWork;
import mx.openprep.desktop.cotejo.CotejoView;
import mx.openprep.desktop.cotejo.CotejoViewModel;
import mx.openprep.desktop.differences.DifferencesView;
import mx.openprep.desktop.differences.DifferencesViewModel;
import mx.openprep.desktop.digitization.DigitizationView;
import mx.openprep.desktop.digitization.DigitizationViewModel;
import mx.openprep.desktop.home.HomeView;
import mx.openprep.desktop.home.HomeViewModel;
import mx.openprep.desktop.home.Work;
import mx.openprep.desktop.login.LoginView;
import mx.openprep.desktop.login.LoginViewModel;
import mx.openprep.desktop.packing.PackingView;
import mx.openprep.desktop.packing.PackingViewModel;
import mx.openprep.desktop.practice.PracticeView;
import mx.openprep.desktop.practice.PracticeViewModel;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.desktop.readiness.ReadinessView;
import mx.openprep.desktop.readiness.ReadinessViewModel;
import mx.openprep.desktop.readiness.ReadinessWords;
import mx.openprep.desktop.setup.SetupView;
import mx.openprep.desktop.setup.SetupViewModel;
import mx.openprep.desktop.sharing.SharingView;
import mx.openprep.desktop.sharing.SharingViewModel;
import mx.openprep.desktop.sharing.StationsView;
import mx.openprep.desktop.sharing.StationsViewModel;
import mx.openprep.desktop.supervision.Captures;
import mx.openprep.desktop.supervision.Exports;
import mx.openprep.desktop.supervision.SupervisionView;
import mx.openprep.desktop.supervision.SupervisionViewModel;
import mx.openprep.desktop.supervision.WallView;
import mx.openprep.people.Role;
import mx.openprep.v1.NodeDescription;

/** Everything the window is made of, and how it is joined: the one place where screens meet. */
final class WorkstationContext {
  private final Station station;
  private final Navigation navigation;
  private final Frame frame;
  private final SetupViewModel setup;

  private final Stationery stationery;
  private final ObservableValue<String> title;

  /** What the screens are made in: one language, one scene. */
  record Surroundings(
      Texts texts,
      Background background,
      InstantSource clock,
      Theme theme,
      NodeApi api,
      Scene scene) {}

  /**
   * To be made on the FX thread; its frame is in the scene from then on.
   *
   * @param anotherLanguage makes all screens anew; only called while nobody's work is on one
   */
  WorkstationContext(Station station, Surroundings in, Runnable anotherLanguage) {
    this.station = station;
    Texts texts = in.texts();
    Background background = in.background();
    InstantSource clock = in.clock();
    NodeApi api = in.api();
    StatusViewModel status = new StatusViewModel(api, background, texts, clock);
    navigation = new Navigation(api, background, status);
    HostViewModel host = new HostViewModel(texts, clock, navigation::hostRestarted);
    station.watchHost(state -> background.screen().execute(() -> host.told(state)));
    Letterheads letterheads =
        new Letterheads(navigation.nodeProperty(), navigation.personProperty(), clock);
    stationery = new Stationery(station.printing(), letterheads, texts);
    Look look = new Look(in.theme(), station.settings());
    frame =
        new Frame(
            texts,
            new Frame.Wiring(
                status,
                host,
                navigation.nodeProperty(),
                navigation.personProperty(),
                look.textSizeProperty(),
                everywhere(look, () -> language(texts, anotherLanguage)),
                new HelpPaper(texts, background, stationery)),
            in.scene());
    title = navigation.nodeProperty().map(node -> title(texts, node));
    setup = new SetupViewModel(station.setup(), background, texts, navigation::opened);
    Runnable shared =
        () -> {
          host.forget();
          navigation.shared();
        };
    navigation.use(new AllScreens(api, texts, background, status, clock, shared));
  }

  private Map<Shortcut, Runnable> everywhere(Look look, Runnable language) {
    return Map.of(
        Shortcut.LOCK, navigation::lock,
        Shortcut.CHANGE_PERSON, navigation::changePerson,
        Shortcut.LOG_OUT, navigation::logOut,
        Shortcut.SHARING, navigation::sharing,
        Shortcut.READINESS, navigation::readiness,
        Shortcut.THEME, look::toggleTheme,
        Shortcut.TEXT_SIZE, look::nextTextSize,
        Shortcut.LANGUAGE, language);
  }

  private void language(Texts texts, Runnable another) {
    if (!navigation.atRest(another)) {
      frame.tell(texts.of("language.later"));
    }
  }

  private static String title(Texts texts, NodeDescription node) {
    String realm =
        switch (node.getRealm()) {
          case OFFICIAL -> texts.of("realm.official.short");
          case DRILL -> texts.of("realm.drill.short");
          case PRACTICE -> texts.of("realm.practice.short");
          case REALM_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    return Stream.of("OpenPREP", node.getNode(), node.getCatdName(), realm)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  /** For the window's own title: station, CATD, realm. */
  ObservableValue<String> titleProperty() {
    return title;
  }

  /** For every screen that prints. */
  Stationery stationery() {
    return stationery;
  }

  /** Whether what is shown belongs on the whole of the monitor. */
  ReadOnlyBooleanProperty bareProperty() {
    return frame.bareProperty();
  }

  /** Shows the first screen. */
  void start() {
    navigation.begin(station.setup().record().finished());
  }

  /** Fills in the centre's address for a workstation that is to be enrolled. */
  void offerCentre(String address) {
    setup.offerCentre(address);
  }

  /** Goes on where other screens were left. */
  void resume(Navigation.Standing standing) {
    if (standing.opened()) {
      navigation.resume(standing);
    } else {
      start();
    }
  }

  void lock() {
    navigation.lock();
  }

  /** The window is gone, or belongs to other screens: what was lent is given back. */
  Navigation.Standing leave() {
    frame.leave();
    return navigation.leave();
  }

  private final class AllScreens implements Navigation.Screens {
    private final SetupView setupView;
    private final ReadinessView readiness;
    private Work cameFrom = Work.COTEJO;
    private final StartView start;
    private final LoginViewModel loginModel;
    private final LoginView login;
    private final HomeViewModel homeModel;
    private final HomeView home;
    private final MissingView missing;
    private final AcopioView acopio;
    private final DigitizationView digitization;
    private final CaptureViewModel captureModel;
    private final CaptureView capture;
    private final PracticeView practice;
    private final CotejoView cotejo;
    private final PackingView packing;
    private final DifferencesViewModel differencesModel;
    private final DifferencesView differences;
    private final SupervisionView supervision;
    private final WallView wall;
    private final SharingView sharing;
    private final StationsView stations;

    private AllScreens(
        NodeApi api,
        Texts texts,
        Background background,
        StatusViewModel status,
        InstantSource clock,
        Runnable shared) {
      ObservableValue<NodeDescription> node = navigation.nodeProperty();
      Runnable leave = navigation::home;
      ReadinessWords words = new ReadinessWords(texts, () -> stationery.letterhead().get().zone());
      setupView = new SetupView(setup, words, texts, clock);
      readiness =
          new ReadinessView(
              new ReadinessViewModel(station.readiness(), api, background, words, stationery),
              texts,
              leave);
      start = new StartView(station, background, texts, navigation::opened, navigation::sharing);
      sharing =
          new SharingView(
              new SharingViewModel(station.sharing(), background, texts, shared),
              texts,
              navigation::leaveSharing);
      stations =
          new StationsView(
              new StationsViewModel(api, background, texts, clock),
              texts,
              leave,
              navigation::changeSharing);
      loginModel = new LoginViewModel(api, background, texts, navigation::signedIn);
      login = new LoginView(loginModel, texts, navigation::practise);
      homeModel =
          new HomeViewModel(texts, status.statusProperty(), status.nowProperty(), navigation::open);
      homeModel.ccvProperty().bind(node.map(NodeDescription::getCcv));
      home = new HomeView(homeModel, texts);
      Receipts receipts = new Receipts(api, background, node, stationery, station.settings());
      missing =
          new MissingView(
              new MissingViewModel(api, background, texts, node, stationery),
              texts,
              holds(Role.ACOPIADOR, Role.COORDINADOR),
              () -> navigation.open(Work.ACOPIO));
      acopio =
          new AcopioView(
              new AcopioViewModel(api, background, texts, node, receipts, station.qrPictures()),
              texts,
              clock,
              () -> navigation.goOn(missing),
              leave);
      digitization =
          new DigitizationView(
              new DigitizationViewModel(api, background, texts, station.pages(), node, clock),
              texts,
              leave);
      captureModel = new CaptureViewModel(api, background, texts, status.statusProperty());
      capture = new CaptureView(captureModel, texts, leave);
      practice =
          new PracticeView(
              new PracticeViewModel(station::practise, background, texts, clock),
              texts,
              frame::renew,
              navigation::leavePractice);
      cotejo =
          new CotejoView(
              new CotejoViewModel(
                  api,
                  background,
                  texts,
                  status.statusProperty(),
                  status.nowProperty(),
                  navigation.personProperty()),
              texts,
              acta -> differences(acta, Work.COTEJO),
              leave);
      packing =
          new PackingView(new PackingViewModel(api, background, texts, stationery), texts, leave);
      differencesModel = new DifferencesViewModel(api, background, texts);
      differences = new DifferencesView(differencesModel, texts, this::leaveDifferences);
      supervision =
          new SupervisionView(
              new SupervisionViewModel(api, background, texts),
              texts,
              new Exports(background, stationery),
              new Captures(holds(Role.COORDINADOR), acta -> differences(acta, Work.SUPERVISION)),
              new StationsView(
                  new StationsViewModel(api, background, texts, clock),
                  texts,
                  leave,
                  navigation::changeSharing),
              new MissingView(
                  new MissingViewModel(api, background, texts, node, stationery),
                  texts,
                  holds(Role.ACOPIADOR, Role.COORDINADOR),
                  leave),
              navigation::openWall,
              leave);
      wall = new WallView(api, background, texts, navigation::endWall);
    }

    /** Whether the person here has one of these roles. */
    private ObservableValue<Boolean> holds(Role... roles) {
      return navigation
          .personProperty()
          .map(who ->
              who.filter(known -> List.of(roles).stream().anyMatch(known.roles()::contains))
                  .isPresent());
    }

    private void differences(String acta, Work from) {
      cameFrom = from;
      differencesModel.choose(acta);
      navigation.goOn(differences);
    }

    private void leaveDifferences() {
      navigation.open(cameFrom);
    }

    @Override
    public void show(Screen screen) {
      frame.show(screen);
    }

    @Override
    public Screen setup() {
      return setupView;
    }

    @Override
    public Screen readiness() {
      return readiness;
    }

    @Override
    public Screen start() {
      return start;
    }

    @Override
    public Screen login() {
      loginModel.start();
      return login;
    }

    @Override
    public Screen locked(SignedIn by) {
      loginModel.startLocked(by);
      return login;
    }

    @Override
    public Screen handedOver(SignedIn by) {
      loginModel.startHandedOver(by);
      return login;
    }

    @Override
    public Screen home(SignedIn person) {
      homeModel.welcome(person);
      return home;
    }

    @Override
    public Screen wall() {
      return wall;
    }

    @Override
    public Screen work(Work work) {
      return switch (work) {
        case ACOPIO -> acopio;
        case DIGITIZATION -> digitization;
        case FIRST_CAPTURE -> capture(CaptureWork.FIRST);
        case SECOND_CAPTURE -> capture(CaptureWork.SECOND);
        case THIRD_CAPTURE -> capture(CaptureWork.THIRD);
        case ADJUDICATION -> capture(CaptureWork.ADJUDICATION);
        case COTEJO -> cotejo;
        case PACKING -> packing;
        case PRACTICE -> practice;
        case SUPERVISION -> supervision;
      };
    }

    @Override
    public Screen sharing() {
      return sharing;
    }

    @Override
    public Screen stations() {
      return stations;
    }

    private Screen capture(CaptureWork work) {
      captureModel.sitDownFor(work);
      return capture;
    }
  }
}
