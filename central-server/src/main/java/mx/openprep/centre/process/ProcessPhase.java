package mx.openprep.centre.process;

import java.util.Arrays;
import java.util.List;
import mx.openprep.journal.Realm;

/** Where the process stands (DOMAIN §9). */
public enum ProcessPhase {
  PREPARACION,
  /** Every table, image and figure is in zeros, attested before anything is received. */
  PUESTA_A_CEROS,
  /** A drill; never in the official realm. */
  SIMULACRO,
  /** The night; in the official realm only. */
  OPERACION,
  CIERRE,
  ARCHIVO;

  /** Where it may go from here. */
  public List<ProcessPhase> next(Realm realm) {
    return switch (this) {
      case PREPARACION -> List.of(PUESTA_A_CEROS);
      case PUESTA_A_CEROS -> List.of(realm == Realm.OFFICIAL ? OPERACION : SIMULACRO, PREPARACION);
      case SIMULACRO, OPERACION -> List.of(CIERRE);
      case CIERRE -> List.of(ARCHIVO);
      case ARCHIVO -> List.of();
    };
  }

  /** Those a realm knows. */
  public static List<ProcessPhase> of(Realm realm) {
    ProcessPhase other = realm == Realm.OFFICIAL ? SIMULACRO : OPERACION;
    return Arrays.stream(values()).filter(phase -> phase != other).toList();
  }
}
