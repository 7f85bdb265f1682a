package mx.openprep.desktop.setup;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2MZ;

/** A test sheet out of the printer, and the number on it. */
final class PrinterPane extends StepPane {
  private final Button print;

  PrinterPane(SetupViewModel model, Texts texts) {
    super(texts, "setup.printer.title", "setup.printer.hint");
    PrinterStep step = model.printer();
    CheckBox absent = box("setup.printer.absent", "no-printer");
    absent.selectedProperty().bindBidirectional(step.absentProperty());
    ChoiceBar<Optional<String>> found =
        new ChoiceBar<>(step.markedProperty(), printer -> printer.orElse(""));
    step.foundProperty()
        .subscribe(printers -> found.offer(printers.stream().map(Optional::of).toList()));
    print =
        controls()
            .button("setup.printer.print", Material2MZ.PRINT, Shortcut.SETUP_TRY, step::print);
    print.setId("print-test");
    FlowPane buttons =
        new FlowPane(
            print, controls().button("setup.printer.look", Material2MZ.REFRESH, step::look));
    buttons.getStyleClass().add("choice-bar");
    TextField number = line("sheet-number", model::goOn);
    number.textProperty().bindBidirectional(step.typedProperty());
    step.printedProperty()
        .subscribe(name -> {
          if (name.isPresent()) {
            number.requestFocus();
          }
        });
    VBox printer =
        group(
            found,
            buttons,
            Controls.showWhen(
                controls().named("setup.printer.field", number),
                step.printedProperty().map(Optional::isPresent)));
    getChildren().addAll(absent, Controls.showWhen(printer, step.absentProperty().not()));
  }

  @Override
  void focusFirst() {
    print.requestFocus();
  }
}
