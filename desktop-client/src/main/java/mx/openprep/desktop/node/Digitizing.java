package mx.openprep.desktop.node;

import java.sql.SQLException;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.acta.Trail;
import mx.openprep.desk.Operator;
import mx.openprep.desk.Standing;
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
   * @param image empty when it was not taken, because its acta has another one
   * @param acta what it is filed under, if it is
   * @param unidentified why a QR that was read did not identify it
   * @param current the image its acta has, when there was one already
   */
  record Digitized(
      Optional<ImageHash> image,
      Optional<Standing> acta,
      Optional<MessageCode> unidentified,
      Optional<ImageHash> current) {
    private static Digitized unknown(ImageHash image, Optional<MessageCode> why) {
      return new Digitized(Optional.of(image), Optional.empty(), why, Optional.empty());
    }
  }

  Digitizing(LocalCatalogue catalogue, Journal journal, ImageStore store) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.store = store;
  }

  /**
   * Takes an image in.
   *
   * @param qr empty when none was read
   * @param replace in the place of the image its acta has, as a person decided
   * @throws Refusal IMAGE_NOT_JPEG, IMAGE_TOO_LARGE or DISK_FULL; what the acta's life refuses,
   *     when the image is to replace another
   */
  Digitized digitize(
      Operator operator, byte[] jpeg, Scan scan, Optional<String> qr, boolean replace) {
    Optional<Digitized> repeated =
        replace ? Optional.empty() : qr.flatMap(text -> repeated(ImageHash.of(jpeg), text));
    if (repeated.isPresent()) {
      return repeated.get();
    }
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
              ? identified(transaction, image, scan, qr.get(), replace)
              : Digitized.unknown(image, Optional.empty());
        });
  }

  /** A sheet fed twice: its acta has an image, and nobody has asked for another. */
  private Optional<Digitized> repeated(ImageHash image, String qr) {
    ExpectedActa acta;
    try {
      acta = catalogue.byQr(qr);
    } catch (Refusal notOurs) {
      return Optional.empty();
    }
    ActaState state = journal.state(acta.id());
    return keptImage(state)
        .filter(trail -> !trail.knows(image))
        .map(trail ->
            new Digitized(
                Optional.empty(),
                Optional.of(new Standing(acta, state.name())),
                Optional.of(MessageCode.IMAGE_ALREADY_DIGITIZED),
                Optional.of(trail.picture().image())));
  }

  /** The images of an acta that needs no other one. */
  static Optional<Trail> keptImage(ActaState state) {
    return state instanceof ActaState.AwaitingRescan ? Optional.empty() : state.trailSoFar();
  }

  private Digitized identified(
      JournalTransaction transaction, ImageHash image, Scan scan, String qr, boolean replace)
      throws SQLException {
    try {
      ExpectedActa acta = catalogue.byQr(qr);
      if (!replace && keptImage(transaction.state(acta.id())).isPresent()) {
        // Another workstation was quicker, by less than a moment.
        throw new Refusal(MessageCode.IMAGE_ALREADY_DIGITIZED);
      }
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
          Optional.of(image),
          Optional.of(new Standing(acta, state.name())),
          Optional.empty(),
          Optional.empty());
    } catch (Refusal refusal) {
      if (replace) {
        throw refusal;
      }
      return Digitized.unknown(image, Optional.of(refusal.code()));
    }
  }

  private Digitized alreadyFiled(JournalTransaction transaction, ImageHash image, ActaId id)
      throws SQLException {
    Optional<Standing> acta =
        id.isOutsideCatalogue()
            ? Optional.empty()
            : Optional.of(
                new Standing(catalogue.acta(id), actas.state(transaction.connection(), id)));
    return new Digitized(
        Optional.of(image),
        acta,
        Optional.of(MessageCode.IMAGE_ALREADY_DIGITIZED),
        transaction.state(id).trailSoFar().map(trail -> trail.picture().image()));
  }
}
