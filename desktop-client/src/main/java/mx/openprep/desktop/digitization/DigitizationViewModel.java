package mx.openprep.desktop.digitization;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ElectionName;
import mx.openprep.v1.NodeDescription;

/**
 * From a pile of paper to images that are known to be of an acta, or known to be of none: leads the
 * person from step to step. {@link Batch} scans, {@link Filing} takes pages to the node, {@link
 * Settling} settles what waits in the {@link Tray}, {@link ScannerChoices} chooses the scanner.
 */
public final class DigitizationViewModel {
  // After so many stopped pages in a row it is not the paper, it is the scanner.
  private static final int FAULTS_IN_A_ROW = 3;

  private final Background background;
  private final Texts texts;
  private final PageSources pages;
  private final ObservableValue<NodeDescription> node;
  private final Lane looking = new Lane();
  private final Lane recovering = new Lane();
  private final Sight sight;
  private final Batch batch;
  private final Filing filing;
  private final Tray tray;
  private final Identification identification;
  private final Settling settling;
  private final ScannerChoices choices;
  private final ObservableList<BatchPage> strip = FXCollections.observableArrayList();
  private final ObjectProperty<List<PageSource>> sources = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<PageSource>> source =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<BatchPage> scannedAgain = Optional.empty();
  private Optional<BatchPage> lastDecided = Optional.empty();
  private int firstOfBatch;
  private int faultsInARow;

  public DigitizationViewModel(
      NodeApi api,
      Background background,
      Texts texts,
      PageSources pages,
      ObservableValue<NodeDescription> node,
      InstantSource clock) {
    this.background = background;
    this.texts = texts;
    this.pages = pages;
    this.node = node;
    sight = new Sight(texts);
    batch = new Batch(background, clock, this::came, this::ended);
    filing = new Filing(api, background, this::decided);
    tray = new Tray(api, background, pages, sight::refused);
    identification = new Identification(api, background, sight::refused);
    settling =
        new Settling(
            api, background, sight, tray, filing, identification, strip, electionsProperty());
    choices = new ScannerChoices(pages.desk(), background, sight::refused);
  }

  ObservableValue<DigitizationStep> stepProperty() {
    return sight.stepProperty();
  }

  /** The image at hand, JPEG. */
  ObservableValue<Optional<byte[]>> imageProperty() {
    return sight.imageProperty();
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return sight.noticeProperty();
  }

  /** The pages of this sitting, in their order. */
  ObservableList<BatchPage> strip() {
    return strip;
  }

  ObservableValue<List<PageSource>> sourcesProperty() {
    return sources;
  }

  ObjectProperty<Optional<PageSource>> sourceProperty() {
    return source;
  }

  ObservableValue<List<ElectionName>> electionsProperty() {
    return node.map(NodeDescription::getElectionsList);
  }

  /** Whether there is paper here: at a CCV there are only images that are nobody's yet. */
  ObservableValue<Boolean> paperProperty() {
    return node.map(description -> !description.getCcv()).orElse(true);
  }

  private boolean hasPaper() {
    return paperProperty().getValue();
  }

  PageSources.Profile profile() {
    return pages.profile();
  }

  Batch batch() {
    return batch;
  }

  Tray tray() {
    return tray;
  }

  Identification identification() {
    return identification;
  }

  Settling settling() {
    return settling;
  }

  ScannerChoices choices() {
    return choices;
  }

  /** Why the work stands still, when it does. */
  ObservableValue<Optional<Refusal>> stopProperty() {
    return stepProperty().map(DigitizationStep::stop);
  }

  /** Whose the image at hand is, when that is known. */
  ObservableValue<Optional<ActaCard>> actaProperty() {
    return stepProperty().map(DigitizationStep::acta);
  }

  /** What has become of the pages of this sitting, counted. */
  ObservableValue<String> summaryProperty() {
    return stepProperty()
        .map(now ->
            texts.of(
                "scan.summary",
                count(PageOutcome.Filed.class),
                count(PageOutcome.Repeated.class),
                strip.stream().filter(page -> page.outcome().isWaiting()).count()));
  }

