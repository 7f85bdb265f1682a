package mx.openprep.desktop.packing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ActaList;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.MessagePane;
import mx.openprep.desktop.app.ui.Screen;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.Caja;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What is left of the night by council; or an open caja with what lies in it and what does not. */
public final class PackingView implements Screen {
  private final PackingViewModel model;
  private final Texts texts;
  private final Controls controls;
  private final Runnable leave;
  private final HBox root;
  private final TextField input = new TextField();
  private final PlaceList places;
  private final ActaList choices;
  private final Button print;

  public PackingView(PackingViewModel model, Texts texts, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.leave = leave;
    controls = new Controls(texts);
    places = new PlaceList(texts, model);
    choices =
        new ActaList(
            texts,
            "packing.choices",
            model
                .stepProperty()
                .map(
                    step -> step instanceof PackingStep.Choose choose ? choose.actas() : List.of()),
            model::choose);
    print = controls.button("packing.print", Material2MZ.PRINT, Shortcut.PRINT_LIST, model::print);
    VBox work =
        new VBox(
            when(PackingStep.Overview.class, overview()),
            when(PackingStep.Filling.class, filling()),
            when(PackingStep.Choose.class, column(title("packing.choose"), choices)),
            when(PackingStep.Closed.class, closed()),
            new MessagePane(model.noticeProperty()));
    work.getStyleClass().add("work-column");
    HBox.setHgrow(work, Priority.ALWAYS);
    VBox side = missing();
    Controls.showWhen(
        side, model.stepProperty().map(step -> !(step instanceof PackingStep.Overview)));
    root = new HBox(work, side);
    root.getStyleClass().add("two-columns");
    // Only what is on the window can take the focus; after the change it will be.
    model.stepProperty().subscribe(step -> Platform.runLater(() -> focus(step)));
  }

  private Node when(Class<? extends PackingStep> kind, Node content) {
    return Controls.showWhen(content, model.stepProperty().map(kind::isInstance));
  }

  private Node title(String key) {
    return controls.label(key, "screen-title");
  }

  private Node overview() {
    VBox.setVgrow(places, Priority.ALWAYS);
    Button turn =
        controls.button(
            "packing.turn", Material2MZ.SWAP_HORIZ, Shortcut.BY_MUNICIPALITY, model::turn);
    VBox overview =
        column(
            Controls.bound(
                model
                    .byMunicipalityProperty()
                    .map(flag -> texts.of(flag ? "packing.by-municipality" : "packing.by-council")),
                "screen-title"),
            controls.label("packing.hint", "hint"),
            places,
            buttons(turn));
    VBox.setVgrow(overview, Priority.ALWAYS);
    return overview;
  }

  private Node filling() {
    input.setId("search");
    input.textProperty().bindBidirectional(model.inputProperty());
    input.setOnAction(event -> model.put());
    input.getStyleClass().add("large-input");
    input.setAccessibleText(texts.of("packing.input"));
    controls.withPrompt(input, "cotejo.prompt");
    ActaList inside =
        new ActaList(
            texts,
            "packing.inside",
            caja().map(c -> c.map(Caja::getActasList).orElse(List.of()).reversed()),
            acta -> {});
    VBox.setVgrow(inside, Priority.ALWAYS);
    Button close =
        controls.button("packing.close", Material2AL.ARCHIVE, Shortcut.CLOSE_CAJA, model::close);
    close.setId("close-caja");
    close.getStyleClass().add("accent");
    VBox filling =
        column(
            Controls.bound(caja().map(this::heading), "screen-title"),
            Controls.bound(caja().map(this::counted), "tile-name"),
            controls.label("packing.input", "field-name"),
            input,
            inside,
            buttons(close));
    VBox.setVgrow(filling, Priority.ALWAYS);
    return filling;
  }

  private Node closed() {
    print.setId("print-list");
    print.getStyleClass().addAll("accent", "large-button");
    Button on =
        controls.button("packing.on", Material2AL.ARROW_BACK, Shortcut.BACK, () -> model.back());
    return column(
        Controls.bound(caja().map(this::heading), "screen-title"),
        Controls.bound(caja().map(this::counted), "tile-name"),
        controls.label("packing.sign", "hint"),
        buttons(print, on));
  }

  private VBox missing() {
    ObservableValue<List<ActaCard>> cards =
        caja().map(c -> c.map(Caja::getMissingList).orElse(List.of()));
    ActaList list = new ActaList(texts, "packing.missing.name", cards, acta -> {});
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox side =
        new VBox(
            Controls.bound(
                cards.map(missing -> texts.of("packing.missing", missing.size())), "side-title"),
            list);
    side.getStyleClass().add("side-column");
    return side;
  }

  private ObservableValue<Optional<Caja>> caja() {
    return model
        .stepProperty()
        .map(step ->
            switch (step) {
              case PackingStep.Overview _ -> Optional.empty();
              case PackingStep.Filling s -> Optional.of(s.caja());
              case PackingStep.Choose s -> Optional.of(s.caja());
              case PackingStep.Closed s -> Optional.of(s.caja());
            });
  }

  private String heading(Optional<Caja> caja) {
    return caja.map(c -> texts.of("packing.caja", c.getFolio(), c.getCouncilName())).orElse("");
  }

  private String counted(Optional<Caja> caja) {
    return caja.map(c -> texts.of("packing.count", c.getActasCount())).orElse("");
  }

  private static VBox column(Node... content) {
    VBox column = new VBox(content);
    column.getStyleClass().add("step");
    return column;
  }

  private static HBox buttons(Node... content) {
    HBox line = new HBox(content);
    line.getStyleClass().add("button-line");
    return line;
  }

  private void focus(PackingStep step) {
    switch (step) {
      case PackingStep.Overview _ -> places.requestFocus();
      case PackingStep.Filling _ -> input.requestFocus();
      case PackingStep.Choose _ -> choices.requestFocus();
      case PackingStep.Closed _ -> print.requestFocus();
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public String title() {
    return texts.of("home.packing");
  }

  @Override
  public void activate() {
    model.start();
    focus(model.stepProperty().get());
  }

  @Override
  public void deactivate() {
    model.stop();
  }

  @Override
  public Map<Shortcut, Runnable> shortcuts() {
    Map<Shortcut, Runnable> keys = new LinkedHashMap<>();
    keys.put(Shortcut.CLOSE_CAJA, model::close);
    keys.put(Shortcut.PRINT_LIST, model::print);
    keys.put(Shortcut.BY_MUNICIPALITY, model::turn);
    keys.put(Shortcut.BACK, this::back);
    return keys;
  }

  private void back() {
    if (!model.back()) {
      leave.run();
    }
  }
}
