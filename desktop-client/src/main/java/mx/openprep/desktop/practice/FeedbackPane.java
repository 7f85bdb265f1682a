package mx.openprep.desktop.practice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.acta.FieldId;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.FieldCard;
import mx.openprep.desktop.app.ui.FieldCards;
import mx.openprep.desktop.app.ui.ImageViewer;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.exercise.Lesson;
import mx.openprep.desktop.exercise.Marking;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.PageArea;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * What came of an acta: the page on the left; on the right each field that was keyed wrong, and
 * each with something to learn, with its place on the page enlarged, what was keyed, what the paper
 * says and why.
 */
final class FeedbackPane extends HBox {
  private final Texts texts;
  private final PracticeWords words;
  private final ImageViewer viewer;
  private final Button next;

  FeedbackPane(Texts texts, PracticeViewModel model, PracticeStep.Feedback feedback) {
    this.texts = texts;
    words = new PracticeWords(texts);
    Controls controls = new Controls(texts);
    viewer = ImageViewer.ofWholePages(texts);
    viewer.show(Optional.of(feedback.jpeg().toByteArray()));
    HBox.setHgrow(viewer, Priority.ALWAYS);
    Marking marking = feedback.marking();
    FieldCards cards = new FieldCards(texts, viewer, texts.of("practice.feedback"));
    cards.show(fields(feedback));
    VBox.setVgrow(cards, Priority.ALWAYS);
    next =
        controls.button(
            "practice.next", Material2AL.ARROW_FORWARD, Shortcut.NEXT_EXERCISE, model::next);
    next.setId("next-exercise");
    next.getStyleClass().addAll("accent", "large-button");
    next.setMaxWidth(Double.MAX_VALUE);
    cards.leadTo(next);
    HBox.setHgrow(next, Priority.ALWAYS);
    Button end =
        controls.button("practice.end", Material2MZ.STOP, Shortcut.END_PRACTICE, model::finish);
    end.setMinWidth(USE_PREF_SIZE);
    HBox buttons = new HBox(end, next);
    buttons.getStyleClass().add("button-line");
    VBox side =
        new VBox(
            new MessagePane(
                new javafx.beans.property.SimpleObjectProperty<>(Optional.of(notice(marking)))),
            cards,
            line(words.score(model.scoreProperty().getValue()), "practice-score"),
            line(
                words.readiness(model.scoreProperty().getValue(), model.rules()),
                "practice-readiness"),
            buttons);
    side.getStyleClass().addAll("work-side", "capture-side");
    getStyleClass().add("two-columns");
    getChildren().addAll(viewer, side);
  }

  private static Label line(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private Notice notice(Marking marking) {
    if (marking.acta().foreign()) {
      return marking.isRightlyTaken()
          ? texts.notice(Notice.Kind.DONE, "practice.foreign.right")
          : texts.notice(Notice.Kind.LOOK_AGAIN, "practice.foreign.wrong");
    }
    if (marking.reported().isPresent()) {
      return texts.notice(Notice.Kind.LOOK_AGAIN, "practice.reported");
    }
    return marking.right() == marking.total()
        ? texts.notice(Notice.Kind.DONE, "practice.all-right", marking.total())
        : texts.notice(
            Notice.Kind.LOOK_AGAIN, "practice.some-wrong", marking.right(), marking.total());
  }

  private List<FieldCard.Content> fields(PracticeStep.Feedback feedback) {
    Marking marking = feedback.marking();
    if (marking.acta().foreign()) {
      return List.of();
    }
    Map<FieldId, PageArea> areas = new HashMap<>();
    for (FormFieldView view : feedback.task().getFieldsList()) {
      areas.put(new FieldId(view.getField()), view.getArea());
    }
    return Stream.concat(
            marking.fields().stream().filter(field -> !field.isRight()),
            marking.fields().stream()
                .filter(field -> field.isRight() && field.lesson() != Lesson.PLAIN))
        .map(field ->
            new FieldCard.Content(
                field.field().label(),
                Optional.ofNullable(areas.get(field.field().id())),
                figures(field),
                words.rule(field.lesson(), marking.acta().paper(field.field().id())),
                field.isRight()))
        .toList();
  }

  private String figures(Marking.Field field) {
    return field.isRight()
        ? texts.of("practice.field.right", words.value(field.keyed()))
        : texts.of("practice.field.wrong", words.value(field.keyed()), words.value(field.truth()));
  }

  Node first() {
    return next;
  }
}
