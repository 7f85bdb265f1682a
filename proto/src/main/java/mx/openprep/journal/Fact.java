package mx.openprep.journal;

import java.util.List;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.election.ActaId;
import mx.openprep.election.PackageHash;
import mx.openprep.incident.IncidentFact;
import mx.openprep.people.PersonId;

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

  /** Something happened to an incident. */
  record OfIncident(IncidentFact fact) implements Fact {}

  /** An acta lent for capture was taken out of somebody's hands and waits again. */
  record LeaseTakenBack(ActaId acta, PersonId holder, String reason) implements Fact {}

  /** Somebody asked for what the rules forbid. */
  record ActionRefused(String code, String action, String acta) implements Fact {}
}
