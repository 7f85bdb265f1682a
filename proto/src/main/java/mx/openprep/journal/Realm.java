package mx.openprep.journal;

/** Official, drill and practice data never meet. */
public enum Realm {
  OFFICIAL,
  DRILL,
  PRACTICE
}
