package mx.openprep.people;

/** What a person may do (DOMAIN §1). One person may hold several. */
public enum Role {
  ACOPIADOR,
  DIGITALIZADOR,
  CAPTURISTA,
  VERIFICADOR,
  COORDINADOR,
  SUPERVISOR,
  /** Catalogue, stations, people, publication; no power over a captured figure. */
  ADMINISTRADOR
}
