package mx.openprep.desktop.setup;

import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** What all steps of a first run share. FX thread only. */
final class SetupContext {
  private final SetupDesk desk;
  private final Background background;
  private final Texts texts;
  private final Lane lane = new Lane();
  private final CardEntry card = new CardEntry();
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private SetupRecord record = SetupRecord.NEW;

  SetupContext(SetupDesk desk, Background background, Texts texts) {
    this.desk = desk;
    this.background = background;
    this.texts = texts;
  }

  SetupDesk desk() {
    return desk;
  }

  Background background() {
    return background;
  }

  Texts texts() {
    return texts;
  }

  /** One thing at a time, whatever the step. */
  Lane lane() {
    return lane;
  }

  CardEntry card() {
    return card;
  }

  ObjectProperty<Optional<Notice>> noticeProperty() {
    return notice;
  }

  void refused(Refusal refusal) {
    boolean silent = refusal.code() == MessageCode.CENTRE_UNREACHABLE;
    notice.set(
        Optional.of(
            texts.notice(silent ? new Refusal(MessageCode.CENTRE_SILENT, refusal) : refusal)));
  }

  void calm() {
    notice.set(Optional.empty());
  }

  SetupRecord record() {
    return record;
  }

  void restore() {
    record = desk.record();
    card.restore(record);
  }

  /** Changes what is known and keeps it over a restart. */
  void keep(UnaryOperator<SetupRecord> change) {
    record = change.apply(record);
    desk.keep(record);
  }
}