  private long count(Class<? extends PageOutcome> kind) {
    return strip.stream().map(BatchPage::outcome).filter(kind::isInstance).count();
  }

  void start() {
    sight.ready();
    if (hasPaper()) {
      recover();
      if (source.get().isEmpty()) {
        lookForSources();
      }
    }
    tray.list();
  }

  void stop() {
    batch.stop();
    filing.stop();
    tray.stop();
    identification.stop();
    settling.stop();
    choices.stop();
    looking.cancel();
    recovering.cancel();
    strip.stream()
        .filter(page -> page.outcome() instanceof PageOutcome.Repeated)
        .forEach(page -> page.page().putAside());
    strip.clear();
    scannedAgain = Optional.empty();
    lastDecided = Optional.empty();
    sight.ready();
  }

  /** What an earlier run scanned and could not file any more goes on from here. */
  private void recover() {
    background
        .task(recovering, pages::waiting)
        .onSuccess(waiting -> {
          if (!waiting.isEmpty()) {
            sight.tell(Notice.Kind.LOOK_AGAIN, "scan.recovered", waiting.size());
          }
          waiting.forEach(this::came);
        })
        .onRefusal(sight::refused)
        .start();
  }

  /** Looks again for scanners and folders. */
  void lookForSources() {
    background
        .task(looking, pages::find)
        .onSuccess(found -> {
          sources.set(found);
          source.set(found.stream().findFirst());
        })
        .onRefusal(sight::refused)
        .start();
  }

  /** The one key of scanning: begins a batch, or lets a halted one go on. */
  void scan() {
    if (!isFree()) {
      return;
    }
    if (!hasPaper()) {
      takeFromTray();
      return;
    }
    boolean goesOn = sight.step() instanceof DigitizationStep.Halted;
    if (sight.step() instanceof DigitizationStep.Stopped stopped) {
      scannedAgain = Optional.of(stopped.page());
    }
    source
        .get()
        .ifPresentOrElse(
            from -> scan(from, goesOn), () -> halt(new Refusal(MessageCode.SCANNER_MISSING)));
  }

  private void scan(PageSource from, boolean goesOn) {
    sight.quiet();
    sight.noImage();
    faultsInARow = 0;
    lastDecided = Optional.empty();
    sight.go(new DigitizationStep.Scanning());
    if (goesOn) {
      batch.goOn(from);
    } else {
      firstOfBatch = strip.size();
      batch.start(from);
    }
  }

  void digitizeFiles(List<Path> pictures) {
    if (hasPaper() && isFree() && !pictures.isEmpty()) {
      scan(pages.files(pictures), false);
    }
  }

  /** An image whose acta is not known yet must not be pushed aside by the next by accident. */
  private boolean isFree() {
    return !batch.isScanning()
        && switch (sight.step()) {
          case DigitizationStep.Ready s -> true;
          case DigitizationStep.Halted s -> true;
          case DigitizationStep.Finished s -> true;
          case DigitizationStep.Stopped s -> true;
          case DigitizationStep.Repeated s -> true;
          case DigitizationStep.Scanning s -> false;
          case DigitizationStep.Comparing s -> false;
          case DigitizationStep.Unidentified s -> false;
          case DigitizationStep.Outside s -> false;
          case DigitizationStep.Choosing s -> false;
        };
  }

  private void came(WaitingPage waiting) {
    scannedAgain.ifPresent(settling::aside);
    scannedAgain = Optional.empty();
    BatchPage page = new BatchPage(strip.size() + 1, waiting);
    strip.add(page);
    filing.file(page);
  }

