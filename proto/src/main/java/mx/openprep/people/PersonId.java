package mx.openprep.people;

/** What a person types to log in; lower-case, stable, never reused. */
public record PersonId(String value) implements Comparable<PersonId> {
  public PersonId {
    if (!value.matches("[a-z0-9][a-z0-9._-]{0,39}")) {
      throw new IllegalArgumentException("Not a person id: " + value);
    }
  }

  @Override
  public int compareTo(PersonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
