package mx.openprep.desktop.app.ui;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import mx.openprep.v1.PageArea;
import org.kordamp.ikonli.material2.Material2AL;

/** One field of an acta after the fact: its place on the page enlarged, figures, words. */
public final class FieldCard extends VBox {
  private static final double CROP_HEIGHT = 64;
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Optional<PageArea> area;

  /**
   * What a card says.
   *
   * @param name of the field, as printed
   * @param area where it lies on the page
   * @param figures in short
   * @param words the rest; may be empty
   * @param right whether nothing needs a look
   */
  public record Content(
      String name, Optional<PageArea> area, String figures, String words, boolean right) {}

  FieldCard(Texts texts, ImageViewer viewer, Content content) {
    area = content.area();
    getStyleClass().add("field-card");
    pseudoClassStateChanged(WRONG, !content.right());
    Label name = new Label(content.name());
    name.getStyleClass().add("card-field");
    name.setGraphic(
        Controls.icon(content.right() ? Material2AL.CHECK_CIRCLE : Material2AL.ERROR, "card-icon"));
    Label figures = new Label(content.figures());
    figures.getStyleClass().add("card-figures");
    figures.setWrapText(true);
    HBox head = new HBox(name, Controls.spacer(), figures);
    head.getStyleClass().add("card-head");
    FieldCrop crop = new FieldCrop(texts, viewer, CROP_HEIGHT);
    crop.show(area);
    Label words = new Label(content.words());
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.setVisible(!content.words().isEmpty());
    words.setManaged(!content.words().isEmpty());
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(String.join(". ", content.name(), content.figures(), content.words()));
    getChildren().addAll(head, crop, words);
  }

  Optional<PageArea> area() {
    return area;
  }
}
