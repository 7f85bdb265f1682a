package mx.openprep.acta;

/** The three reasons for which there is no acta to capture (DOMAIN §3). */
public enum SinActaReason {
  PAQUETE_NO_ENTREGADO(Observation.PAQUETE_NO_ENTREGADO),
  CASILLA_NO_INSTALADA(Observation.CASILLA_NO_INSTALADA),
  PAQUETE_ENTREGADO_SIN_BOLSA(Observation.PAQUETE_ENTREGADO_SIN_BOLSA);

  private final Observation observation;

  SinActaReason(Observation observation) {
    this.observation = observation;
  }

  public Observation observation() {
    return observation;
  }
}
