package mx.openprep.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaId;
import mx.openprep.election.PackageHash;

/** What an event says. */
public sealed interface Fact {
  /** Something happened to an acta. */
  record OfActa(ActaFact fact) implements Fact {}

  /** A journal begins: the first event of every node. */
  record JournalOpened(PackageHash packageHash, String softwareVersion) implements Fact {}

  /** A person logged in. */
  record SessionOpened(List<String> roles) implements Fact {
    public SessionOpened {
      roles = List.copyOf(roles);
    }
  }

  /** An image file is durable at the node. */
  record ImageDigitized(
      ImageHash image,
      long size,
      Origin origin,
      Digitization digitization,
      String scanner,
      ImageQuality quality)
      implements Fact {
    public ImageDigitized {
      if (size < 0) {
        throw new IllegalArgumentException("Not a size: " + size);
      }
    }
  }

  /**
   * A sobre PREP was handed over; that its actas arrived is said by an acopio each.
   *
   * @param actas those that were inside
   * @param sealComment what is wrong with the seal; empty when it is intact
   * @param outsideOperation before the operation of the PREP began or after it ended
   */
  record SobreReceived(
      CasillaId casilla,
      List<ActaId> actas,
      DocumentType documentType,
      String transferMechanism,
      IdentifiedBy identifiedBy,
      boolean sealIntact,
      String sealComment,
      boolean outsideOperation)
      implements Fact {
    public SobreReceived {
      actas = List.copyOf(actas);
      if (actas.isEmpty()) {
        throw new IllegalArgumentException("A sobre without actas");
      }
    }
  }

  /**
   * Somebody knows when the sobre of a casilla should arrive; the last one holds.
   *
   * @param expected empty when nothing is known any more
   * @param note how it is known
   */
  record ArrivalExpected(CasillaId casilla, Optional<Instant> expected, String note)
      implements Fact {}

  /** Somebody asked for what the rules forbid. */
  record ActionRefused(String code, String action, String acta) implements Fact {}
}
