package mx.openprep.election;

import java.util.Arrays;
import java.util.Optional;

/**
 * The columns every database file has beside those of the options, by their names and in their
 * order (Anexo 18.5; DOMAIN §7). Which of the territory columns a file has depends on its election;
 * the columns of the options stand between {@link #TOTAL_VOTOS_SACADOS} and {@link
 * #NO_REGISTRADAS}.
 */
public enum StandardColumn {
  CLAVE_CASILLA,
  CLAVE_ACTA,
  ID_ENTIDAD,
  ENTIDAD,
  ID_DISTRITO_LOCAL,
  DISTRITO_LOCAL,
  ID_MUNICIPIO,
  MUNICIPIO,
  SECCION,
  ID_CASILLA,
  TIPO_CASILLA,
  EXT_CONTIGUA,
  UBICACION_CASILLA,
  TIPO_ACTA,
  TOTAL_BOLETAS_SOBRANTES,
  TOTAL_PERSONAS_VOTARON,
  TOTAL_REP_PARTIDO_CI_VOTARON,
  TOTAL_VOTOS_SACADOS,
  NO_REGISTRADAS,
  NULOS,
  TOTAL_VOTOS_ASENTADO,
  TOTAL_VOTOS_CALCULADO,
  LISTA_NOMINAL,
  REPRESENTANTES_PP_CI,
  OBSERVACIONES,
  CONTABILIZADA,
  MECANISMOS_TRASLADO,
  CODIGO_INTEGRIDAD,
  FECHA_HORA_ACOPIO,
  FECHA_HORA_CAPTURA,
  FECHA_HORA_VERIFICACION,
  ORIGEN,
  DIGITALIZACION,
  TIPO_DOCUMENTO,
  COTEJADA;

  public static Optional<StandardColumn> named(String name) {
    return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst();
  }
}
