package mx.openprep.centre.cut;

import java.util.HashMap;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.election.Election;

/** What readers call the options of an election. */
public final class OptionNames {
  private final Map<FieldId, String> names = new HashMap<>();

  public OptionNames(Election election) {
    election.columns().forEach(option -> names.put(FieldId.of(option.id()), option.name()));
    names.put(FieldId.NO_REGISTRADAS, "Candidaturas no registradas");
    names.put(FieldId.NULOS, "Votos nulos");
  }

  /** The name; the id itself for one that is not of this election. */
  public String of(FieldId field) {
    return names.getOrDefault(field, field.value());
  }
}
