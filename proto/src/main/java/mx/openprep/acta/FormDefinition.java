package mx.openprep.acta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;

/**
 * The fields of one acta in the order of the paper (DOMAIN §4). It drives the printed form, the
 * entry screen, the differences view, the columns of the database file and the JSON.
 */
public record FormDefinition(List<FormField> fields) {
  public FormDefinition {
    fields = List.copyOf(fields);
    if (fields.stream().map(FormField::id).distinct().count() != fields.size()) {
      throw new IllegalArgumentException("A field stands twice on the form: " + fields);
    }
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

  /** The fields a capturista keys: those that exist on this acta. */
  public List<FormField> keyed() {
    return fields.stream().filter(FormField::applies).toList();
  }

  public List<FormField> voteFields() {
    return fields.stream().filter(FormField::isVote).toList();
  }

  public Optional<FormField> field(FieldId id) {
    return fields.stream().filter(f -> f.id().equals(id)).findFirst();
  }

  /**
   * Checks that the values are one for each keyed field and for no other.
   *
   * @return the ids that are missing or not of this form, empty when complete
   */
  public List<FieldId> faults(Map<FieldId, FieldValue> values) {
    Map<FieldId, Boolean> expected = new TreeMap<>();
    keyed().forEach(f -> expected.put(f.id(), true));
    List<FieldId> faults = new ArrayList<>();
    for (FieldId id : expected.keySet()) {
      FieldValue value = values.get(id);
      if (value == null || value == FieldValue.Mark.NOT_APPLICABLE) {
        faults.add(id);
      }
    }
    values.keySet().stream().filter(id -> !expected.containsKey(id)).sorted().forEach(faults::add);
    return List.copyOf(faults);
  }
}
