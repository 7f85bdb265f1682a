package mx.openprep.centre.cut;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import mx.openprep.acta.FieldId;
import mx.openprep.election.Election;

/** What readers call the options of an election. */
public final class OptionNames {
  private final SequencedMap<FieldId, String> names = new LinkedHashMap<>();

  public OptionNames(Election election) {
    election.columns().forEach(option -> names.put(FieldId.of(option.id()), option.name()));
    names.put(FieldId.NO_REGISTRADAS, "Candidaturas no registradas");
    names.put(FieldId.NULOS, "Votos nulos");
  }

  /** In the order of the paper. */
  public SequencedMap<FieldId, String> all() {
    return Collections.unmodifiableSequencedMap(names);
  }

  /** The name; the id itself for one that is not of this election. */
  public String of(FieldId field) {
    return names.getOrDefault(field, field.value());
  }
}
