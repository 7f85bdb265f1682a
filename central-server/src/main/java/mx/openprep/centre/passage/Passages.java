package mx.openprep.centre.passage;

import java.util.List;
import mx.openprep.centre.consent.Consent;
import mx.openprep.centre.consent.Consents;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.process.PresentPhase;
import mx.openprep.centre.process.ProcessPhase;
import mx.openprep.centre.publication.act.PublicationActs;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the process stands and how it goes on. */
public final class Passages {
  private final Consents consents;
  private final JdbcClient jdbc;
  private final PublicationActs publication;
  private final PresentPhase phase;

  public Passages(Consents consents, JdbcClient jdbc, PublicationActs publication) {
    this.consents = consents;
    this.jdbc = jdbc;
    this.publication = publication;
    this.phase = new PresentPhase(jdbc);
  }

  public ProcessPhase present() {
    return phase.now();
  }

  /** Where it may go from here. */
  public List<ProcessPhase> next() {
    return present().next(phase.realm());
  }

  /** Those that two people decided, in the order of the decisions. */
  public List<Consent> passages() {
    return consents.decided(Consent.Kind.PHASE);
  }

  /** Those that may still be decided. */
  public List<Consent> open() {
    return consents.open(Consent.Kind.PHASE);
  }

  /** What an act attests at this moment. */
  public PassageFigures figures() {
    return PassageFigures.read(jdbc);
  }

  /**
   * Proposes to pass.
   *
   * @throws Refusal PASSAGE_NOT_POSSIBLE with what stands against it
   */
  public long propose(ProcessPhase to, Administrator by, String reason) {
    check(to);
    return consents.propose(Consent.Kind.PHASE, to.name(), figures().asText(), by, reason);
  }

  /** Passes, or does not; looked at again at this moment. */
  public Consent decide(long number, boolean accepted, Administrator by, String reason) {
    return consents.decide(
        number,
        accepted,
        by,
        reason,
        () ->
            check(
                ProcessPhase.valueOf(
                    consents
                        .find(number)
                        .filter(found -> found.kind() == Consent.Kind.PHASE)
                        .orElseThrow(() -> new Refusal(MessageCode.CONSENT_UNKNOWN))
                        .subject())));
  }

  private void check(ProcessPhase to) {
    ProcessPhase from = present();
    if (!from.next(phase.realm()).contains(to)) {
      throw new Refusal(MessageCode.PASSAGE_NOT_POSSIBLE, to.name(), from.name());
    }
    switch (to) {
      case PUESTA_A_CEROS, SIMULACRO, OPERACION -> requireZeros(to);
      case CIERRE -> {
        Phase shown = publication.standing().phase();
        if (shown != Phase.CLOSED) {
          throw new Refusal(MessageCode.PASSAGE_NOT_POSSIBLE, to.name(), shown.published());
        }
      }
      case PREPARACION, ARCHIVO -> {
        // Nothing stands against them.
      }
    }
  }

  private void requireZeros(ProcessPhase to) {
    List<String> left = figures().notInZeros();
    if (!left.isEmpty()) {
      throw new Refusal(MessageCode.PASSAGE_NOT_POSSIBLE, to.name(), String.join(", ", left));
    }
  }
}
