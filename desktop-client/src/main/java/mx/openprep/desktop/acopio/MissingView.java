package mx.openprep.desktop.acopio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ListMissingSobresRequest.Arrival;
import mx.openprep.v1.MissingSobre;
import mx.openprep.v1.MunicipalityCount;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What has not arrived, with who announced it for when; on the right, how the paper stands. */
public final class MissingView implements Screen {
  private final MissingViewModel model;
  private final Texts texts;
  private final Controls controls;
  private final Runnable leave;
  private final TextField search = new TextField();
  private final ListView<MissingSobre> list = new ListView<>();
  private final TextField expected = new TextField();
  private final TextField note = new TextField();
  private final ComboBox<String> municipality = new ComboBox<>();
  private final HBox root;
  private final ObservableValue<Boolean> notes;

  /**
   * The list.
   *
   * @param notes whether the node lets the person here note an expected arrival
   */
  public MissingView(
      MissingViewModel model, Texts texts, ObservableValue<Boolean> notes, Runnable leave) {
    this.notes = notes;
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    controls = new Controls(texts);
    VBox work =
        new VBox(
            Controls.bound(model.titleProperty(), "screen-title"),
            question(),
            head(),
            list(),
            Controls.showWhen(announcement(), notes),
            new MessagePane(model.noticeProperty()));
    work.getStyleClass().addAll("work-column", "missing");
    HBox.setHgrow(work, Priority.ALWAYS);
    root = new HBox(work, side());
    root.getStyleClass().add("two-columns");
  }

  private HBox question() {
    search.setId("missing-search");
    search.textProperty().bindBidirectional(model.searchProperty());
    search.setAccessibleText(texts.of("missing.search"));
    controls.withPrompt(search, "missing.search");
    search.setOnAction(event -> list.requestFocus());
    HBox.setHgrow(search, Priority.ALWAYS);
    ChoiceBar<Arrival> arrivals = new ChoiceBar<>(model.arrivalProperty(), this::arrivalName);
    arrivals.offer(List.of(Arrival.ANY, Arrival.OVERDUE, Arrival.ANNOUNCED, Arrival.NOT_ANNOUNCED));
    municipality.setAccessibleText(texts.of("missing.municipality"));
    municipality.setMaxWidth(200);
    model.municipalitiesProperty().subscribe(this::offer);
    municipality
        .valueProperty()
        .subscribe(number -> {
          if (number != null) {
            model.municipalityProperty().set(number);
          }
        });
    HBox line = new HBox(search, municipality, arrivals);
    line.getStyleClass().add("input-line");
    return line;
  }

