package mx.openprep.desktop.node;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.desk.Author;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.files.DurableFiles;
import mx.openprep.journal.Fact;
import mx.openprep.journal.ImageQuality;
import mx.openprep.people.PersonId;

/** A store in which many actas wait for their first capture, written in one transaction. */
public final class FilledStore {
  private FilledStore() {}

  /**
   * Writes it.
   *
   * @param jpegs the images of the first actas; the others have events alone, and would be asked
   *     for only when these are all keyed
   */
  public static void write(
      NodeConfiguration configuration,
      ElectionPackage election,
      List<ExpectedActa> actas,
      List<byte[]> jpegs)
      throws IOException {
    DurableFiles.createDirectories(configuration.directory());
    StoreSpace space = new StoreSpace(configuration.directory(), 0);
    ImageStore images = new ImageStore(configuration.directory().resolve("images"), space);
    try (Database database = Database.open(configuration.directory(), space)) {
      LocalCatalogue catalogue = new LocalCatalogue(election, configuration.catd());
      Journal journal =
          new Journal(
              database, configuration, catalogue, Clock.systemUTC(), new Projection(catalogue));
      journal.open("benchmark");
      Author author = new Author(Optional.of(new PersonId("acopio")), configuration.node().value());
      journal.write(
          author,
          transaction -> {
            for (int i = 0; i < actas.size(); i++) {
              ExpectedActa acta = actas.get(i);
              ImageHash image =
                  i < jpegs.size()
                      ? images.save(jpegs.get(i))
                      : ImageHash.of(Client.jpeg(acta.id().value()));
              transaction.append(
                  new ActaFact.Acopiada(acta.id(), DocumentType.ACTA_PREP, "", IdentifiedBy.QR));
              transaction.append(
                  new Fact.ImageDigitized(
                      image, 1, Origin.CATD, Digitization.ESCANER, "", ImageQuality.UNKNOWN));
              transaction.append(
                  new ActaFact.ImageIdentified(
                      acta.id(),
                      image,
                      IdentifiedBy.QR,
                      Origin.CATD,
                      Digitization.ESCANER,
                      Optional.empty()));
            }
            return author;
          });
    }
  }
}
