package mx.openprep.desktop.supervision;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ActaHeading;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.ImageViewer;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;
import mx.openprep.v1.ActaLifeView;
import mx.openprep.v1.ActionOption;
import mx.openprep.v1.LifeEntry;
import mx.openprep.v1.SettledField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * One acta: who did what when, its image, its figures once they are settled, and what may be done.
 */
final class LifePane {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final SupervisionViewModel model;
  private final Captures captures;
  private final Texts texts;
  private final Controls controls;
  private final ObjectProperty<Side> view = new SimpleObjectProperty<>(Side.LIFE);
  private final ListView<LifeEntry> entries = new ListView<>();
  private final ListView<SettledField> fields = new ListView<>();
  private final Label blind = new Label();
  private final ImageViewer image;
  private final TextField reason = new TextField();
  private final VBox root;

  private enum Side {
    LIFE,
    IMAGE,
    FIGURES
  }

  LifePane(SupervisionViewModel model, Texts texts, Captures captures) {
    this.captures = captures;
    this.model = model;
    this.texts = texts;
    controls = new Controls(texts);
    image = new ImageViewer(texts);
    model.imageProperty().subscribe(image::show);
    ChoiceBar<Side> views = new ChoiceBar<>(view, this::name);
    views.offer(java.util.List.of(Side.values()));
    lists();
    VBox figures = new VBox(blind, fields);
    VBox.setVgrow(fields, Priority.ALWAYS);
    StackPane shown =
        new StackPane(
            when(Side.LIFE, entries), when(Side.IMAGE, image), when(Side.FIGURES, figures));
    VBox.setVgrow(shown, Priority.ALWAYS);
    ObservableValue<Boolean> open = model.lifeProperty().map(Optional::isPresent);
    VBox acta =
        new VBox(
            ActaHeading.compact(
                texts, model.lifeProperty().map(life -> life.map(l -> l.getRow().getCard()))),
            views,
            shown,
            actions());
    acta.getStyleClass().add("step");
    VBox.setVgrow(acta, Priority.ALWAYS);
    Label none = controls.label("supervision.choose-acta", "hint");
    root =
        new VBox(Controls.showWhen(acta, open), Controls.showWhen(none, open.map(there -> !there)));
    root.getStyleClass().addAll("work-side", "life-side");
    model.lifeProperty().subscribe(this::show);
  }

  private Node when(Side part, Node node) {
    return Controls.showWhen(node, view.map(part::equals));
  }

  private String name(Side part) {
    return switch (part) {
      case LIFE -> texts.of("supervision.life");
      case IMAGE -> texts.of("supervision.image");
      case FIGURES -> texts.of("supervision.figures");
    };
  }

  private void lists() {
    entries.setAccessibleText(texts.of("supervision.life"));
    entries.getStyleClass().add("life-entries");
    entries.setCellFactory(list -> new EntryCell());
    fields.setAccessibleText(texts.of("supervision.figures"));
    fields.setCellFactory(list -> new FieldCell());
    blind.setText(texts.of("supervision.blind"));
    blind.setWrapText(true);
    blind.getStyleClass().add("hint");
  }

  private Node actions() {
    Button takeBack =
        controls.button(
            "supervision.take-back",
            Material2MZ.UNDO,
            () -> {
              model.takeBack(reason.getText());
              reason.clear();
            });
    takeBack.setId("take-back");
    Button rescan =
        controls.button(
            "supervision.rescan",
            Material2MZ.SCANNER,
            () -> {
              model.sendToRescan(reason.getText());
              reason.clear();
            });
    rescan.setId("rescan");
    reason.setId("action-reason");
    reason.setAccessibleText(texts.of("supervision.reason"));
    controls.withPrompt(reason, "supervision.reason");
    Button differences =
        controls.iconButton(
            Shortcut.SUPERVISE_CAPTURES, Material2AL.COMPARE_ARROWS, this::captures);
    Controls.showWhen(differences, captures.offered());
    HBox buttons = new HBox(takeBack, rescan, Controls.spacer(), differences);
    buttons.getStyleClass().add("button-line");
    Label why = new Label();
    why.getStyleClass().add("hint");
    why.setWrapText(true);
    why.setMinHeight(Label.USE_PREF_SIZE);
    model
        .lifeProperty()
        .subscribe(life ->
            life.ifPresent(open -> {
              takeBack.setDisable(!isLegal(open, ActionOption.Action.TAKE_BACK));
              rescan.setDisable(!isLegal(open, ActionOption.Action.SEND_TO_RESCAN));
              why.setText(refusals(open));
            }));
    VBox box = new VBox(reason, buttons, why);
    box.getStyleClass().add("named-field");
    return box;
  }