  /** Offers the municipalities there are; the one that is listed stays. */
  private void offer(List<MunicipalityCount> counts) {
    List<String> numbers =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(""),
                counts.stream().map(MunicipalityCount::getMunicipality))
            .distinct()
            .toList();
    if (!municipality.getItems().equals(numbers)) {
      Map<String, String> names = new LinkedHashMap<>();
      counts.forEach(count -> names.put(count.getMunicipality(), count.getName()));
      municipality.setConverter(
          new StringConverter<>() {
            @Override
            public String toString(String number) {
              return number == null || number.isEmpty()
                  ? texts.of("missing.everywhere")
                  : names.getOrDefault(number, number);
            }

            @Override
            public String fromString(String name) {
              return name;
            }
          });
      municipality.getItems().setAll(numbers);
      municipality.setValue(model.municipalityProperty().get());
    }
  }

  private String arrivalName(Arrival arrival) {
    return switch (arrival) {
      case ANY -> texts.of("missing.all");
      case OVERDUE -> texts.of("missing.overdue");
      case ANNOUNCED -> texts.of("missing.announced");
      case NOT_ANNOUNCED -> texts.of("missing.silent");
      case UNRECOGNIZED -> throw new IllegalArgumentException(arrival.name());
    };
  }

  private MissingRow head() {
    MissingRow head = new MissingRow();
    head.fill(
        texts.of("missing.section"),
        texts.of("missing.casilla"),
        texts.of("missing.municipality"),
        texts.of("missing.elections"),
        texts.of("missing.expected"),
        texts.of("missing.note"));
    head.getStyleClass().add("missing-head");
    return head;
  }

  private ListView<MissingSobre> list() {
    list.setId("missing-list");
    list.setAccessibleText(texts.of("missing.list"));
    list.setPlaceholder(controls.label("missing.none", "hint"));
    list.setCellFactory(of -> new MissingRow.Cell(new MissingList(texts, model.time())));
    VBox.setVgrow(list, Priority.ALWAYS);
    model.sobresProperty().subscribe(this::fill);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(sobre -> {
          if (sobre != null) {
            model.choose(Optional.of(sobre));
          }
        });
    list.setOnKeyPressed(event -> {
      if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
        event.consume();
        expected.requestFocus();
      }
    });
    return list;
  }

  /** The casilla at hand stays at hand, wherever the list puts it. */
  private void fill(List<MissingSobre> sobres) {
    Optional<String> casilla = model.chosenProperty().getValue().map(MissingSobre::getCasilla);
    list.getItems().setAll(sobres);
    Optional<MissingSobre> still =
        sobres.stream()
            .filter(sobre -> Optional.of(sobre.getCasilla()).equals(casilla))
            .findFirst();
    model.choose(still);
    still.ifPresent(sobre -> list.getSelectionModel().select(sobre));
  }

  private HBox announcement() {
    Label casilla =
        Controls.bound(
            model
                .chosenProperty()
                .map(sobre ->
                    sobre
                        .map(s -> texts.of("acta.casilla", s.getSection(), s.getCasillaName()))
                        .orElse(texts.of("missing.choose"))),
            "side-title");
    casilla.setWrapText(false);
    casilla.setMinWidth(260);
    expected.setId("expected");
    expected.textProperty().bindBidirectional(model.expectedProperty());
    expected.setAccessibleText(texts.of("missing.time"));
    expected.setPrefColumnCount(5);
    controls.withPrompt(expected, "missing.time.prompt");
    note.setId("arrival-note");
    note.textProperty().bindBidirectional(model.noteProperty());
    note.setAccessibleText(texts.of("missing.note"));
    controls.withPrompt(note, "missing.note.prompt");
    expected.setOnAction(event -> note.requestFocus());
    note.setOnAction(event -> model.expect());
    HBox.setHgrow(note, Priority.ALWAYS);
    Button write =
        controls.button("missing.write", Material2AL.CHECK, Shortcut.NOTE_ARRIVAL, model::expect);
    write.getStyleClass().add("accent");
    write.disableProperty().bind(model.chosenProperty().map(Optional::isEmpty));
    HBox line =
        new HBox(casilla, controls.label("missing.time", "field-name"), expected, note, write);
    line.getStyleClass().add("input-line");
    return line;
  }

  private VBox side() {
    MunicipalityChart chart = new MunicipalityChart(texts, model.municipalitiesProperty());
    VBox.setVgrow(chart, Priority.ALWAYS);
    VBox side =
        new VBox(
            controls.label("missing.chart", "side-title"),
            chart,
            wide(
                controls.button(
                    "missing.print", Material2MZ.PRINT, Shortcut.PRINT_MISSING, model::print)),
            wide(
                controls.button(
                    "missing.export",
                    Material2MZ.SAVE_ALT,
                    Shortcut.EXPORT_MISSING,
                    model::export)),
            wide(controls.button("missing.back", Material2AL.ARROW_BACK, Shortcut.BACK, leave)));
    side.getStyleClass().add("side-column");
    return side;
  }

  private static Button wide(Button button) {
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("missing.screen");
  }

  @Override
  public void activate() {
    model.start();
    search.requestFocus();
  }

  @Override
  public void deactivate() {
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.FIND_MISSING, search::requestFocus);
    if (notes.getValue()) {
      keys.put(Shortcut.NOTE_ARRIVAL, model::expect);
    }
    keys.put(Shortcut.RENEW_MISSING, model::renew);
    keys.put(Shortcut.PRINT_MISSING, model::print);
    keys.put(Shortcut.EXPORT_MISSING, model::export);
    keys.put(Shortcut.BACK, leave);
    return keys;
  }
}
