package mx.openprep.acta;

import mx.openprep.election.PublishedTexts;

/** What a row's OBSERVACIONES may say, highest first (DOMAIN §5). */
public enum Observation {
  FUERA_DE_CATALOGO,
  PAQUETE_NO_ENTREGADO,
  CASILLA_NO_INSTALADA,
  PAQUETE_ENTREGADO_SIN_BOLSA,
  EXCEDE_LISTA_NOMINAL,
  TODOS_ILEGIBLES_O_SIN_DATO,
  ALGUNO_ILEGIBLE_O_SIN_DATO;

  /** The words the state publishes. */
  public String text(PublishedTexts texts) {
    return switch (this) {
      case FUERA_DE_CATALOGO -> texts.fueraDeCatalogo();
      case PAQUETE_NO_ENTREGADO -> texts.paqueteNoEntregado();
      case CASILLA_NO_INSTALADA -> texts.casillaNoInstalada();
      case PAQUETE_ENTREGADO_SIN_BOLSA -> texts.paqueteEntregadoSinBolsa();
      case EXCEDE_LISTA_NOMINAL -> texts.excedeListaNominal();
      case TODOS_ILEGIBLES_O_SIN_DATO -> texts.todosIlegiblesOSinDato();
      case ALGUNO_ILEGIBLE_O_SIN_DATO -> texts.algunoIlegibleOSinDato();
    };
  }

  /** Whether the acta counts in PORCENTAJE_ACTAS_INCONSISTENCIAS. */
  public boolean isInconsistency() {
    return switch (this) {
      case EXCEDE_LISTA_NOMINAL, TODOS_ILEGIBLES_O_SIN_DATO, ALGUNO_ILEGIBLE_O_SIN_DATO -> true;
      case FUERA_DE_CATALOGO,
          PAQUETE_NO_ENTREGADO,
          CASILLA_NO_INSTALADA,
          PAQUETE_ENTREGADO_SIN_BOLSA ->
          false;
    };
  }
}
