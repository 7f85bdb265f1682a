package mx.openprep.desktop.setup;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.setup.SetupDesk.ReceivedPackage;
import org.kordamp.ikonli.material2.Material2AL;

/** The election package: what it is, and whether its hash is that of the paper. */
final class PackagePane extends StepPane {
  private final TextField typed;

  PackagePane(SetupViewModel model, Texts texts) {
    super(texts, "setup.package.title", "setup.package.hint");
    PackageStep step = model.electionPackage();
    typed = line("package-hash", model::goOn);
    typed.getStyleClass().add("monospace");
    typed.textProperty().bindBidirectional(step.typedProperty());
    controls().withPrompt(typed, "setup.package.prompt");
    Button again =
        controls().button("setup.package.again", Material2AL.CLOUD_DOWNLOAD, step::fetch);
    again.setId("fetch-again");
    ObservableValue<Boolean> here = step.receivedProperty().map(Optional::isPresent);
    VBox compare =
        group(
            Controls.bound(step.receivedProperty().map(this::words), "setup-fact"),
            controls().named("setup.package.field", typed),
            new GroupsPane(texts, step.comparisonProperty()));
    getChildren()
        .addAll(
            Controls.showWhen(progress("setup.package.coming"), model.busyProperty()),
            Controls.showWhen(compare, here),
            Controls.showWhen(
                again, here.flatMap(there -> model.busyProperty().map(busy -> !there && !busy))));
    // It comes while the step is on the window already.
    here.subscribe(there -> {
      if (there) {
        javafx.application.Platform.runLater(typed::requestFocus);
      }
    });
  }

  private String words(Optional<ReceivedPackage> received) {
    return received
        .map(it ->
            texts().of("setup.package.fact", it.process(), it.catd(), it.station(), it.actas()))
        .orElse("");
  }

  @Override
  void focusFirst() {
    typed.requestFocus();
  }
}
