package mx.openprep.centre.recount;

import java.util.List;
import java.util.Optional;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.CountingDecision;
import mx.openprep.database.Column;
import mx.openprep.database.PublishedDecision;
import mx.openprep.database.PublishedRow;
import mx.openprep.database.Remark;
import mx.openprep.election.CasillaType;

/**
 * A published row and what the rules make of its captured fields.
 *
 * @param decision empty where the fields contradict each other or hold an unknown text
 * @param total sum of the legible vote fields
 * @param reason of the decision, with the numbers put in
 * @param totalAgrees true also where the file has no such column
 * @param decisionAgrees likewise
 * @param remarks on texts that the layout does not know
 */
record RecountedRow(
    PublishedRow row,
    Optional<CasillaType> type,
    Optional<CountingDecision> decision,
    long total,
    long listaNominal,
    String reason,
    boolean totalAgrees,
    boolean decisionAgrees,
    List<Remark> remarks) {
  RecountedRow {
    remarks = List.copyOf(remarks);
  }

  /** By the rules; as published where they do not decide. */
  Contabilizada contabilizada() {
    return decision
        .map(CountingDecision::contabilizada)
        .or(() -> row.decision().map(PublishedDecision::meaning))
        .orElse(Contabilizada.NOT_CAPTURED);
  }

  boolean isEspecial() {
    return type.filter(t -> t == CasillaType.ESPECIAL).isPresent();
  }

  boolean agrees() {
    return totalAgrees && decisionAgrees;
  }

  /** CLAVE_ACTA, or CLAVE_CASILLA where there is none. */
  String key() {
    String acta = row.text(Column.CLAVE_ACTA);
    return acta.isEmpty() ? row.text(Column.CLAVE_CASILLA) : acta;
  }
}
