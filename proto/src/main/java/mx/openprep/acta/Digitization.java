package mx.openprep.acta;

/** DIGITALIZACION: with what the image was made. */
public enum Digitization {
  ESCANER,
  MOVIL
}
