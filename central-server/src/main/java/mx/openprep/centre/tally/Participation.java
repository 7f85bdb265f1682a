package mx.openprep.centre.tally;

/** Which votes PORCENTAJE_PARTICIPACION_CIUDADANA takes (DOMAIN §6). */
public enum Participation {
  /** In every cut but the last. */
  WITHOUT_ESPECIALES,
  /** In the last cut. */
  WITH_ESPECIALES
}
