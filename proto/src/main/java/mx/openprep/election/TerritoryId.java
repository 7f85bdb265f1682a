package mx.openprep.election;

import java.util.regex.Pattern;

/**
 * A territory by its kind and official number with leading zeros: state {@code 14}, district {@code
 * 001}, municipality {@code 039}.
 */
public record TerritoryId(TerritoryKind kind, String number) implements Comparable<TerritoryId> {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{2,3}");

  public TerritoryId {
    if (!NUMBER.matcher(number).matches()) {
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
