package mx.openprep.database;

import java.util.Optional;
import mx.openprep.acta.SinActaReason;

/** What a row's OBSERVACIONES say, in the words of DOMAIN §5. */
public enum PublishedObservation {
  FUERA_DE_CATALOGO,
  PAQUETE_NO_ENTREGADO,
  CASILLA_NO_INSTALADA,
  PAQUETE_ENTREGADO_SIN_BOLSA,
  /** Without an acta, for a reason that is none of the three. */
  SIN_ACTA_POR_OTRA_CAUSA,
  EXCEDE_LISTA_NOMINAL,
  TODOS_ILEGIBLES_O_SIN_DATO,
  ALGUNO_ILEGIBLE_O_SIN_DATO,
  /** A word that says nothing of the decision. */
  NINGUNA;

  public boolean isSinActa() {
    return switch (this) {
      case PAQUETE_NO_ENTREGADO,
          CASILLA_NO_INSTALADA,
          PAQUETE_ENTREGADO_SIN_BOLSA,
          SIN_ACTA_POR_OTRA_CAUSA ->
          true;
      case FUERA_DE_CATALOGO,
          EXCEDE_LISTA_NOMINAL,
          TODOS_ILEGIBLES_O_SIN_DATO,
          ALGUNO_ILEGIBLE_O_SIN_DATO,
          NINGUNA ->
          false;
    };
  }

  /** The reason of the rules, where it is one of the three. */
  public Optional<SinActaReason> reason() {
    return switch (this) {
      case PAQUETE_NO_ENTREGADO -> Optional.of(SinActaReason.PAQUETE_NO_ENTREGADO);
      case CASILLA_NO_INSTALADA -> Optional.of(SinActaReason.CASILLA_NO_INSTALADA);
      case PAQUETE_ENTREGADO_SIN_BOLSA -> Optional.of(SinActaReason.PAQUETE_ENTREGADO_SIN_BOLSA);
      case FUERA_DE_CATALOGO,
          SIN_ACTA_POR_OTRA_CAUSA,
          EXCEDE_LISTA_NOMINAL,
          TODOS_ILEGIBLES_O_SIN_DATO,
          ALGUNO_ILEGIBLE_O_SIN_DATO,
          NINGUNA ->
          Optional.empty();
    };
  }
}
