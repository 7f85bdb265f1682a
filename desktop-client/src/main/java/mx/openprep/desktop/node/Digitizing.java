package mx.openprep.desktop.node;

import java.sql.SQLException;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.journal.ImageQuality;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Digitisation: the image is durable first, then it is tied to its acta by the QR or waits in the
 * unidentified tray. The same bytes again have no further effect.
 */
final class Digitizing {
  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final ImageStore store;
  private final ImageTable images = new ImageTable();
  private final ActaTable actas = new ActaTable();

  /** How an image was made. */
  record Scan(Digitization digitization, String scanner, ImageQuality quality) {}

  /**
   * What became of an image.
   *
   * @param acta what it is filed under, if it is
   * @param unidentified why a QR that was read did not identify it
   */
  record Digitized(
      ImageHash image, Optional<Acopio.Standing> acta, Optional<MessageCode> unidentified) {}

  Digitizing(LocalCatalogue catalogue, Journal journal, ImageStore store) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.store = store;
  }

  /**
   * Takes an image in.
   *
   * @param qr empty when none was read
   * @throws Refusal IMAGE_NOT_JPEG, IMAGE_TOO_LARGE or DISK_FULL
   */
  Digitized digitize(Operator operator, byte[] jpeg, Scan scan, Optional<String> qr) {
    ImageHash image = store.save(jpeg);
    return journal.write(
        operator.author(),
        transaction -> {
          Optional<ImageTable.StoredImage> known = images.find(transaction.connection(), image);
          if (known.flatMap(ImageTable.StoredImage::acta).isPresent()) {
            return alreadyFiled(transaction, image, known.get().acta().get());
          }
          if (known.isEmpty()) {
            transaction.append(
                new Fact.ImageDigitized(
                    image,
                    jpeg.length,
                    Origin.CATD,
                    scan.digitization(),
                    scan.scanner(),
                    scan.quality()));
          }
          return qr.isPresent()
              ? identified(transaction, image, scan, qr.get())
              : new Digitized(image, Optional.empty(), Optional.empty());
        });
  }

  private Digitized identified(
      JournalTransaction transaction, ImageHash image, Scan scan, String qr) throws SQLException {
    try {
      ExpectedActa acta = catalogue.byQr(qr);
      ActaState state =
          transaction.append(
              new ActaFact.ImageIdentified(
                  acta.id(),
                  image,
                  IdentifiedBy.QR,
                  Origin.CATD,
                  scan.digitization(),
                  Optional.empty()));
      return new Digitized(
          image, Optional.of(new Acopio.Standing(acta, state.name())), Optional.empty());
    } catch (Refusal refusal) {
      return new Digitized(image, Optional.empty(), Optional.of(refusal.code()));
    }
  }

  private Digitized alreadyFiled(JournalTransaction transaction, ImageHash image, ActaId id)
      throws SQLException {
    Optional<Acopio.Standing> acta =
        id.isOutsideCatalogue()
            ? Optional.empty()
            : Optional.of(
                new Acopio.Standing(catalogue.acta(id), actas.state(transaction.connection(), id)));
    return new Digitized(image, acta, Optional.of(MessageCode.IMAGE_ALREADY_DIGITIZED));
  }
}
