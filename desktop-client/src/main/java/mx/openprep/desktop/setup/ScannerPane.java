package mx.openprep.desktop.setup;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.ScannerChooser;
import mx.openprep.desktop.setup.SetupDesk.ActaRead;
import org.kordamp.ikonli.material2.Material2MZ;

/** A test acta through the scanner: its picture and what it says. */
final class ScannerPane extends StepPane {
  private static final double PICTURE_HEIGHT = 132;

  private final Button test;
  private final CheckBox absent;
  private final ImageView picture = new ImageView();

  ScannerPane(SetupViewModel model, Texts texts) {
    super(texts, "setup.scanner.title", "setup.scanner.hint");
    ScannerStep step = model.scanner();
    absent = box("setup.scanner.absent", "no-scanner");
    absent.selectedProperty().bindBidirectional(step.absentProperty());
    test =
        controls()
            .button("setup.scanner.test", Material2MZ.SCANNER, Shortcut.SETUP_TRY, step::test);
    test.setId("try-scanner");
    test.disableProperty()
        .bind(
            step.choices()
                .busyProperty()
                .flatMap(busy ->
                    step.choices().markedProperty().map(marked -> busy || marked.isEmpty())));
    picture.setPreserveRatio(true);
    picture.setFitHeight(PICTURE_HEIGHT);
    step.choices().triedProperty().subscribe(page -> page.ifPresent(this::show));
    HBox result =
        new HBox(
            picture,
            new VBox(
                controls().label("setup.scanner.read", "field-name"),
                Controls.bound(step.readProperty().map(this::words), "setup-fact")));
    result.getStyleClass().add("setup-result");
    VBox scanner =
        group(
            new ScannerChooser(step.choices(), texts),
            test,
            Controls.showWhen(progress("setup.scanner.busy"), step.choices().busyProperty()),
            Controls.showWhen(result, step.readProperty().map(Optional::isPresent)));
    getChildren().addAll(absent, Controls.showWhen(scanner, step.absentProperty().not()));
  }

  private void show(Page page) {
    picture.setImage(new Image(new ByteArrayInputStream(page.small().toByteArray())));
    picture.setAccessibleText(texts().of("setup.scanner.picture"));
  }

  private String words(Optional<ActaRead> read) {
    return read.map(acta ->
            texts().of("setup.scanner.acta", acta.election(), acta.section(), acta.casilla()))
        .orElse("");
  }

  @Override
  void focusFirst() {
    // While scanners are looked for there is nothing to try.
    (test.isDisabled() ? absent : test).requestFocus();
  }
}
