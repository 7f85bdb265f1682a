package mx.openprep.desktop.digitization;

import java.io.File;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import mx.openprep.desktop.app.ui.ChoiceBar;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.digitization.ScannerDesk.Choice;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The scanners that were found, one typed, a folder; and the certificate of one of the network. */
public final class ScannerChooser extends VBox {
  private final ScannerChoices choices;
  private final Texts texts;

  public ScannerChooser(ScannerChoices choices, Texts texts) {
    this.choices = choices;
    this.texts = texts;
    Controls controls = new Controls(texts);
    getStyleClass().add("step");
    ChoiceBar<Optional<Choice>> found =
        new ChoiceBar<>(choices.markedProperty(), choice -> choice.map(this::name).orElse(""));
    choices.foundProperty().subscribe(all -> found.offer(all.stream().map(Optional::of).toList()));
    TextField address = new TextField();
    address.setId("scanner-address");
    address.textProperty().bindBidirectional(choices.addressProperty());
    address.setOnAction(event -> choices.add());
    controls.withPrompt(address, "scan.address.prompt");
    FlowPane others =
        new FlowPane(
            controls.button("scan.look-again", Material2MZ.REFRESH, choices::look),
            controls.button("scan.folder", Material2AL.FOLDER_OPEN, this::chooseFolder));
    others.getStyleClass().add("choice-bar");
    getChildren()
        .addAll(
            Controls.showWhen(controls.label("scan.looking", "hint"), choices.busyProperty()),
            found,
            others,
            controls.named("scan.address", address),
            certificate(controls));
  }

  private String name(Choice choice) {
    return switch (choice.kind()) {
      case SANE -> texts.of("scan.kind.sane", choice.name());
      case ESCL -> texts.of("scan.kind.escl", choice.name());
      case FOLDER -> texts.of("scan.kind.folder", choice.name());
    };
  }

  private VBox certificate(Controls controls) {
    VBox box =
        new VBox(
            controls.label("scan.certificate", "field-name"),
            Controls.bound(
                choices
                    .markedProperty()
                    .map(marked -> marked.flatMap(Choice::fingerprint).orElse("—")),
                "fingerprint"),
            controls.button(
                "scan.certificate.ask", Material2MZ.VERIFIED_USER, choices::askFingerprint),
            Controls.showWhen(
                new VBox(
                    Controls.bound(
                        choices.shownFingerprintProperty().map(shown -> shown.orElse("")),
                        "fingerprint"),
                    controls.label("scan.certificate.compare", "hint"),
                    controls.button("scan.certificate.trust", Material2MZ.VPN_KEY, choices::trust)),
                choices.shownFingerprintProperty().map(Optional::isPresent)));
    box.getStyleClass().add("named-field");
    return Controls.showWhen(
        box,
        choices
            .markedProperty()
            .map(marked -> marked.filter(c -> c.kind() == ScannerDesk.Kind.ESCL).isPresent()));
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.of("scan.folder"));
    File chosen = chooser.showDialog(getScene().getWindow());
    if (chosen != null) {
      choices.addressProperty().set(chosen.getAbsolutePath());
      choices.add();
    }
  }
}
