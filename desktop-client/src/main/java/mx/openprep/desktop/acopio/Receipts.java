package mx.openprep.desktop.acopio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.printing.SheetBuilder;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.desktop.settings.Setting;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ListReceiptsRequest;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.SobreReceipt;

/** The last receptions of this CATD and their printed receipts. */
public final class Receipts {
  private static final int SHOWN = 10;

  private final NodeApi api;
  private final Background background;
  private final ObservableValue<NodeDescription> node;
  private final Stationery stationery;
  private final Lane listing = new Lane();
  private final Lane printing = new Lane();
  private final ObjectProperty<List<SobreReceipt>> last = new SimpleObjectProperty<>(List.of());
  private final BooleanProperty automatic = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<String>> printer =
      new SimpleObjectProperty<>(Optional.empty());

  public Receipts(
      NodeApi api,
      Background background,
      ObservableValue<NodeDescription> node,
      Stationery stationery,
      Settings settings) {
    this.api = api;
    this.background = background;
    this.node = node;
    this.stationery = stationery;
    automatic.set(settings.get(Setting.PRINT_RECEIPTS).filter("yes"::equals).isPresent());
    automatic.subscribe((_, now) -> settings.put(Setting.PRINT_RECEIPTS, now ? "yes" : "no"));
  }

  /** Newest first. */
  ObservableValue<List<SobreReceipt>> lastProperty() {
    return last;
  }

  /** Whether each reception prints its receipt by itself; remembered by the workstation. */
  BooleanProperty automaticProperty() {
    return automatic;
  }

  /** The printer the last receipt went to. */
  ObservableValue<Optional<String>> printerProperty() {
    return printer;
  }

  void refresh(Consumer<Refusal> refused) {
    ListReceiptsRequest request = ListReceiptsRequest.newBuilder().setLimit(SHOWN).build();
    background
        .task(listing, () -> api.sobres().listReceipts(request))
        .onSuccess(found -> last.set(found.getReceiptsList()))
        .onRefusal(refused)
        .start();
  }

  void received(SobreReceipt receipt, Consumer<Refusal> refused) {
    List<SobreReceipt> now = new ArrayList<>(last.get());
    now.addFirst(receipt);
    last.set(List.copyOf(now.subList(0, Math.min(SHOWN, now.size()))));
    printer.set(Optional.empty());
    if (automatic.get()) {
      print(receipt, refused);
    }
  }

  void print(SobreReceipt receipt, Consumer<Refusal> refused) {
    printer.set(Optional.empty());
    SheetBuilder sheet = ReceiptSheet.begin(stationery);
    OfficialTime time = OfficialTime.of(node.getValue());
    background
        .task(
            printing,
            () ->
                stationery
                    .printing()
                    .print(
                        new ReceiptSheet(stationery.texts(), time, node.getValue())
                            .of(receipt, sheet)))
        .onSuccess(name -> printer.set(Optional.of(name)))
        .onRefusal(refused)
        .start();
  }

  void stop() {
    listing.cancel();
  }
}
