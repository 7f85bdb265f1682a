package mx.openprep.election;

/** The order of the rows of a database file; actas fuera de catálogo are last in both. */
public enum RowOrder {
  /** From abroad, anticipado, prisión preventiva, then by territory, section and casilla. */
  TERRITORY,
  /** As the expected actas stand in the election package. */
  CATALOGUE
}
