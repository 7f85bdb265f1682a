package mx.openprep.acta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one acta in the order of the paper (DOMAIN §4). It drives the printed form, the
 * entry screen, the differences view, the columns of the database file and the JSON.
 */
public final class FormDefinition {
  private final SequencedMap<FieldId, FormField> byId = new LinkedHashMap<>();
  private final List<FormField> fields;
  private final List<FormField> keyed;
  private final List<FormField> voteFields;
  private final SortedSet<FieldId> keyedIds = new TreeSet<>();

  public FormDefinition(List<FormField> fields) {
    this.fields = List.copyOf(fields);
    for (FormField field : fields) {
      if (byId.put(field.id(), field) != null) {
        throw new IllegalArgumentException("A field stands twice on the form: " + fields);
      }
    }
    keyed = fields.stream().filter(FormField::applies).toList();
    voteFields = fields.stream().filter(FormField::isVote).toList();
    keyed.forEach(field -> keyedIds.add(field.id()));
  }

  public static FormDefinition of(ElectionPackage election, ExpectedActa acta) {
    return of(election.ballot(acta), acta.casilla().type());
  }

  public static FormDefinition of(Ballot ballot, CasillaType casilla) {
    boolean hasSection = !casilla.withoutSection();
    List<FormField> fields = new ArrayList<>();
    fields.add(
        new FormField.Reconciliation(FieldId.BOLETAS_SOBRANTES, "Boletas sobrantes", hasSection));
    fields.add(
        new FormField.Reconciliation(FieldId.PERSONAS_VOTARON, "Personas que votaron", true));
    fields.add(
        new FormField.Reconciliation(
            FieldId.REPRESENTANTES_VOTARON, "Representantes que votaron", hasSection));
    fields.add(
        new FormField.Reconciliation(FieldId.VOTOS_SACADOS, "Votos sacados de la urna", true));
    for (BallotOption option : ballot.options()) {
      fields.add(new FormField.Option(option));
    }
    fields.add(new FormField.OtherVotes(FieldId.NO_REGISTRADAS, "Candidaturas no registradas"));
    fields.add(new FormField.OtherVotes(FieldId.NULOS, "Votos nulos"));
    fields.add(new FormField.WrittenTotal(FieldId.TOTAL_ASENTADO, "Total"));
    return new FormDefinition(fields);
  }

  /** All that are on the paper, in its order. */
  public List<FormField> fields() {
    return fields;
  }

  /** The fields a capturista keys: those that exist on this acta. */
  public List<FormField> keyed() {
    return keyed;
  }

  public List<FormField> voteFields() {
    return voteFields;
  }

  public Optional<FormField> field(FieldId id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FormDefinition form && form.fields.equals(fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return "FormDefinition" + fields;
  }

  /**
   * Checks that the values are one for each keyed field and for no other.
   *
   * @return the ids that are missing or not of this form, empty when complete
   */
  public List<FieldId> faults(Map<FieldId, FieldValue> values) {
    List<FieldId> faults = new ArrayList<>();
    for (FieldId id : keyedIds) {
      FieldValue value = values.get(id);
      if (value == null || value == FieldValue.Mark.NOT_APPLICABLE) {
        faults.add(id);
      }
    }
    values.keySet().stream().filter(id -> !keyedIds.contains(id)).sorted().forEach(faults::add);
    return List.copyOf(faults);
  }
}
