package mx.openprep.desktop.app;

import java.time.InstantSource;
import java.util.Map;
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
import mx.openprep.desktop.digitization.DigitizationView;
import mx.openprep.desktop.digitization.DigitizationViewModel;
import mx.openprep.desktop.enrolment.EnrolmentView;
import mx.openprep.desktop.enrolment.EnrolmentViewModel;
import mx.openprep.desktop.home.HomeView;
import mx.openprep.desktop.home.HomeViewModel;
import mx.openprep.desktop.home.Work;
import mx.openprep.desktop.login.LoginView;
import mx.openprep.desktop.login.LoginViewModel;
import mx.openprep.desktop.packing.PackingView;
import mx.openprep.desktop.packing.PackingViewModel;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.desktop.sharing.SharingView;
import mx.openprep.desktop.sharing.SharingViewModel;
import mx.openprep.desktop.sharing.StationsView;
import mx.openprep.desktop.sharing.StationsViewModel;
import mx.openprep.desktop.supervision.Exports;
import mx.openprep.desktop.supervision.SupervisionView;
import mx.openprep.desktop.supervision.SupervisionViewModel;
import mx.openprep.desktop.supervision.WallView;
import mx.openprep.v1.NodeDescription;

/** Everything the window is made of, and how it is joined: the one place where screens meet. */
public final class WorkstationContext {
  private final Station station;
  private final Navigation navigation;
  private final Frame frame;
  private final EnrolmentViewModel enrolment;

  private final Stationery stationery;

  /** To be made on the FX thread. */
  public WorkstationContext(
      Station station, Texts texts, Background background, InstantSource clock, Theme theme) {
    this.station = station;
    NodeApi api = new NodeApi();
    StatusViewModel status = new StatusViewModel(api, background, texts, clock);
    navigation = new Navigation(api, background, status);
    HostViewModel host = new HostViewModel(texts, clock, navigation::hostRestarted);
    station.watchHost(state -> background.screen().execute(() -> host.told(state)));
    stationery =
        new Stationery(
            station.printing(),
            new Letterheads(navigation.nodeProperty(), navigation.personProperty(), clock),
            texts);
    Map<Shortcut, Runnable> everywhere =
        Map.of(
            Shortcut.LOCK, navigation::lock,
            Shortcut.LOG_OUT, navigation::logOut,
            Shortcut.SHARING, navigation::sharing,
            Shortcut.THEME, theme::toggle);
    frame =
        new Frame(
            texts,
            new Frame.Wiring(
                status, host, navigation.nodeProperty(), navigation.personProperty(), everywhere));
    enrolment = new EnrolmentViewModel(station, background, texts, navigation::enrolled);
    Runnable shared =
        () -> {
          host.forget();
          navigation.shared();
        };
    navigation.use(new AllScreens(api, texts, background, status, clock, shared));
  }

  public Scene scene() {
    return frame.scene();
  }

  /** For every screen that prints. */
  Stationery stationery() {
    return stationery;
  }

  /** Whether what is shown belongs on the whole of the monitor. */
  public ReadOnlyBooleanProperty bareProperty() {
    return frame.bareProperty();
  }

  /** Shows the first screen. */
  public void start() {
    navigation.begin(station.isEnrolled());
  }

  /** Fills in the centre's address for a workstation that is to be enrolled. */
  public void offerCentre(String address) {
    enrolment.addressProperty().set(address);
  }

  /** The window is gone: what was lent is given back. */
  public void leave() {
    navigation.end();
  }

  private final class AllScreens implements Navigation.Screens {
    private final EnrolmentView enrolmentView;
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
    private final CotejoView cotejo;
    private final PackingView packing;
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
      enrolmentView = new EnrolmentView(enrolment, texts);
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
      login = new LoginView(loginModel, texts);
      homeModel =
          new HomeViewModel(texts, status.statusProperty(), status.nowProperty(), navigation::open);
      home = new HomeView(homeModel, texts);
      Receipts receipts = new Receipts(api, background, node, stationery, station.settings());
      missing =
          new MissingView(
              new MissingViewModel(api, background, texts, node, stationery),
              texts,
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
      cotejo =
          new CotejoView(
              new CotejoViewModel(
                  api, background, texts, status.statusProperty(), status.nowProperty()),
              texts,
              leave);
      packing =
          new PackingView(
              new PackingViewModel(
                  api,
                  background,
                  texts,
                  station.printing(),
                  node,
                  navigation.personProperty(),
                  clock),
              texts,
              leave);
      supervision =
          new SupervisionView(
              new SupervisionViewModel(api, background, texts),
              texts,
              new Exports(background, stationery),
              navigation::openWall,
              leave);
      wall = new WallView(api, background, texts, navigation::endWall);
    }

    @Override
    public void show(Screen screen) {
      frame.show(screen);
    }

    @Override
    public Screen enrolment() {
      return enrolmentView;
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
        // Home offers none of these before its screen is there.
        case PRACTICE -> home;
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
