package mx.openprep.desktop.supervision;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;
import mx.openprep.v1.Incident;
import mx.openprep.v1.IncidentRaised;
import mx.openprep.v1.IncidentStep;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Incidents, the most severe first; one person recommends, another decides. */
final class IncidentsPane implements Pane {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final SupervisionViewModel model;
  private final Texts texts;
  private final Controls controls;
  private final TableView<Incident> table = new TableView<>();
  private final VBox story = new VBox();
  private final TextArea words = new TextArea();
  private final ObjectProperty<IncidentRaised.Severity> severity =
      new SimpleObjectProperty<>(IncidentRaised.Severity.MEDIUM);
  private final ComboBox<IncidentRaised.Kind> kind = new ComboBox<>();
  private final TextArea description = new TextArea();
  private final HBox root;

  IncidentsPane(SupervisionViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    controls = new Controls(texts);
    table();
    VBox left = new VBox(table);
    VBox.setVgrow(table, Priority.ALWAYS);
    left.getStyleClass().add("supervision-list");
    HBox.setHgrow(left, Priority.ALWAYS);
    ObservableValue<Boolean> open = model.incidentProperty().map(Optional::isPresent);
    VBox side =
        new VBox(
            Controls.showWhen(chosen(), open),
            Controls.showWhen(raise(), open.map(there -> !there)));
    side.getStyleClass().addAll("work-side", "life-side");
    root = new HBox(left, side);
    root.getStyleClass().addAll("supervision-part", "side-by-side");
    model.incidentProperty().subscribe(this::show);
  }

  private void table() {
    table.setId("incidents");
    table.setAccessibleText(texts.of("supervision.incidents"));
    table.setPlaceholder(new Label(texts.of("supervision.no-incidents")));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setItems(model.incidents());
    table
        .getColumns()
        .setAll(
            List.of(
                Tables.<Incident, IncidentRaised.Severity>pictured(
                    texts.of("incident.severity"),
                    96,
                    Incident::getSeverity,
                    shown -> IncidentLook.severity(texts, shown),
                    IncidentLook::icon),
                Tables.<Incident>column(texts.of("incident.when"), 70, this::when),
                Tables.<Incident>column(
                    texts.of("incident.kind"), 150, i -> IncidentLook.kind(texts, i.getKind())),
                Tables.<Incident>column(
                    texts.of("incident.what"), 300, i -> IncidentLook.words(texts, i)),
                Tables.<Incident>column(
                    texts.of("incident.state"),
                    130,
                    i -> IncidentLook.state(texts, i.getState()))));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((observed, before, now) -> {
          if (now != null) {
            model.incidentProperty().set(Optional.of(now));
          }
        });
  }

  private String when(Incident incident) {
    return CLOCK.format(WireValues.instant(incident.getRaised()).atZone(model.board().zone()));
  }

  private VBox chosen() {
    story.getStyleClass().add("incident-story");
    ScrollPane scroll = new ScrollPane(story);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(texts.of("supervision.incident-story"));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    words.setId("incident-words");
    words.setPrefRowCount(2);
    words.setWrapText(true);
    words.setAccessibleText(texts.of("supervision.words"));
    controls.withPrompt(words, "supervision.words");
    leaveByTab(words);
    Button recommend =
        button("supervision.recommend", Material2AL.LIGHTBULB, () -> model.recommend(taken()));
    recommend.setId("recommend");
    Button approve =
        button("supervision.approve", Material2AL.CHECK, () -> model.decide(true, taken()));
    approve.setId("approve");
    Button refuse =
        button("supervision.refuse", Material2AL.CLOSE, () -> model.decide(false, taken()));
    Button comment =
        button("supervision.comment", Material2AL.COMMENT, () -> model.comment(taken()));
    Button raise =
        button(
            "supervision.raise-other",
            Material2AL.ADD,
            () -> {
              table.getSelectionModel().clearSelection();
              model.incidentProperty().set(Optional.empty());
              description.requestFocus();
            });
    Label why = new Label();
    why.setWrapText(true);
    why.getStyleClass().add("hint");
    model
        .incidentProperty()
        .subscribe(shown ->
            shown.ifPresent(incident -> {
              recommend.setDisable(!incident.getRecommendRefusal().isEmpty());
              approve.setDisable(!incident.getDecideRefusal().isEmpty());
              refuse.setDisable(!incident.getDecideRefusal().isEmpty());
              why.setText(why(incident));
            }));
    FlowPane buttons = new FlowPane(recommend, approve, refuse, comment, raise);
    buttons.getStyleClass().add("button-flow");
    VBox box = new VBox(scroll, words, buttons, why);
    box.getStyleClass().add("step");
    VBox.setVgrow(box, Priority.ALWAYS);
    return box;
  }

