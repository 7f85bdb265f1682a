package mx.openprep.desktop.acopio;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.DocumentType;
import org.kordamp.ikonli.material2.Material2AL;

/** The sobre on the screen, to be compared with the one in the hand. */
final class HandoverPane extends VBox {
  private static final double ONE_LINE = 680;
  private static final double TWO_CHOICES = 230;

  private final Texts texts;
  private final Button matches;
  private final TextField sealComment = new TextField();

  HandoverPane(AcopioViewModel model, Texts texts, ObservableValue<OfficialTime> time) {
    this.texts = texts;
    Controls controls = new Controls(texts);
    Handover handover = model.handover();
    matches =
        controls.button("acopio.matches", Material2AL.CHECK, Shortcut.MATCHES, model::matches);
    matches.setId("matches");
    matches.getStyleClass().addAll("accent", "large-button");
    matches.disableProperty().bind(handover.anyTickedProperty().not());
    Button differs =
        controls.button("acopio.differs", Material2AL.CLOSE, Shortcut.DIFFERS, model::doesNotMatch);
    differs.getStyleClass().add("large-button");
    Button without =
        controls.button(
            "acopio.without", Material2AL.ASSIGNMENT_LATE, Shortcut.SIN_ACTA, model::withoutActa);
    HBox buttons = new HBox(matches, differs, Controls.spacer(), without);
    buttons.getStyleClass().add("button-line");
    getStyleClass().add("step");
    getChildren()
        .addAll(
            controls.label("acopio.compare", "screen-title"),
            new SobreHeading(texts, model.sobreProperty(), time),
            asFarAsThereIsRoom(
                controls,
                new VBox(
                    controls.label("acopio.inside", "field-name"),
                    new ActaTicks(
                        texts, handover, model.sobreProperty(), time, Handover::canArrive)),
                how(model, handover, controls)),
            buttons);
  }

  /** Of many actas, in large type, or above a message: the buttons stay in sight, this scrolls. */
  private static Node asFarAsThereIsRoom(Controls controls, Node... parts) {
    VBox details = new VBox(parts);
    details.getStyleClass().addAll("step", "handover-details");
    ScrollPane scroll = controls.scrolling(details, "acopio.inside");
    scroll.setMinHeight(0);
    return scroll;
  }

  private Node how(AcopioViewModel model, Handover handover, Controls controls) {
    ChoiceBar<DocumentType> documents =
        new ChoiceBar<>(handover.documentTypeProperty(), ReceiptSheet::document);
    model.documentTypesProperty().subscribe(documents::offer);
    ChoiceBar<String> ways = new ChoiceBar<>(handover.mechanismProperty(), this::mechanismName);
    model.mechanismsProperty().subscribe(ways::offer);
    ChoiceBar<Boolean> seal =
        new ChoiceBar<>(
            handover.sealIntactProperty(),
            intact -> intact ? texts.of("acopio.seal.intact") : texts.of("acopio.seal.broken"));
    seal.offer(List.of(true, false));
    seal.setPrefWrapLength(TWO_CHOICES);
    sealComment.setId("seal-comment");
    sealComment.textProperty().bindBidirectional(handover.sealCommentProperty());
    sealComment.setAccessibleText(texts.of("acopio.seal.comment"));
    controls.withPrompt(sealComment, "acopio.seal.comment");
    sealComment.setOnAction(event -> matches.requestFocus());
    ObservableValue<Boolean> broken = handover.sealIntactProperty().map(intact -> !intact);
    HBox.setHgrow(sealComment, Priority.ALWAYS);
    HBox sealLine = new HBox(seal, Controls.showWhen(sealComment, broken));
    sealLine.getStyleClass().add("input-line");
    // In one line as long as there is room for it.
    documents.setPrefWrapLength(ONE_LINE);
    ways.setPrefWrapLength(ONE_LINE);
    GridPane how = new GridPane();
    how.getStyleClass().add("handover-how");
    how.addRow(0, named(controls, "acopio.document"), documents);
    how.addRow(1, named(controls, "acopio.mechanism"), ways);
    how.addRow(2, named(controls, "acopio.seal"), sealLine);
    GridPane.setHgrow(sealLine, Priority.ALWAYS);
    return how;
  }

  private static Label named(Controls controls, String key) {
    Label name = controls.label(key, "field-name");
    name.setMinWidth(USE_PREF_SIZE);
    return name;
  }

  private String mechanismName(String way) {
    return way.isEmpty() ? texts.of("acopio.mechanism.unknown") : way;
  }

  void focusPrimary() {
    matches.requestFocus();
  }

  void focusSealComment() {
    sealComment.requestFocus();
  }
}
