package mx.openprep.election;

/**
 * A territory by its kind and official number with leading zeros: state {@code 14}, district {@code
 * 001}, municipality {@code 039}.
 */
public record TerritoryId(TerritoryKind kind, String number) implements Comparable<TerritoryId> {
  public TerritoryId {
    if (!number.matches("[0-9]{2,3}")) {
      throw new IllegalArgumentException("Not a territory number: " + number);
    }
  }

  @Override
  public int compareTo(TerritoryId other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : number.compareTo(other.number);
  }

  @Override
  public String toString() {
    return kind + " " + number;
  }
}