  /** Tab goes on to the buttons, as in every other field. */
  private static void leaveByTab(TextArea area) {
    area.addEventFilter(
        javafx.scene.input.KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == javafx.scene.input.KeyCode.TAB && !event.isControlDown()) {
            event.consume();
            area.requestFocusTraversal(
                event.isShiftDown()
                    ? javafx.scene.TraversalDirection.PREVIOUS
                    : javafx.scene.TraversalDirection.NEXT);
          }
        });
  }

  private Button button(String key, org.kordamp.ikonli.Ikon icon, Runnable action) {
    return controls.button(key, icon, action);
  }

  private String taken() {
    String text = words.getText();
    words.clear();
    return text;
  }

  private String why(Incident incident) {
    for (MessageCode code : MessageCode.values()) {
      if (code.code().equals(incident.getDecideRefusal())) {
        return MessageText.of(code, List.of(), texts.locale()).title();
      }
    }
    return "";
  }

  private VBox raise() {
    kind.getItems().setAll(IncidentLook.RAISED_BY_PEOPLE);
    kind.setConverter(Choices.words(shown -> IncidentLook.kind(texts, shown)));
    kind.getSelectionModel().selectFirst();
    kind.setId("incident-kind");
    ChoiceBar<IncidentRaised.Severity> severities =
        new ChoiceBar<>(severity, shown -> IncidentLook.severity(texts, shown));
    severities.offer(IncidentLook.SEVERITIES);
    description.setId("incident-description");
    description.setPrefRowCount(4);
    description.setWrapText(true);
    leaveByTab(description);
    Button raise = controls.button("supervision.raise", Material2MZ.REPORT_PROBLEM, this::raiseNow);
    raise.setId("raise");
    raise.getStyleClass().add("accent");
    VBox box =
        new VBox(
            controls.label("supervision.raise-title", "side-title"),
            controls.named("incident.kind", kind),
            controls.label("incident.severity", "field-name"),
            severities,
            controls.named("incident.what", description),
            raise);
    box.getStyleClass().add("step");
    return box;
  }

  private void raiseNow() {
    model.raise(kind.getValue(), severity.get(), description.getText());
    description.clear();
  }

  private void show(Optional<Incident> shown) {
    story.getChildren().clear();
    shown.ifPresent(incident -> {
      line("side-title", IncidentLook.kind(texts, incident.getKind()));
      line("life-what", IncidentLook.words(texts, incident));
      if (incident.hasActa()) {
        line(
            "hint",
            texts.of(
                    "acta.casilla",
                    incident.getActa().getSection(),
                    incident.getActa().getCasillaName())
                + " · "
                + incident.getActa().getClaveActa());
      }
      String by =
          incident.getRaisedBy().isEmpty() ? texts.of("life.program") : incident.getRaisedBy();
      line("field-name", when(incident) + " · " + texts.of("life.by", by, incident.getStation()));
      incident.getStepsList().forEach(this::step);
    });
  }

  private void step(IncidentStep step) {
    String time = CLOCK.format(WireValues.instant(step.getTime()).atZone(model.board().zone()));
    line("life-what", IncidentLook.step(texts, step.getKind()));
    if (!step.getText().isEmpty()) {
      line("incident-text", step.getText());
    }
    line("field-name", time + " · " + step.getPersonName());
  }

  private void line(String styleClass, String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    story.getChildren().add(label);
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void focus() {
    model.refreshIncidents();
    table.requestFocus();
  }

  @Override
  public Table table(String title) {
    return new Table(
        "incidencias",
        title,
        List.of(
            texts.of("incident.severity"),
            texts.of("incident.when"),
            texts.of("incident.kind"),
            texts.of("incident.what"),
            texts.of("incident.state")),
        table.getItems().stream()
            .map(incident ->
                List.of(
                    IncidentLook.severity(texts, incident.getSeverity()),
                    when(incident),
                    IncidentLook.kind(texts, incident.getKind()),
                    IncidentLook.words(texts, incident),
                    IncidentLook.state(texts, incident.getState())))
            .toList());
  }
}
