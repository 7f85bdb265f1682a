package mx.openprep.acta;

/** ORIGEN: where the image was made. */
public enum Origin {
  CATD,
  CASILLA
}
