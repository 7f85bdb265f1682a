package mx.openprep.database;

/** What may stand in a captured field instead of a number. */
public enum CellWord {
  ILEGIBLE,
  SIN_DATO,
  SIN_ACTA,
  /** Not captured yet, or the option does not compete there: many publish one sign for both. */
  ABSENT,
  NOT_APPLICABLE,
  /** Nothing at all. */
  EMPTY
}
