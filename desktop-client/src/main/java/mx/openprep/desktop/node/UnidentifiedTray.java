package mx.openprep.desktop.node;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.desk.Operator;
import mx.openprep.desk.Standing;
import mx.openprep.election.ActaId;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ExpectedActa;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Images that no QR identified: a person says which acta they show, or that it is none of ours. */
final class UnidentifiedTray {
  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final ImageTable images = new ImageTable();
  private final ActaTable actas = new ActaTable();

  UnidentifiedTray(LocalCatalogue catalogue, Journal journal, Database database) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.database = database;
  }

  List<ImageTable.StoredImage> images() {
    return database.read(images::unidentified);
  }

  /**
   * Files an image of the tray under an acta; once more has no further effect. It never takes the
   * place of an image that nobody has reported: that is decided with both side by side, when a page
   * is scanned.
   *
   * @throws Refusal IMAGE_UNKNOWN, IMAGE_ALREADY_DIGITIZED when it is filed elsewhere or the acta
   *     has another one, or what the acta's life refuses
   */
  Standing identify(Operator operator, ImageHash image, ActaId id) {
    ExpectedActa acta = catalogue.acta(id);
    return journal.write(
        operator.author(),
        transaction -> {
          ImageTable.StoredImage stored = required(transaction, image);
          if (stored.acta().equals(Optional.of(id))) {
            return new Standing(acta, actas.state(transaction.connection(), id));
          }
          requireInTray(stored);
          if (Digitizing.keptImage(transaction.state(id)).isPresent()) {
            throw new Refusal(MessageCode.IMAGE_ALREADY_DIGITIZED, id.value());
          }
          ActaState state =
              transaction.append(
                  new ActaFact.ImageIdentified(
                      id,
                      image,
                      IdentifiedBy.KEYED,
                      stored.origin(),
                      stored.digitization(),
                      Optional.empty()));
          return new Standing(acta, state.name());
        });
  }

  /**
   * Files an image of the tray as an acta fuera de catálogo; once more has no further effect.
   *
   * @return the id the acta got
   * @throws Refusal IMAGE_UNKNOWN, IMAGE_ALREADY_DIGITIZED or VALUE_NOT_ALLOWED for an election
   *     that is not held
   */
  ActaId markFueraDeCatalogo(
      Operator operator, ImageHash image, ElectionCode election, String description) {
    if (catalogue.election().elections().stream().map(Election::code).noneMatch(election::equals)) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, election.value());
    }
    ActaId id = ActaId.outsideCatalogue(election, image.hex());
    return journal.write(
        operator.author(),
        transaction -> {
          ImageTable.StoredImage stored = required(transaction, image);
          if (!stored.acta().equals(Optional.of(id))) {
            requireInTray(stored);
            transaction.append(new ActaFact.FueraDeCatalogo(id, image, election, description));
          }
          return id;
        });
  }

  private ImageTable.StoredImage required(JournalTransaction transaction, ImageHash image)
      throws SQLException {
    return images
        .find(transaction.connection(), image)
        .orElseThrow(() -> new Refusal(MessageCode.IMAGE_UNKNOWN));
  }

  private static void requireInTray(ImageTable.StoredImage stored) {
    if (stored.acta().isPresent()) {
      throw new Refusal(MessageCode.IMAGE_ALREADY_DIGITIZED, stored.acta().get().value());
    }
  }
}
