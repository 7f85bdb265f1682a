package mx.openprep.desktop.app;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
  private final AllScreens screens;
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
    screens = new AllScreens(api, texts, background, status, clock, shared);
    navigation.use(screens);
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

  /** Shows every screen once, with nobody before it and nothing asked of a node. */
  void rehearse() {
    for (Work work : Work.values()) {
      Screen screen = screens.work(work);
      frame.show(screen);
      screen.root().applyCss();
      screen.root().layout();
    }
  }

  /** The window is gone, or belongs to other screens: what was lent is given back. */
  Navigation.Standing leave() {
    frame.leave();
    return navigation.leave();
  }

  /** Each screen is made when it is first shown: most people of a night see three of them. */
  private final class AllScreens implements Navigation.Screens {
    private final Map<Class<? extends Screen>, Screen> made = new HashMap<>();
    private final NodeApi api;
    private final Texts texts;
    private final Background background;
    private final StatusViewModel status;
    private final InstantSource clock;
    private final Runnable shared;
    private final ObservableValue<NodeDescription> node = navigation.nodeProperty();
    private final Runnable leave = navigation::home;
    private final ReadinessWords words;
    private final LoginViewModel loginModel;
    private final HomeViewModel homeModel;
    private final CaptureViewModel captureModel;
    private final DifferencesViewModel differencesModel;
    private Work cameFrom = Work.COTEJO;

    private AllScreens(
        NodeApi api,
        Texts texts,
        Background background,
        StatusViewModel status,
        InstantSource clock,
        Runnable shared) {
      this.api = api;
      this.texts = texts;
      this.background = background;
      this.status = status;
      this.clock = clock;
      this.shared = shared;
      words = new ReadinessWords(texts, this::zone);
      loginModel = new LoginViewModel(api, background, texts, navigation::signedIn);
      homeModel =
          new HomeViewModel(texts, status.statusProperty(), status.nowProperty(), navigation::open);
      homeModel.ccvProperty().bind(node.map(NodeDescription::getCcv));
      captureModel = new CaptureViewModel(api, background, texts, status.statusProperty());
      differencesModel = new DifferencesViewModel(api, background, texts);
    }

    private <S extends Screen> S once(Class<S> kind, Supplier<S> maker) {
      Screen known = made.get(kind);
      if (known == null) {
        known = maker.get();
        made.put(kind, known);
      }
      return kind.cast(known);
    }

    /** Whether the person here has one of these roles. */
    private ObservableValue<Boolean> holds(Role... roles) {
      return navigation
          .personProperty()
          .map(who ->
              who.filter(known -> List.of(roles).stream().anyMatch(known.roles()::contains))
                  .isPresent());
    }

    @Override
    public void show(Screen screen) {
      frame.show(screen);
    }

    @Override
    public Screen setup() {
      return once(SetupView.class, () -> new SetupView(setup, words, texts, clock));
    }

    @Override
    public Screen readiness() {
      return once(
          ReadinessView.class,
          () ->
              new ReadinessView(
                  new ReadinessViewModel(station.readiness(), api, background, words, stationery),
                  texts,
                  leave));
    }

    @Override
    public Screen start() {
      return once(
          StartView.class,
          () -> new StartView(station, background, texts, navigation::opened, navigation::sharing));
    }

    private LoginView loginView() {
      return once(LoginView.class, () -> new LoginView(loginModel, texts, navigation::practise));
    }

    @Override
    public Screen login() {
      loginModel.start();
      return loginView();
    }

    @Override
    public Screen locked(SignedIn by) {
      loginModel.startLocked(by);
      return loginView();
    }

    @Override
    public Screen handedOver(SignedIn by) {
      loginModel.startHandedOver(by);
      return loginView();
    }

    @Override
    public Screen home(SignedIn person) {
      homeModel.welcome(person);
      return once(HomeView.class, () -> new HomeView(homeModel, texts));
    }

    @Override
    public Screen wall() {
      return once(WallView.class, () -> new WallView(api, background, texts, navigation::endWall));
    }

    @Override
    public Screen work(Work work) {
      return switch (work) {
        case ACOPIO -> acopio();
        case DIGITIZATION -> digitization();
        case FIRST_CAPTURE -> capture(CaptureWork.FIRST);
        case SECOND_CAPTURE -> capture(CaptureWork.SECOND);
        case THIRD_CAPTURE -> capture(CaptureWork.THIRD);
        case ADJUDICATION -> capture(CaptureWork.ADJUDICATION);
        case COTEJO -> cotejo();
        case PACKING -> packing();
        case PRACTICE -> practice();
        case SUPERVISION -> supervision();
      };
    }

    private Screen acopio() {
      return once(
          AcopioView.class,
          () ->
              new AcopioView(
                  new AcopioViewModel(
                      api,
                      background,
                      texts,
                      node,
                      new Receipts(api, background, node, stationery, station.settings()),
                      station.qrPictures()),
                  texts,
                  clock,
                  () -> navigation.goOn(missing()),
                  leave));
    }

    private Screen missing() {
      return once(MissingView.class, () -> missing(() -> navigation.open(Work.ACOPIO)));
    }

    private MissingView missing(Runnable back) {
      return new MissingView(
          new MissingViewModel(api, background, texts, node, stationery),
          texts,
          holds(Role.ACOPIADOR, Role.COORDINADOR),
          back);
    }

    private Screen digitization() {
      return once(
          DigitizationView.class,
          () ->
              new DigitizationView(
                  new DigitizationViewModel(api, background, texts, station.pages(), node, clock),
                  texts,
                  leave));
    }

    private Screen capture(CaptureWork work) {
      captureModel.sitDownFor(work);
      return once(CaptureView.class, () -> new CaptureView(captureModel, texts, leave));
    }

    private Screen practice() {
      return once(
          PracticeView.class,
          () ->
              new PracticeView(
                  new PracticeViewModel(station::practise, background, texts, clock),
                  texts,
                  frame::renew,
                  navigation::leavePractice));
    }

    private Screen cotejo() {
      return once(
          CotejoView.class,
          () ->
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
                  leave));
    }

    private Screen packing() {
      return once(
          PackingView.class,
          () ->
              new PackingView(
                  new PackingViewModel(api, background, texts, stationery), texts, leave));
    }

    private void differences(String acta, Work from) {
      cameFrom = from;
      differencesModel.choose(acta);
      navigation.goOn(
          once(
              DifferencesView.class,
              () -> new DifferencesView(differencesModel, texts, () -> navigation.open(cameFrom))));
    }

    private Screen supervision() {
      return once(
          SupervisionView.class,
          () ->
              new SupervisionView(
                  new SupervisionViewModel(api, background, texts),
                  texts,
                  new Exports(background, stationery),
                  new Captures(
                      holds(Role.COORDINADOR), acta -> differences(acta, Work.SUPERVISION)),
                  newStations(),
                  missing(leave),
                  navigation::openWall,
                  leave));
    }

    @Override
    public Screen sharing() {
      return once(
          SharingView.class,
          () ->
              new SharingView(
                  new SharingViewModel(station.sharing(), background, texts, shared),
                  texts,
                  navigation::leaveSharing));
    }

    @Override
    public Screen stations() {
      return once(StationsView.class, this::newStations);
    }

    private ZoneId zone() {
      return stationery.letterhead().get().zone();
    }

    private StationsView newStations() {
      return new StationsView(
          new StationsViewModel(api, background, texts, clock, this::zone),
          texts,
          leave,
          navigation::changeSharing);
    }
  }
}
