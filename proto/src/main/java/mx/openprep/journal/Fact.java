package mx.openprep.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CajaFolio;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaId;
import mx.openprep.election.PackageHash;
import mx.openprep.election.TerritoryId;
import mx.openprep.incident.IncidentFact;
import mx.openprep.people.PersonId;
import mx.openprep.readiness.ReadinessReport;

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

  /** A workstation looked whether it is ready. */
  record ReadinessReported(ReadinessReport report) implements Fact {}

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

  /**
   * A machine that came over the LAN was not let in.
   *
   * @param code why
   * @param claimed who it says it is, as far as its certificate can be read
   * @param certificate SHA-256 of its certificate, 64 hexadecimal digits; empty when it showed none
   */
  record StationRefused(String code, String claimed, String certificate, String address)
      implements Fact {}

  /** A caja for the papers of one council was begun. */
  record CajaOpened(CajaFolio caja, TerritoryId council) implements Fact {}

  /** A caja was closed with so many actas: nothing is put into it any more. */
  record CajaClosed(CajaFolio caja, int actas) implements Fact {
    public CajaClosed {
      if (actas < 0) {
        throw new IllegalArgumentException("Not a count: " + actas);
      }
    }
  }

  /**
   * The centre published other figures of an acta than the node had settled and sent.
   *
   * @param what differs, as {@link PublishedRow#differences} names it
   */
  record PublishedDiffers(ActaId acta, long cut, List<String> what) implements Fact {
    public PublishedDiffers {
      if (cut < 1) {
        throw new IllegalArgumentException("Not a cut: " + cut);
      }
      what = List.copyOf(what);
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

  /**
   * Somebody with power over the system used it.
   *
   * @param act what was done, in capitals, such as {@code PERSON_DEACTIVATED}
   * @param subject the id of what it was done to; empty when it is the centre itself
   * @param secondPerson who confirmed it, where it takes two
   * @param reason empty where none is asked for
   * @param details what else must be known, by name; never a secret
   */
  record AdministrativeAct(
      String act,
      String subject,
      Optional<PersonId> secondPerson,
      String reason,
      Map<String, String> details)
      implements Fact {
    public AdministrativeAct {
      if (!act.matches("[A-Z][A-Z0-9_]{0,63}")) {
        throw new IllegalArgumentException("Not the name of an act: " + act);
      }
      details = Map.copyOf(details);
    }

    /** An act of one person that needs no reason. */
    public static AdministrativeAct of(String act, String subject) {
      return new AdministrativeAct(act, subject, Optional.empty(), "", Map.of());
    }

    public AdministrativeAct because(String why) {
      return new AdministrativeAct(act, subject, secondPerson, why, details);
    }

    public AdministrativeAct confirmedBy(PersonId second) {
      return new AdministrativeAct(act, subject, Optional.of(second), reason, details);
    }

    public AdministrativeAct with(String name, String value) {
      Map<String, String> more = new TreeMap<>(details);
      more.put(name, value);
      return new AdministrativeAct(act, subject, secondPerson, reason, more);
    }
  }

  /** Somebody asked for what the rules forbid. */
  record ActionRefused(String code, String action, String acta) implements Fact {}
}
