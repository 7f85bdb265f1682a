package mx.openprep.acta;

import mx.openprep.election.OptionId;
import org.jspecify.annotations.Nullable;

/**
 * Id of a field of the form: a fixed field by its column name, or an option by its own. The same
 * word is the column of the database file.
 */
public record FieldId(String value) implements Comparable<FieldId> {
  public static final FieldId BOLETAS_SOBRANTES = new FieldId("TOTAL_BOLETAS_SOBRANTES");
  public static final FieldId PERSONAS_VOTARON = new FieldId("TOTAL_PERSONAS_VOTARON");
  public static final FieldId REPRESENTANTES_VOTARON = new FieldId("TOTAL_REP_PARTIDO_CI_VOTARON");
  public static final FieldId VOTOS_SACADOS = new FieldId("TOTAL_VOTOS_SACADOS");
  public static final FieldId NO_REGISTRADAS = new FieldId("NO_REGISTRADAS");
  public static final FieldId NULOS = new FieldId("NULOS");
  public static final FieldId TOTAL_ASENTADO = new FieldId("TOTAL_VOTOS_ASENTADO");

  public FieldId {
    if (!OptionId.isColumnName(value)) {
      throw new IllegalArgumentException("Not a field id: " + value);
    }
  }

  public static FieldId of(OptionId option) {
    return new FieldId(option.value());
  }

  // Written out: a cut looks fields up millions of times, and what is generated costs more.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(FieldId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
