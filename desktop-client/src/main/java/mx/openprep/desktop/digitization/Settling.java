package mx.openprep.desktop.digitization;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ElectionName;
import mx.openprep.v1.GetImageRequest;

/** Settles, one after another, what waits for a person: poor pages, repeated ones, nobody's. */
final class Settling {
  private final NodeApi api;
  private final Background background;
  private final Sight sight;
  private final Tray tray;
  private final Filing filing;
  private final Identification identification;
  private final List<BatchPage> strip;
  private final ObservableValue<List<ElectionName>> elections;
  private final Lane comparing = new Lane();

  Settling(
      NodeApi api,
      Background background,
      Sight sight,
      Tray tray,
      Filing filing,
      Identification identification,
      List<BatchPage> strip,
      ObservableValue<List<ElectionName>> elections) {
    this.api = api;
    this.background = background;
    this.sight = sight;
    this.tray = tray;
    this.filing = filing;
    this.identification = identification;
    this.strip = strip;
    this.elections = elections;
  }

  /** Looks at one page. */
  void open(BatchPage page) {
    sight.show(page);
    sight.quiet();
    switch (page.outcome()) {
      case PageOutcome.Coming o -> {}
      case PageOutcome.Aside o -> {}
      case PageOutcome.Filed o -> identified(o.acta());
      case PageOutcome.Stopped o -> sight.go(new DigitizationStep.Stopped(page, o.why()));
      case PageOutcome.Repeated o -> sight.go(new DigitizationStep.Repeated(page, o));
      case PageOutcome.Unidentified o -> unidentified(o.image(), o.why(), Optional.empty());
    }
  }

  private void identified(ActaCard acta) {
    sight.go(new DigitizationStep.Finished(Optional.of(acta)));
    sight.tell(Notice.Kind.DONE, "scan.identified");
  }

  /** The page or image that has waited longest. */
  void next() {
    if (tray.isBusy() || identification.isBusy()) {
      return;
    }
    tray.nextStopped()
        .ifPresentOrElse(
            this::open,
            () ->
                tray.nextUnidentified()
                    .ifPresent(waiting -> tray.open(waiting, this::openUnclear)));
  }

  private void openUnclear(Tray.Unclear unclear) {
    sight.show(unclear.jpeg().toByteArray());
    sight.quiet();
    identification.begin(unclear.image(), unclear.acta());
    unclear
        .why()
        .ifPresentOrElse(
            why -> sight.go(new DigitizationStep.Unidentified(unclear.image(), why)),
            // What was missing has happened meanwhile: its QR says the rest.
            () -> unclear.acta().ifPresent(this::identifyAs));
  }

  void unidentified(ByteString waiting, Refusal why, Optional<ActaCard> acta) {
    identification.begin(waiting, acta);
    sight.go(new DigitizationStep.Unidentified(waiting, why));
  }

  /** The page is poor and yet can be read. */
  void keep() {
    if (sight.step() instanceof DigitizationStep.Stopped stopped) {
      tray.remove(stopped.page());
      sight.go(new DigitizationStep.Scanning());
      filing.fileAnyway(stopped.page());
    }
  }

  void setAside() {
    switch (sight.step()) {
      case DigitizationStep.Stopped s -> setAside(s.page());
      case DigitizationStep.Repeated s -> setAside(s.page());
      case DigitizationStep.Comparing s -> setAside(s.page());
      case DigitizationStep _ -> {}
    }
  }

  private void setAside(BatchPage page) {
    aside(page);
    sight.ready();
    sight.tell(Notice.Kind.DONE, "scan.aside");
  }

  /** Out of the way, and yet not gone. */
  void aside(BatchPage page) {
    page.page().putAside();
    page.became(new PageOutcome.Aside());
    tray.remove(page);
  }

  /** Shows the image that the acta has beside the new one. */
  void compare() {
    if (sight.step() instanceof DigitizationStep.Repeated repeated) {
      GetImageRequest request =
          GetImageRequest.newBuilder().setImage(repeated.what().image()).build();
      background
          .task(comparing, () -> api.digitization().getImage(request).getJpeg())
          .onSuccess(current ->
              sight.go(new DigitizationStep.Comparing(repeated.page(), repeated.what(), current)))
          .onRefusal(sight::refused)
          .start();
    }
  }

  /** The new image is better: it takes the other's place; the node keeps both. */
  void replace() {
    if (sight.step() instanceof DigitizationStep.Comparing comparison) {
      sight.go(new DigitizationStep.Scanning());
      filing.replace(comparison.page());
    }
  }

  /** Looks for the acta of the clave that was keyed from the image. */
  void search() {
    sight.quiet();
    identification.search();
  }

  /** The image shows this acta. */
  void identifyAs(ActaCard acta) {
    sight.quiet();
    identification.identifyAs(
        acta,
        card -> {
          strip.stream()
              .filter(this::isAtHand)
              .forEach(page -> page.became(new PageOutcome.Filed(card)));
          identified(card);
          tray.list();
        });
  }

  private boolean isAtHand(BatchPage page) {
    return page.outcome() instanceof PageOutcome.Unidentified o
        && o.image().equals(identification.image());
  }

  /** The image shows no expected acta: asks for its election and what can be read. */
  void outside() {
    if (sight.step() instanceof DigitizationStep.Unidentified waiting) {
      sight.quiet();
      elections.getValue().stream().findFirst().ifPresent(identification.electionProperty()::set);
      sight.go(new DigitizationStep.Outside(waiting.image(), waiting.why()));
    }
  }

  void registerOutside() {
    if (sight.step() instanceof DigitizationStep.Outside) {
      identification.registerOutside(() -> {
        sight.ready();
        sight.tell(Notice.Kind.DONE, "scan.outside");
        tray.list();
      });
    }
  }

  void stop() {
    comparing.cancel();
  }
}
