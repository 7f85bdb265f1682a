package mx.openprep.desktop.setup;

import io.grpc.Channel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.enrolment.EnrolmentCard;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** The way through the seven steps: where it stands, and why it does not go on. */
public final class SetupViewModel {
  private final SetupContext context;
  private final AddressStep address;
  private final CodeStep code;
  private final FingerprintStep fingerprint;
  private final PackageStep electionPackage;
  private final ScannerStep scanner;
  private final PrinterStep printer;
  private final ReadyStep ready;
  private final ObjectProperty<SetupStep> step = new SimpleObjectProperty<>(SetupStep.ADDRESS);
  private final ObservableValue<String> obstacle;

  /**
   * A first run.
   *
   * @param done told the channel to the node, once the workstation is handed over
   */
  public SetupViewModel(
      SetupDesk desk, Background background, Texts texts, Consumer<Channel> done) {
    context = new SetupContext(desk, background, texts);
    address = new AddressStep(context);
    code = new CodeStep(context);
    fingerprint = new FingerprintStep(context);
    electionPackage = new PackageStep(context);
    scanner = new ScannerStep(context);
    printer = new PrinterStep(context);
    ready = new ReadyStep(context, done);
    obstacle = step.flatMap(at -> model(at).obstacle());
  }

  /** The centre's address as the program was started with; what a person typed stays. */
  public void offerCentre(String offered) {
    if (address.addressProperty().get().isBlank()) {
      address.addressProperty().set(offered);
    }
  }

  private StepModel model(SetupStep at) {
    return switch (at) {
      case ADDRESS -> address;
      case CODE -> code;
      case FINGERPRINT -> fingerprint;
      case PACKAGE -> electionPackage;
      case SCANNER -> scanner;
      case PRINTER -> printer;
      case READY -> ready;
    };
  }

  AddressStep address() {
    return address;
  }

  CodeStep code() {
    return code;
  }

  FingerprintStep fingerprint() {
    return fingerprint;
  }

  PackageStep electionPackage() {
    return electionPackage;
  }

  ScannerStep scanner() {
    return scanner;
  }

  PrinterStep printer() {
    return printer;
  }

  ReadyStep ready() {
    return ready;
  }

  ReadOnlyObjectProperty<SetupStep> stepProperty() {
    return step;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return context.noticeProperty();
  }

  ObservableValue<Boolean> busyProperty() {
    return context.lane().busyProperty();
  }

  /** Why it does not go on; empty when it does. */
  ObservableValue<String> obstacleProperty() {
    return obstacle;
  }

  ObservableValue<Boolean> mayGoOnProperty() {
    return obstacle.map(String::isEmpty);
  }

  /** Nothing that cannot be done again is left behind. */
  ObservableValue<Boolean> mayGoBackProperty() {
    return step.map(at -> at.previous().isPresent());
  }

  /** Goes on where the last run stopped. */
  void begin() {
    String offered = address.addressProperty().get();
    context.restore();
    offerCentre(offered);
    show(firstPossible(context.record().step(), context.desk().isEnrolled()));
  }

  /** The identity on the disk decides what is behind us, not what was kept of the steps. */
  private static SetupStep firstPossible(SetupStep kept, boolean enrolled) {
    if (enrolled) {
      return kept.isAfterEnrolment() ? kept : SetupStep.PACKAGE;
    }
    return kept.isAfterEnrolment() ? SetupStep.ADDRESS : kept;
  }

  private void show(SetupStep next) {
    context.calm();
    step.set(next);
    model(next).enter();
  }

  void goOn() {
    SetupStep from = step.get();
    if (obstacle.getValue().isEmpty() && !context.lane().isBusy()) {
      model(from).complete(() -> move(from, from.next()));
    }
  }

  void goBack() {
    SetupStep from = step.get();
    from.previous().ifPresent(to -> move(from, to));
  }

  private void move(SetupStep from, SetupStep to) {
    model(from).leave();
    context.lane().cancel();
    context.keep(record -> context.card().kept(record).at(to));
    show(to);
  }

  /** What the key for trying means at this step. */
  void tryIt() {
    switch (step.get()) {
      case ADDRESS, CODE -> {}
      case FINGERPRINT -> fingerprint.ask();
      case PACKAGE -> electionPackage.fetch();
      case SCANNER -> scanner.test();
      case PRINTER -> printer.print();
      case READY -> ready.examine();
    }
  }

  /** A reader typed something that began like a card. */
  void readGarbled() {
    context.refused(new Refusal(MessageCode.CARD_GARBLED));
  }

  /** Read by a hand-held reader: all three lines at once, as long as they are of use. */
  void read(EnrolmentCard card) {
    SetupStep from = step.get();
    if (!from.isAfterEnrolment() && !context.lane().isBusy()) {
      context.card().fill(card);
      move(from, SetupStep.FINGERPRINT);
    }
  }

  /** The window closes, or shows something else. */
  void stop() {
    model(step.get()).leave();
    context.lane().cancel();
    context.keep(context.card()::kept);
  }
}
