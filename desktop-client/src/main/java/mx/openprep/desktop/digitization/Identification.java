package mx.openprep.desktop.digitization;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.ActaSearch;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ElectionName;
import mx.openprep.v1.IdentifyRequest;
import mx.openprep.v1.MarkFueraDeCatalogoRequest;

/** Says whose an image of the node is: an expected acta's, by its clave, or nobody's. */
final class Identification {
  private final NodeApi api;
  private final Background background;
  private final Consumer<Refusal> refused;
  private final Lane lane = new Lane();
  private final StringProperty clave = new SimpleStringProperty("");
  private final ObjectProperty<List<ActaCard>> found = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<ElectionName> election =
      new SimpleObjectProperty<>(ElectionName.getDefaultInstance());
  private final StringProperty description = new SimpleStringProperty("");
  private ByteString image = ByteString.EMPTY;

  Identification(NodeApi api, Background background, Consumer<Refusal> refused) {
    this.api = api;
    this.background = background;
    this.refused = refused;
  }

  StringProperty claveProperty() {
    return clave;
  }

  /** What the clave names, to pick from. */
  ObservableValue<List<ActaCard>> foundProperty() {
    return found;
  }

  ObjectProperty<ElectionName> electionProperty() {
    return election;
  }

  StringProperty descriptionProperty() {
    return description;
  }

  /**
   * Begins with an image.
   *
   * @param acta what its QR names, if that may be the answer
   */
  void begin(ByteString unidentified, Optional<ActaCard> acta) {
    image = unidentified;
    clave.set("");
    description.set("");
    found.set(acta.stream().toList());
  }

  /** The image at hand. */
  ByteString image() {
    return image;
  }

  void search() {
    if (clave.get().isBlank()) {
      return;
    }
    String typed = clave.get();
    background
        .task(lane, () -> api.acopio().find(ActaSearch.of(typed)))
        .onSuccess(answer -> found.set(answer.getActasList()))
        .onRefusal(refused)
        .start();
  }

  void identifyAs(ActaCard acta, Consumer<ActaCard> identified) {
    IdentifyRequest request =
        IdentifyRequest.newBuilder().setImage(image).setActa(acta.getActa()).build();
    background
        .task(lane, () -> api.digitization().identify(request))
        .onSuccess(identified)
        .onRefusal(refused)
        .start();
  }

  void registerOutside(Runnable registered) {
    MarkFueraDeCatalogoRequest request =
        MarkFueraDeCatalogoRequest.newBuilder()
            .setImage(image)
            .setElection(election.get().getElection())
            .setDescription(description.get().strip())
            .build();
    background
        .task(lane, () -> api.digitization().markFueraDeCatalogo(request))
        .onSuccess(marked -> registered.run())
        .onRefusal(refused)
        .start();
  }

  boolean isBusy() {
    return lane.isBusy();
  }

  void stop() {
    lane.cancel();
  }
}
