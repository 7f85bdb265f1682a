package mx.openprep.desktop.digitization;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.ListUnidentifiedRequest;
import mx.openprep.v1.ListUnidentifiedResponse;
import mx.openprep.v1.UnidentifiedImage;

/**
 * What waits for a person: pages that stopped here, and images at the node that are nobody's yet,
 * also those of an earlier run or of another workstation. Each is offered in turn, oldest first.
 */
final class Tray {
  private final NodeApi api;
  private final Background background;
  private final PageSources sources;
  private final Consumer<Refusal> refused;
  private final Lane listing = new Lane();
  private final Lane fetching = new Lane();
  private final List<BatchPage> stopped = new ArrayList<>();
  private final Deque<ByteString> unidentified = new ArrayDeque<>();
  private final ObjectProperty<Integer> size = new SimpleObjectProperty<>(0);

  /**
   * An image of the node that somebody must look at.
   *
   * @param why what keeps it from being identified by its QR; empty when nothing does any more
   * @param acta what its QR names
   */
  record Unclear(
      ByteString image, ByteString jpeg, Optional<Refusal> why, Optional<ActaCard> acta) {}

  Tray(NodeApi api, Background background, PageSources sources, Consumer<Refusal> refused) {
    this.api = api;
    this.background = background;
    this.sources = sources;
    this.refused = refused;
  }

  /** How many wait. */
  ObservableValue<Integer> sizeProperty() {
    return size;
  }

  void add(BatchPage page) {
    if (!stopped.contains(page)) {
      stopped.add(page);
    }
    count();
  }

  void remove(BatchPage page) {
    stopped.remove(page);
    count();
  }

  /** The stopped page that has waited longest; it goes to the end, in case nobody decides. */
  Optional<BatchPage> nextStopped() {
    if (stopped.isEmpty()) {
      return Optional.empty();
    }
    BatchPage next = stopped.removeFirst();
    stopped.add(next);
    return Optional.of(next);
  }

  /** The image at the node that has waited longest; it goes to the end, too. */
  Optional<ByteString> nextUnidentified() {
    Optional<ByteString> next = Optional.ofNullable(unidentified.poll());
    next.ifPresent(unidentified::add);
    return next;
  }

  /** Fetches an image and reads its QR again: what was missing may have happened meanwhile. */
  void open(ByteString image, Consumer<Unclear> opened) {
    background.task(fetching, () -> look(image)).onSuccess(opened).onRefusal(refused).start();
  }

  private Unclear look(ByteString image) {
    ByteString jpeg =
        api.digitization().getImage(GetImageRequest.newBuilder().setImage(image).build()).getJpeg();
    Optional<String> qr = sources.qr(jpeg.toByteArray());
    if (qr.isEmpty()) {
      return unclear(image, jpeg, new Refusal(MessageCode.QR_UNREADABLE));
    }
    try {
      FindActasRequest request = FindActasRequest.newBuilder().setQr(qr.get()).build();
      ActaCard acta = api.acopio().find(request).getActasList().getFirst();
      return new Unclear(image, jpeg, hindrance(acta).map(Refusal::new), Optional.of(acta));
    } catch (StatusRuntimeException e) {
      return unclear(
          image, jpeg, RefusalStatus.of(e).orElseGet(() -> new Refusal(MessageCode.UNEXPECTED, e)));
    }
  }

  private static Unclear unclear(ByteString image, ByteString jpeg, Refusal why) {
    return new Unclear(image, jpeg, Optional.of(why), Optional.empty());
  }

  /** What keeps the acta that the QR names from taking this image now. */
  private static Optional<MessageCode> hindrance(ActaCard acta) {
    return switch (acta.getState()) {
      case "ACOPIADA" -> Optional.empty();
      case "ESPERADA", "SIN_ACTA" -> Optional.of(MessageCode.ACTA_NOT_RECEIVED);
      // Also one that was reported to show another acta: its QR must not bring it back.
      default -> Optional.of(MessageCode.ACTA_HAS_IMAGE);
    };
  }

  boolean isBusy() {
    return fetching.isBusy();
  }

  /** Asks the node again what waits there. */
  void list() {
    background
        .task(
            listing,
            () -> api.digitization().listUnidentified(ListUnidentifiedRequest.getDefaultInstance()))
        .onSuccess(this::fill)
        .onRefusal(refused)
        .start();
  }

  private void fill(ListUnidentifiedResponse found) {
    unidentified.clear();
    found.getImagesList().stream().map(UnidentifiedImage::getImage).forEach(unidentified::add);
    count();
  }

  private void count() {
    size.set(stopped.size() + unidentified.size());
  }

  /** The screen is left: the pages are on disk and the images at the node. */
  void stop() {
    listing.cancel();
    fetching.cancel();
    stopped.clear();
    unidentified.clear();
    count();
  }
}
