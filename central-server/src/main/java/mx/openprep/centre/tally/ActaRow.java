package mx.openprep.centre.tally;

import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ExpectedActa;

/**
 * An acta as it stands in a cut.
 *
 * @param expected its place in the catalogue; empty when it is fuera de catálogo
 * @param fields what was captured; empty when nothing was
 * @param provenance present exactly when an image is published with it
 */
public record ActaRow(
    ActaId id,
    ElectionCode election,
    Optional<ExpectedActa> expected,
    CountingDecision decision,
    Map<FieldId, FieldValue> fields,
    Optional<Provenance> provenance) {
  public ActaRow {
    fields = fields instanceof ActaFields compact ? compact : Map.copyOf(fields);
  }

  /** An expected acta of which the cut says nothing yet. */
  public static ActaRow notCaptured(ExpectedActa acta) {
    return new ActaRow(
        acta.id(),
        acta.election(),
        Optional.of(acta),
        CountingDecision.notCaptured(),
        Map.of(),
        Optional.empty());
  }

  /** Votes in a box of its election; 0 where there is no number. */
  int votes(FieldList boxes, int place) {
    if (fields instanceof ActaFields compact && compact.startsWith(boxes)) {
      return compact.votes(place);
    }
    return fields.get(boxes.get(place)) instanceof FieldValue.Votes(int count) ? count : 0;
  }

  /** Whether the cut says anything of it. */
  boolean isKnown() {
    return decision.contabilizada() != Contabilizada.NOT_CAPTURED;
  }

  boolean isOf(CasillaType type) {
    return expected.filter(e -> e.casilla().type() == type).isPresent();
  }

  /** Voters; 0 where none is published. */
  int listaNominal() {
    return expected.flatMap(e -> e.casilla().listaNominal()).orElse(0);
  }
}