  private void captures() {
    if (captures.offered().getValue()) {
      model
          .lifeProperty()
          .getValue()
          .ifPresent(open -> captures.show().accept(open.getRow().getCard().getActa()));
    }
  }

  private static boolean isLegal(ActaLifeView life, ActionOption.Action action) {
    return life.getActionsList().stream()
        .anyMatch(option -> option.getAction() == action && option.getLegal());
  }

  /** Why what cannot be done cannot be done. */
  private String refusals(ActaLifeView life) {
    StringBuilder words = new StringBuilder();
    for (ActionOption option : life.getActionsList()) {
      if (!option.getLegal()) {
        for (MessageCode code : MessageCode.values()) {
          if (code.code().equals(option.getRefusal())) {
            String title = MessageText.of(code, java.util.List.of(), texts.locale()).title();
            words.append(words.isEmpty() ? "" : "\n");
            words.append(texts.of("supervision.not-now", name(option.getAction()), title));
          }
        }
      }
    }
    return words.toString();
  }

  private String name(ActionOption.Action action) {
    return switch (action) {
      case TAKE_BACK -> texts.of("supervision.take-back");
      case SEND_TO_RESCAN -> texts.of("supervision.rescan");
      case ACTION_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  private void show(Optional<ActaLifeView> life) {
    entries.getItems().setAll(life.map(ActaLifeView::getEntriesList).orElse(java.util.List.of()));
    fields.getItems().setAll(life.map(ActaLifeView::getFieldsList).orElse(java.util.List.of()));
    boolean settled = !fields.getItems().isEmpty();
    blind.setVisible(!settled);
    blind.setManaged(!settled);
    fields.setVisible(settled);
    fields.setManaged(settled);
  }

  Node root() {
    return root;
  }

  Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>(image.shortcuts());
    keys.put(Shortcut.SUPERVISE_CAPTURES, this::captures);
    return keys;
  }

  private String words(LifeEntry entry) {
    return switch (entry.getKind()) {
      case RECEIVED -> texts.of("life.received");
      case DIGITIZED -> texts.of("life.digitized");
      case CAPTURED ->
          switch (entry.getDetail()) {
            case "FIRST" -> texts.of("life.first");
            case "SECOND" -> texts.of("life.second");
            default -> texts.of("life.third");
          };
      case ADJUDICATED -> texts.of("life.adjudicated");
      case MISSING -> texts.of("life.missing");
      case OUTSIDE_CATALOGUE -> texts.of("life.outside");
      case PROBLEM -> texts.of("life.problem");
      case COMPARED -> texts.of("life.compared");
      case CORRECTION -> texts.of("life.correction");
      case CORRECTION_DECISION -> texts.of("life.correction-decision");
      case PACKED -> texts.of("life.packed");
      case TAKEN_BACK -> texts.of("life.taken-back", entry.getDetail());
      case OTHER_ENTRY, KIND_UNSPECIFIED, UNRECOGNIZED -> texts.of("life.other");
    };
  }

  private final class EntryCell extends ListCell<LifeEntry> {
    private final Label time = new Label();
    private final Label what = new Label();
    private final Label who = new Label();
    private final HBox line;

    private EntryCell() {
      time.getStyleClass().add("life-time");
      time.setMinWidth(Label.USE_PREF_SIZE);
      what.getStyleClass().add("life-what");
      what.setWrapText(true);
      who.getStyleClass().add("field-name");
      who.setWrapText(true);
      VBox words = new VBox(what, who);
      HBox.setHgrow(words, Priority.ALWAYS);
      line = new HBox(time, words);
      line.getStyleClass().add("life-line");
      line.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable LifeEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      time.setText(CLOCK.format(WireValues.instant(entry.getTime()).atZone(model.board().zone())));
      what.setText(words(entry));
      String by =
          entry.getPersonName().isEmpty() ? texts.of("life.program") : entry.getPersonName();
      who.setText(
          texts.of("life.by", by, entry.getStation())
              + (entry.getText().isEmpty() ? "" : "\n«" + entry.getText() + "»"));
      setAccessibleText(time.getText() + " " + what.getText() + " " + who.getText());
      setGraphic(line);
    }
  }

  private final class FieldCell extends ListCell<SettledField> {
    private final Label label = new Label();
    private final Label value = new Label();
    private final HBox line = new HBox(label, Controls.spacer(), value);

    private FieldCell() {
      value.getStyleClass().add("life-what");
      line.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable SettledField field, boolean empty) {
      super.updateItem(field, empty);
      if (empty || field == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      label.setText(field.getLabel());
      value.setText(
          switch (field.getValue()) {
            case "BLANK" -> texts.of("life.blank");
            case "ILLEGIBLE" -> texts.of("life.illegible");
            default -> field.getValue();
          });
      setAccessibleText(label.getText() + ": " + value.getText());
      setGraphic(line);
    }
  }
}