  private void decided(BatchPage page) {
    boolean stopped = page.outcome() instanceof PageOutcome.Stopped;
    if (stopped) {
      tray.add(page);
    } else {
      tray.remove(page);
    }
    if (page.outcome() instanceof PageOutcome.Unidentified) {
      tray.list();
    }
    lastDecided = Optional.of(page);
    faultsInARow = stopped ? faultsInARow + 1 : 0;
    if (sight.step() instanceof DigitizationStep.Scanning) {
      sight.show(page);
    }
    if (faultsInARow >= FAULTS_IN_A_ROW && batch.isScanning()) {
      batch.pause();
    }
    finishIfThrough();
  }

  private void ended(Optional<Refusal> why) {
    if (why.isPresent()) {
      halt(why.get());
    } else {
      finishIfThrough();
    }
  }

  private void halt(Refusal why) {
    // The sheet that was to be scanned again was not: its poor image stays where it is.
    scannedAgain = Optional.empty();
    sight.noImage();
    sight.quiet();
    sight.go(new DigitizationStep.Halted(why));
  }

  private void finishIfThrough() {
    if (!(sight.step() instanceof DigitizationStep.Scanning)
        || batch.isScanning()
        || !filing.isIdle()) {
      return;
    }
    int came = strip.size() - firstOfBatch;
    if (faultsInARow >= FAULTS_IN_A_ROW && batch.isStopped()) {
      sight.ready();
      sight.tell(Notice.Kind.LOOK_AGAIN, "scan.faults-in-a-row", FAULTS_IN_A_ROW);
    } else if (came > 1) {
      sight.go(new DigitizationStep.Finished(Optional.empty()));
    } else if (lastDecided.isPresent()) {
      settling.open(lastDecided.get());
    } else {
      sight.ready();
      sight.tell(Notice.Kind.LOOK_AGAIN, "scan.cancelled");
    }
    firstOfBatch = strip.size();
    lastDecided = Optional.empty();
  }

  /** Looks at one page of the strip. */
  void open(BatchPage page) {
    if (isFree()) {
      settling.open(page);
    }
  }

  /** The page or image that has waited longest for a person. */
  void takeFromTray() {
    if (!batch.isScanning() && !(sight.step() instanceof DigitizationStep.Comparing)) {
      if (tray.sizeProperty().getValue() == 0) {
        // Others may have left something there meanwhile.
        tray.list();
      } else {
        settling.next();
      }
    }
  }

  /** Does what a button of a stop says. */
  void act(StopAction action) {
    switch (action) {
      case SCAN_AGAIN -> scan();
      case KEEP -> settling.keep();
      case COMPARE -> settling.compare();
      case SET_ASIDE -> settling.setAside();
      case SCANNER -> chooseScanner();
      case FUERA_DE_CATALOGO -> settling.outside();
      case LATER -> back();
    }
  }

  void chooseScanner() {
    if (hasPaper() && !batch.isScanning()) {
      sight.quiet();
      sight.go(new DigitizationStep.Choosing());
      choices.look();
    }
  }

  void keepScanner() {
    choices.choose(() -> {
      sight.ready();
      lookForSources();
      sight.tell(Notice.Kind.DONE, "scan.chosen");
    });
  }

  /** One step back; false when there is none and the screen may be left. */
  boolean back() {
    switch (sight.step()) {
      case DigitizationStep.Ready s -> {
        return false;
      }
      case DigitizationStep.Finished s -> {
        return false;
      }
      case DigitizationStep.Scanning s -> batch.cancel();
      case DigitizationStep.Outside s ->
          settling.unidentified(s.image(), s.why(), Optional.empty());
      case DigitizationStep.Comparing s ->
          sight.go(new DigitizationStep.Repeated(s.page(), s.what()));
      case DigitizationStep.Choosing s -> {
        choices.stop();
        sight.ready();
      }
      // What is left undecided stays in the tray.
      case DigitizationStep.Halted s -> sight.ready();
      case DigitizationStep.Stopped s -> sight.ready();
      case DigitizationStep.Repeated s -> sight.ready();
      case DigitizationStep.Unidentified s -> sight.ready();
    }
    return true;
  }
}
