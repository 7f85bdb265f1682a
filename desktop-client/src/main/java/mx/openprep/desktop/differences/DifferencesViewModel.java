package mx.openprep.desktop.differences;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.FieldCard;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ActaDifferences;
import mx.openprep.v1.DifferingField;
import mx.openprep.v1.FieldValue;
import mx.openprep.v1.GetDifferencesRequest;
import mx.openprep.v1.GetImageRequest;

/** The differing fields of one acta; whether they may be known is the node's to say. */
public final class DifferencesViewModel {
  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final Lane lane = new Lane();
  private final ObjectProperty<Optional<Shown>> shown =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private String acta = "";

  private record Shown(ActaDifferences differences, ByteString jpeg) {}

  public DifferencesViewModel(NodeApi api, Background background, Texts texts) {
    this.api = api;
    this.background = background;
    this.texts = texts;
  }

  ObservableValue<Optional<ActaCard>> actaProperty() {
    return shown.map(now -> now.map(open -> open.differences().getActa()));
  }

  ObservableValue<Optional<byte[]>> imageProperty() {
    return shown.map(now -> now.map(open -> open.jpeg().toByteArray()));
  }

  ObservableValue<List<FieldCard.Content>> fieldsProperty() {
    return shown.map(now ->
        now.map(open -> open.differences().getFieldsList().stream().map(this::content).toList())
            .orElse(List.of()));
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  /** Which acta is asked for. */
  public void choose(String wanted) {
    acta = wanted;
  }

  void start() {
    GetDifferencesRequest request = GetDifferencesRequest.newBuilder().setActa(acta).build();
    background
        .task(
            lane,
            () -> {
              ActaDifferences differences = api.capture().getDifferences(request);
              ByteString jpeg =
                  api.digitization()
                      .getImage(
                          GetImageRequest.newBuilder().setImage(differences.getImage()).build())
                      .getJpeg();
              return new Shown(differences, jpeg);
            })
        .onSuccess(this::show)
        .onRefusal(this::refused)
        .start();
  }

  private void show(Shown found) {
    shown.set(Optional.of(found));
    notice.set(
        found.differences().getFieldsList().isEmpty()
            ? Optional.of(texts.notice(Notice.Kind.DONE, "differences.none"))
            : Optional.empty());
  }

  private void refused(Refusal refusal) {
    shown.set(Optional.empty());
    notice.set(Optional.of(texts.notice(refusal)));
  }

  void stop() {
    lane.cancel();
    shown.set(Optional.empty());
    notice.set(Optional.empty());
  }

  private FieldCard.Content content(DifferingField field) {
    String keyed =
        texts.of(
            "differences.keyed",
            word(field.getFirst()),
            word(field.getSecond()),
            word(field.getThird()));
    String holds =
        field.hasSettled()
            ? texts.of("differences.holds", word(field.getSettled()))
            : texts.of("differences.undecided");
    return new FieldCard.Content(
        field.getField().getLabel(),
        field.getField().hasArea() ? Optional.of(field.getField().getArea()) : Optional.empty(),
        holds,
        keyed,
        field.hasSettled());
  }

  private String word(FieldValue value) {
    return switch (value.getKindCase()) {
      case VOTES -> String.valueOf(value.getVotes());
      case MARK ->
          value.getMark() == FieldValue.Mark.BLANK
              ? texts.of("capture.blank")
              : texts.of("capture.illegible");
      case KIND_NOT_SET -> "";
    };
  }
}
