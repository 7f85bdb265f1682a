package mx.openprep.election;

/** What a ballot and a result belong to. */
public enum TerritoryKind {
  STATE,
  DISTRICT,
  MUNICIPALITY
}
