package mx.openprep.centre.identity;

import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.password.Passwords;
import mx.openprep.people.PersonId;
import org.springframework.transaction.support.TransactionTemplate;

/** Passwords that people chose for themselves, each with its entry in the centre's journal. */
public final class OwnPasswords {
  /** The act of choosing, in the journal. */
  static final String CHOSEN = "PASSWORD_CHOSEN";

  private final PersonTable people;
  private final TransactionTemplate transaction;
  private final CentreJournal journal;

  OwnPasswords(PersonTable people, TransactionTemplate transaction, CentreJournal journal) {
    this.people = people;
    this.transaction = transaction;
    this.journal = journal;
  }

  /**
   * Replaces the password of somebody who works at the station's place. Asked again, it changes
   * nothing.
   *
   * @param present hash of the one that is replaced
   * @param chosen hash of the new one
   * @throws Refusal LOGIN_FAILED when nobody active there has the present one, or the new hash
   *     could not be checked everywhere
   */
  public void replace(StationIdentity station, PersonId person, String present, String chosen) {
    if (!Passwords.isUsable(chosen)) {
      throw new Refusal(MessageCode.LOGIN_FAILED);
    }
    transaction.executeWithoutResult(status -> {
      if (people.choose(person, station.catd(), present, chosen)) {
        journal.append(person, Fact.AdministrativeAct.of(CHOSEN, person.value()));
      } else if (!people.passwordHash(person).filter(chosen::equals).isPresent()) {
        throw new Refusal(MessageCode.LOGIN_FAILED);
      }
    });
  }
}
