package mx.openprep.centre.console.phase;

import java.util.List;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.consent.Consent;
import mx.openprep.centre.consent.Consents;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.publication.PublicationClock;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the process stands and how it goes on. */
@Component
class Phases {
  private final Consents consents;
  private final JdbcClient jdbc;
  private final ElectionPackage election;
  private final PublicationClock publication;
  private final Realm realm;

  Phases(
      Consents consents,
      JdbcClient jdbc,
      ElectionPackage election,
      PublicationClock publication,
      CentreSettings settings) {
    this.consents = consents;
    this.jdbc = jdbc;
    this.election = election;
    this.publication = publication;
    this.realm = settings.realm();
  }

  ProcessPhase present() {
    return passages().stream()
        .filter(Consent::isAccepted)
        .reduce((_, later) -> later)
        .map(passage -> ProcessPhase.valueOf(passage.subject()))
        .orElse(ProcessPhase.PREPARACION);
  }

  List<Consent> passages() {
    return consents.decided(Consent.Kind.PHASE);
  }

  List<Consent> open() {
    return consents.open(Consent.Kind.PHASE);
  }

  PhaseFigures figures() {
    return PhaseFigures.read(jdbc, election);
  }

  /**
   * Proposes to pass.
   *
   * @throws Refusal PASSAGE_NOT_POSSIBLE with what stands against it
   */
  long propose(ProcessPhase to, Administrator by, String reason) {
    check(to);
    return consents.propose(Consent.Kind.PHASE, to.name(), figures().asText(), by, reason);
  }

  /** Passes, or does not; looked at again at this moment. */
  Consent decide(long number, boolean accepted, Administrator by, String reason) {
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
    if (!from.next(realm).contains(to)) {
      throw new Refusal(MessageCode.PASSAGE_NOT_POSSIBLE, to.name(), from.name());
    }
    switch (to) {
      case PUESTA_A_CEROS, SIMULACRO, OPERACION -> requireZeros(to);
      case CIERRE -> {
        if (publication.now().decided() != Phase.CLOSED) {
          throw new Refusal(
              MessageCode.PASSAGE_NOT_POSSIBLE, to.name(), publication.now().decided().published());
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
