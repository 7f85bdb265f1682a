package mx.openprep.desktop.node;

import java.time.Instant;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Realm;

/**
 * When the PREP operates, as the election package says (Anexo 13). Acopio outside of it is possible
 * and recorded as such: paper that arrived is never turned away.
 */
record OperationPeriod(Instant from, Instant to) {
  /** Drills and practice happen on other days: for them there is no outside. */
  static OperationPeriod of(Realm realm, ElectionPackage election) {
    return realm == Realm.OFFICIAL
        ? new OperationPeriod(
            election.publication().start().toInstant(), election.publication().end().toInstant())
        : new OperationPeriod(Instant.MIN, Instant.MAX);
  }

  boolean contains(Instant time) {
    return !time.isBefore(from) && !time.isAfter(to);
  }
}
