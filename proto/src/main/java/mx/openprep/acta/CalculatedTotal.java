package mx.openprep.acta;

import java.util.Map;

/** TOTAL_VOTOS_CALCULADO: the sum of the legible vote fields (DOMAIN §5). */
public final class CalculatedTotal {
  private CalculatedTotal() {}

  /** Votes; 0 when no vote field is legible. */
  public static int of(FormDefinition form, Map<FieldId, FieldValue> values) {
    int total = 0;
    for (FormField field : form.voteFields()) {
      if (values.get(field.id()) instanceof FieldValue.Votes votes) {
        total = Math.addExact(total, votes.count());
      }
    }
    return total;
  }
}
