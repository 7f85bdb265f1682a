package mx.openprep.desktop.digitization;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.ActaSearch;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.Digitization;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DigitizeResponse;
import mx.openprep.v1.ElectionName;
import mx.openprep.v1.FindActasResponse;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.IdentifyRequest;
import mx.openprep.v1.ListUnidentifiedRequest;
import mx.openprep.v1.ListUnidentifiedResponse;
import mx.openprep.v1.MarkFueraDeCatalogoRequest;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.Origin;
import mx.openprep.v1.UnidentifiedImage;

/** From paper to an image that is known to be of an acta, or known to be of none. */
public final class DigitizationViewModel {
  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final PageSources pages;
  private final ObservableValue<NodeDescription> node;
  private final Lane work = new Lane();
  private final Lane looking = new Lane();
  private final Lane listing = new Lane();
  private final Deque<ByteString> tray = new ArrayDeque<>();

  private final ObjectProperty<DigitizationStep> step =
      new SimpleObjectProperty<>(new DigitizationStep.Ready());
  private final ObjectProperty<List<PageSource>> sources = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<PageSource>> source =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<byte[]>> page =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty quality = new SimpleStringProperty("");
  private final StringProperty clave = new SimpleStringProperty("");
  private final ObjectProperty<ElectionName> election =
      new SimpleObjectProperty<>(ElectionName.getDefaultInstance());
  private final StringProperty description = new SimpleStringProperty("");
  private final ObjectProperty<Integer> unidentified = new SimpleObjectProperty<>(0);
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());

  public DigitizationViewModel(
      NodeApi api,
      Background background,
      Texts texts,
      PageSources pages,
      ObservableValue<NodeDescription> node) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.pages = pages;
    this.node = node;
  }

  ObservableValue<DigitizationStep> stepProperty() {
    return step;
  }

  ObservableValue<List<PageSource>> sourcesProperty() {
    return sources;
  }

  ObjectProperty<Optional<PageSource>> sourceProperty() {
    return source;
  }

  ObservableValue<Optional<byte[]>> pageProperty() {
    return page;
  }

  /** Size, contrast and turn of the page, in words. */
  ObservableValue<String> qualityProperty() {
    return quality;
  }

  StringProperty claveProperty() {
    return clave;
  }

  ObjectProperty<ElectionName> electionProperty() {
    return election;
  }

  ObservableValue<List<ElectionName>> electionsProperty() {
    return node.map(NodeDescription::getElectionsList);
  }

  StringProperty descriptionProperty() {
    return description;
  }

  ObservableValue<Integer> unidentifiedProperty() {
    return unidentified;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  ObservableValue<Boolean> busyProperty() {
    return work.busyProperty();
  }

  ObservableValue<Number> progressProperty() {
    return work.progressProperty();
  }

  ObservableValue<Optional<ActaCard>> actaProperty() {
    return step.map(now ->
        now instanceof DigitizationStep.Identified identified
            ? Optional.of(identified.acta())
            : Optional.<ActaCard>empty());
  }

  ObservableValue<List<ActaCard>> foundProperty() {
    return step.map(now ->
        now instanceof DigitizationStep.Unidentified waiting
            ? waiting.found()
            : List.<ActaCard>of());
  }

  void start() {
    ready();
    if (source.get().isEmpty()) {
      lookForSources();
    }
    listTray();
  }

  void stop() {
    work.cancel();
    looking.cancel();
    listing.cancel();
    ready();
  }

  /** Looks again for scanners and folders. */
  void lookForSources() {
    background
        .task(looking, pages::find)
        .onSuccess(found -> {
          sources.set(found);
          source.set(found.stream().findFirst());
        })
        .onRefusal(this::refused)
        .start();
  }

  /** The next page of the chosen source. */
  void scan() {
    if (work.isBusy() || isUndecided()) {
      return;
    }
    source
        .get()
        .ifPresentOrElse(
            this::digitize,
            () -> refused(new Refusal(MessageCode.SCANNER_GONE, texts.of("scan.none"))));
  }

  void digitizeFile(Path image) {
    if (!work.isBusy() && !isUndecided()) {
      digitize(pages.file(image));
    }
  }

  /** A page whose acta is not known yet must not be pushed aside by the next by accident. */
  private boolean isUndecided() {
    return step.get() instanceof DigitizationStep.Unidentified
        || step.get() instanceof DigitizationStep.Outside;
  }

  private void digitize(PageSource from) {
    notice.set(Optional.empty());
    page.set(Optional.empty());
    quality.set("");
    step.set(new DigitizationStep.Scanning());
    background
        .task(work, from::next)
        .onSuccess(this::look)
        .onRefusal(refusal -> {
          step.set(new DigitizationStep.Ready());
          refused(refusal);
        })
        .start();
  }

  /** Stops the page on its way; nothing of it is kept. */
  void cancelScan() {
    if (step.get() instanceof DigitizationStep.Scanning) {
      source.get().ifPresent(PageSource::cancel);
      work.cancel();
      ready();
      notice.set(Optional.of(texts.notice(Notice.Kind.LOOK_AGAIN, "scan.cancelled")));
    }
  }

  private void look(Page scanned) {
    page.set(Optional.of(scanned.jpeg().toByteArray()));
    quality.set(
        texts.of(
            "scan.quality",
            scanned.quality().getWidth(),
            scanned.quality().getHeight(),
            scanned.quality().getContrast(),
            scanned.quality().getSharpness(),
            scanned.quality().getSkewMillidegrees() / 1000.0));
    if (scanned.faults().isEmpty()) {
      keep(scanned);
    } else {
      step.set(new DigitizationStep.Doubtful(scanned));
      refused(new Refusal(scanned.faults().getFirst()));
    }
  }

  /** The page is poor and yet can be read. */
  void keepDoubtful() {
    if (step.get() instanceof DigitizationStep.Doubtful doubtful && !work.isBusy()) {
      notice.set(Optional.empty());
      keep(doubtful.page());
    }
  }

  private void keep(Page scanned) {
    DigitizeRequest request =
        DigitizeRequest.newBuilder()
            .setJpeg(scanned.jpeg())
            .setOrigin(Origin.CATD)
            .setDigitization(Digitization.ESCANER)
            .setScanner(scanned.scanner())
            .setQuality(scanned.quality())
            .setQr(scanned.qr().orElse(""))
            .build();
    background
        .task(
            work,
            () -> {
              DigitizeResponse response = api.digitization().digitize(request);
              scanned.whenStored().run();
              return response;
            })
        .onSuccess(this::kept)
        .onRefusal(refusal -> {
          step.set(new DigitizationStep.Ready());
          refused(refusal);
        })
        .start();
  }

  private void kept(DigitizeResponse response) {
    Optional<MessageCode> told =
        Arrays.stream(MessageCode.values())
            .filter(code -> code.code().equals(response.getUnidentifiedCode()))
            .findFirst();
    if (response.hasActa()) {
      identified(response.getActa());
    } else if (told.filter(code -> code == MessageCode.IMAGE_ALREADY_DIGITIZED).isPresent()) {
      step.set(new DigitizationStep.Ready());
    } else {
      unidentified(response.getImage());
      notice.set(Optional.of(texts.notice(Notice.Kind.LOOK_AGAIN, "scan.unidentified")));
    }
    told.ifPresent(code -> refused(new Refusal(code)));
    listTray();
  }

  private void identified(ActaCard acta) {
    step.set(new DigitizationStep.Identified(acta));
    notice.set(Optional.of(texts.notice(Notice.Kind.DONE, "scan.identified")));
  }

  private void unidentified(ByteString image) {
    clave.set("");
    description.set("");
    step.set(new DigitizationStep.Unidentified(image, List.of()));
  }

  /** The oldest image that waits to be identified, after the one at hand. */
  void takeFromTray() {
    if (work.isBusy() || tray.isEmpty()) {
      return;
    }
    ByteString image = tray.removeFirst();
    tray.addLast(image);
    notice.set(Optional.empty());
    GetImageRequest request = GetImageRequest.newBuilder().setImage(image).build();
    background
        .task(work, () -> api.digitization().getImage(request))
        .onSuccess(found -> {
          page.set(Optional.of(found.getJpeg().toByteArray()));
          quality.set("");
          unidentified(image);
        })
        .onRefusal(this::refused)
        .start();
  }

  /** Looks for the acta of the clave that was keyed from the image. */
  void search() {
    if (!(step.get() instanceof DigitizationStep.Unidentified waiting) || clave.get().isBlank()) {
      return;
    }
    String typed = clave.get();
    notice.set(Optional.empty());
    background
        .task(work, () -> api.acopio().find(ActaSearch.of(typed)))
        .onSuccess(found -> offer(waiting, found))
        .onRefusal(this::refused)
        .start();
  }

  private void offer(DigitizationStep.Unidentified waiting, FindActasResponse found) {
    step.set(new DigitizationStep.Unidentified(waiting.image(), found.getActasList()));
  }

  /** The image shows this acta. */
  void identifyAs(ActaCard acta) {
    if (!(step.get() instanceof DigitizationStep.Unidentified waiting)) {
      return;
    }
    IdentifyRequest request =
        IdentifyRequest.newBuilder().setImage(waiting.image()).setActa(acta.getActa()).build();
    notice.set(Optional.empty());
    background
        .task(work, () -> api.digitization().identify(request))
        .onSuccess(card -> {
          identified(card);
          listTray();
        })
        .onRefusal(this::refused)
        .start();
  }

  /** The image shows no expected acta: asks for its election and what can be read. */
  void outside() {
    if (step.get() instanceof DigitizationStep.Unidentified waiting) {
      notice.set(Optional.empty());
      electionsProperty().getValue().stream().findFirst().ifPresent(election::set);
      step.set(new DigitizationStep.Outside(waiting.image()));
    }
  }

  void registerOutside() {
    if (!(step.get() instanceof DigitizationStep.Outside outside)) {
      return;
    }
    MarkFueraDeCatalogoRequest request =
        MarkFueraDeCatalogoRequest.newBuilder()
            .setImage(outside.image())
            .setElection(election.get().getElection())
            .setDescription(description.get().strip())
            .build();
    background
        .task(work, () -> api.digitization().markFueraDeCatalogo(request))
        .onSuccess(marked -> {
          ready();
          notice.set(Optional.of(texts.notice(Notice.Kind.DONE, "scan.outside")));
          listTray();
        })
        .onRefusal(this::refused)
        .start();
  }

  /** One step back; false when there is none and the screen may be left. */
  boolean back() {
    return switch (step.get()) {
      case DigitizationStep.Ready s -> false;
      case DigitizationStep.Scanning s -> {
        cancelScan();
        yield true;
      }
      case DigitizationStep.Doubtful s -> {
        ready();
        yield true;
      }
      case DigitizationStep.Identified s -> false;
      case DigitizationStep.Unidentified s -> {
        // The image stays in the tray: it can be identified later.
        ready();
        yield true;
      }
      case DigitizationStep.Outside s -> {
        step.set(new DigitizationStep.Unidentified(s.image(), List.of()));
        yield true;
      }
    };
  }

  private void ready() {
    step.set(new DigitizationStep.Ready());
    page.set(Optional.empty());
    quality.set("");
    notice.set(Optional.empty());
  }

  private void refused(Refusal refusal) {
    notice.set(Optional.of(texts.notice(refusal)));
  }

  private void listTray() {
    ListUnidentifiedRequest request = ListUnidentifiedRequest.getDefaultInstance();
    background
        .task(listing, () -> api.digitization().listUnidentified(request))
        .onSuccess(this::fillTray)
        .onRefusal(this::refused)
        .start();
  }

  private void fillTray(ListUnidentifiedResponse found) {
    tray.clear();
    found.getImagesList().stream().map(UnidentifiedImage::getImage).forEach(tray::add);
    unidentified.set(tray.size());
  }
}
