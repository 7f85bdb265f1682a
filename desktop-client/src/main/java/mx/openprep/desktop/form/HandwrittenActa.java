package mx.openprep.desktop.form;

import java.util.LinkedHashMap;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.PaperField;
import mx.openprep.election.ExpectedActa;

/**
 * What a hand wrote on an acta. {@link SimulatedHand} makes it.
 *
 * @param seed of the tremor with which it is drawn
 */
public record HandwrittenActa(ExpectedActa acta, Map<FieldId, Entry> entries, long seed) {
  public HandwrittenActa {
    entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /**
   * What stands in one field.
   *
   * @param struckOut whether an earlier number was struck out beside the digits
   */
  public record Entry(PaperField paper, boolean struckOut) {}

  /** What an honest person reads on it. */
  public Map<FieldId, FieldValue> truth() {
    Map<FieldId, FieldValue> truth = new LinkedHashMap<>();
    entries.forEach((field, entry) -> truth.put(field, entry.paper().captured()));
    return truth;
  }
}
