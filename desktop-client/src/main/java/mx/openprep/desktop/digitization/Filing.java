package mx.openprep.desktop.digitization;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.Digitization;
import mx.openprep.v1.DigitizeRequest;
import mx.openprep.v1.DigitizeResponse;
import mx.openprep.v1.Origin;

/**
 * Takes scanned pages one after another to the node: looks at each, and files it unless something
 * is wrong with it. A page that stops does not hold up those behind it.
 */
final class Filing {
  private final NodeApi api;
  private final Background background;
  private final Consumer<BatchPage> decided;
  private final Lane lane = new Lane();
  private final Deque<Order> waiting = new ArrayDeque<>();
  private Optional<BatchPage> atHand = Optional.empty();

  /**
   * A page to be filed.
   *
   * @param anyway a person has said that it can be read
   * @param replace a person has said that it is better than the one there is
   */
  private record Order(BatchPage page, boolean anyway, boolean replace) {}

  /** What a page was found to be. */
  private record Found(Page page, Optional<DigitizeResponse> answer) {}

  /**
   * Files pages.
   *
   * @param decided hears of each page once it is known what has become of it
   */
  Filing(NodeApi api, Background background, Consumer<BatchPage> decided) {
    this.api = api;
    this.background = background;
    this.decided = decided;
  }

  /** With all the care there is. */
  void file(BatchPage page) {
    enqueue(new Order(page, false, false));
  }

  /** A person can read it. */
  void fileAnyway(BatchPage page) {
    enqueue(new Order(page, true, false));
  }

  /** In the place of the image that its acta has. */
  void replace(BatchPage page) {
    enqueue(new Order(page, true, true));
  }

  boolean isIdle() {
    return atHand.isEmpty() && waiting.isEmpty();
  }

  private void enqueue(Order order) {
    order.page().became(new PageOutcome.Coming());
    waiting.add(order);
    goOn();
  }

  private void goOn() {
    if (atHand.isPresent() || waiting.isEmpty()) {
      return;
    }
    Order order = waiting.remove();
    atHand = Optional.of(order.page());
    background
        .task(lane, () -> lookAndFile(order))
        .onSuccess(found -> {
          order.page().see(found.page());
          done(outcome(order, found));
        })
        .onRefusal(refusal -> done(new PageOutcome.Stopped(refusal)))
        .start();
  }

  private Found lookAndFile(Order order) {
    Page page = order.page().seen().orElseGet(order.page().page()::look);
    if (!order.anyway() && fault(page).isPresent()) {
      return new Found(page, Optional.empty());
    }
    DigitizeResponse answer = api.digitization().digitize(request(page, order.replace()));
    if (answer.getImage().isEmpty()) {
      return new Found(page, Optional.of(answer));
    }
    order.page().page().filed();
    return new Found(page, Optional.of(answer));
  }

  private static Optional<MessageCode> fault(Page page) {
    return page.faults().stream().filter(code -> !Stop.of(code).isOfIdentity()).findFirst();
  }

  private static DigitizeRequest request(Page page, boolean replace) {
    return DigitizeRequest.newBuilder()
        .setJpeg(page.jpeg())
        .setOrigin(Origin.CATD)
        .setDigitization(Digitization.ESCANER)
        .setScanner(page.scanner())
        .setQuality(page.quality())
        .setQr(page.qr().orElse(""))
        .setReplace(replace)
        .build();
  }

  private static PageOutcome outcome(Order order, Found found) {
    if (found.answer().isEmpty()) {
      return new PageOutcome.Stopped(new Refusal(fault(found.page()).orElseThrow()));
    }
    DigitizeResponse answer = found.answer().get();
    if (!answer.getCurrentImage().isEmpty()
        && !answer.getCurrentImage().equals(answer.getImage())) {
      return new PageOutcome.Repeated(answer.getActa(), answer.getCurrentImage());
    }
    if (answer.hasActa()) {
      return new PageOutcome.Filed(answer.getActa());
    }
    MessageCode why =
        told(answer)
            .or(() -> found.page().faults().stream().findFirst())
            .filter(code -> !order.anyway() || Stop.of(code).isOfIdentity())
            .orElse(MessageCode.QR_UNREADABLE);
    return new PageOutcome.Unidentified(answer.getImage(), new Refusal(why));
  }

  private static Optional<MessageCode> told(DigitizeResponse answer) {
    return Arrays.stream(MessageCode.values())
        .filter(code -> code.code().equals(answer.getUnidentifiedCode()))
        .findFirst();
  }

  private void done(PageOutcome outcome) {
    BatchPage page = atHand.orElseThrow();
    atHand = Optional.empty();
    page.became(outcome);
    decided.accept(page);
    goOn();
  }

  /** The screen is left: what is not filed yet waits on the disk. */
  void stop() {
    lane.cancel();
    waiting.clear();
    atHand = Optional.empty();
  }
}
