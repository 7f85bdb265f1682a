package mx.openprep.centre.incident;

import java.util.Map;
import mx.openprep.centre.consent.Consent;
import mx.openprep.centre.consent.Consents;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** How incidents end: one person recommends, another decides. */
public final class Endings {
  /** In the figures of a consent: what was recommended. */
  private static final String ENDING = "desenlace";

  private final IncidentRegister incidents;
  private final Consents consents;

  public Endings(IncidentRegister incidents, Consents consents) {
    this.incidents = incidents;
    this.consents = consents;
  }

  /** How an incident may end; no figure changes by it. */
  public enum Ending {
    /** Looked at; what the system did was right. */
    SIN_CONSECUENCIA,
    /** Corrected by those who may, with their own means. */
    CORREGIDA,
    /** Given to the integrity people or the auditor. */
    TURNADA
  }

  /**
   * Recommends an ending.
   *
   * @return the number by which another person decides
   * @throws Refusal INCIDENT_UNKNOWN, INCIDENT_CLOSED or what {@link Consents#propose} refuses with
   */
  public long recommend(long incident, Ending ending, Administrator by, String reason) {
    requireOpen(incident);
    return consents.propose(
        Consent.Kind.INCIDENT, Long.toString(incident), Map.of(ENDING, ending.name()), by, reason);
  }

  /**
   * Decides what another recommended.
   *
   * @throws Refusal INCIDENT_UNKNOWN, INCIDENT_CLOSED or what {@link Consents#decide} refuses with
   */
  public Consent decide(long number, boolean accepted, Administrator by, String reason) {
    Consent recommended =
        consents
            .find(number)
            .filter(found -> found.kind() == Consent.Kind.INCIDENT)
            .orElseThrow(() -> new Refusal(MessageCode.CONSENT_UNKNOWN));
    return consents.decide(
        number, accepted, by, reason, () -> requireOpen(Long.parseLong(recommended.subject())));
  }

  private void requireOpen(long incident) {
    if (incidents
        .find(incident)
        .orElseThrow(() -> new Refusal(MessageCode.INCIDENT_UNKNOWN))
        .settled()) {
      throw new Refusal(MessageCode.INCIDENT_CLOSED);
    }
  }
}
