package mx.openprep.journal;

import java.util.List;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
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
   * A machine that came over the LAN was not let in.
   *
   * @param code why
   * @param claimed who it says it is, as far as its certificate can be read
   * @param certificate SHA-256 of its certificate, 64 hexadecimal digits; empty when it showed none
   */
  record StationRefused(String code, String claimed, String certificate, String address)
      implements Fact {}

  /** Somebody asked for what the rules forbid. */
  record ActionRefused(String code, String action, String acta) implements Fact {}
}
